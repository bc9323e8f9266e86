using System.Text.Json;
using SupportBot.Dialogs.Schema;
using SupportBot.Dialogs.State;
using SupportBot.Dialogs.Turns;

namespace SupportBot.Bot.Flows.Shared;

/// <summary>
/// Takes presses on the buttons of cards (see <see cref="AdaptiveCard"/>). What they carry went through the client: an implementation checks it as if a
/// stranger had typed it. Registered as this interface; several buttons may belong to one implementation.
/// </summary>
internal interface ICardAction
{
    /// <summary>Names of the buttons, such as <c>contract.renew</c>: unique in the bot.</summary>
    IReadOnlyList<string> Names { get; }

    ValueTask<CardOutcome> RunAsync(ITurnContext turn, CardPress press, CancellationToken cancellationToken);
}

/// <summary>A pressed button.</summary>
/// <param name="Name">Which one.</param>
/// <param name="Value">All that came with it, with the inputs of the card.</param>
internal sealed record CardPress(string Name, JsonElement Value)
{
    private const int LongestText = 200;

    /// <summary>A text that came with it; null when it is absent, no text, or too long to be one of ours.</summary>
    public string? Text(string member) =>
        Value.TryGetProperty(member, out var text) && text.ValueKind == JsonValueKind.String && text.GetString() is { Length: > 0 and <= LongestText } given ? given : null;

    /// <summary>Reads the value of a message; null when it comes from no card of ours.</summary>
    public static CardPress? TryRead(JsonElement? value) =>
        value is { ValueKind: JsonValueKind.Object } sent && new CardPress("", sent).Text(AdaptiveCard.ActionMember) is { } name ? new CardPress(name, sent) : null;
}

/// <summary>What follows from a press.</summary>
internal sealed record CardOutcome
{
    /// <summary>What is said; null when a flow speaks.</summary>
    public Activity? Reply { get; init; }

    /// <summary>The flow that starts; null for none.</summary>
    public string? Flow { get; init; }

    /// <summary>Words that the press stands for, about what was shown last; when they are about nothing any more <see cref="Flow"/> starts.</summary>
    public string? Said { get; init; }

    /// <summary>What the customer is taken to have said to start <see cref="Flow"/>; null for nothing.</summary>
    public string? Utterance { get; init; }

    /// <summary>What it knows already.</summary>
    public IReadOnlyList<FilledSlot> Known { get; init; } = [];

    /// <summary>Said before its first question.</summary>
    public string? Lead { get; init; }

    /// <summary>The card as it is from now on, where the channel can change what it has shown; null leaves it.</summary>
    public Attachment? Card { get; init; }

    /// <summary>Words that go with <see cref="Card"/>.</summary>
    public string? CardText { get; init; }

    public static CardOutcome Say(Activity reply) => new() { Reply = reply };

    public static CardOutcome Start(string flow) => new() { Flow = flow };

    public static CardOutcome Words(string said, string flow, string utterance) => new() { Said = said, Flow = flow, Utterance = utterance };
}

/// <summary>Finds who takes a press.</summary>
internal sealed class CardActions(IEnumerable<ICardAction> actions)
{
    private readonly Dictionary<string, ICardAction> _actions =
        actions.SelectMany(static action => action.Names.Select(name => (name, action))).ToDictionary(static pair => pair.name, static pair => pair.action, StringComparer.Ordinal);

    /// <summary>Who takes the press; null when no card of ours has such a button.</summary>
    public ICardAction? Find(CardPress press) => _actions.GetValueOrDefault(press.Name);
}
