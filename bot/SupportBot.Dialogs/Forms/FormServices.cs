using SupportBot.Dialogs.Schema;
using SupportBot.Dialogs.State;
using SupportBot.Dialogs.Turns;

namespace SupportBot.Dialogs.Forms;

/// <summary>What the forms of a bot share. The defaults make a form work alone: no FAQ, no people.</summary>
public sealed record FormServices
{
    /// <summary>Where a day begins; default Europe/Paris.</summary>
    public TimeZoneInfo TimeZone { get; init; } = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    /// <summary>How long an abandoned form is offered again; default 24 hours.</summary>
    public TimeSpan DraftLifetime { get; init; } = TimeSpan.FromHours(24);

    /// <summary>Answers what is no answer to the form; null: nothing does.</summary>
    public IDigressions? Digressions { get; init; }

    /// <summary>Takes customers who want a person; null: nobody does.</summary>
    public IHumanDesk? HumanDesk { get; init; }
}

/// <summary>The rest of the bot, asked when a message in mid-form is no answer to the form. One implementation in the host: the router.</summary>
public interface IDigressions
{
    /// <summary>Answers the message, or names the flow it asks for; null when it is neither. Must be quick and change nothing.</summary>
    ValueTask<Digression?> TryAnswerAsync(DigressionRequest request, CancellationToken cancellationToken);

    /// <summary>The reply to a message that is a courtesy or an insult and nothing else, which no question takes for an answer; null when it is not.</summary>
    Digression? FindCourtesy(string text);
}

/// <summary>A message that is no answer to the form.</summary>
/// <param name="Turn">The turn.</param>
/// <param name="Text">The message, cleaned.</param>
/// <param name="Form">The form under way.</param>
/// <param name="Slot">The slot that waits; null at the recap.</param>
/// <param name="IsQuestion">Whether it has the shape of a question or of a request; when false it may as well be a slip.</param>
public sealed record DigressionRequest(ITurnContext Turn, string Text, string Form, string? Slot, bool IsQuestion)
{
    /// <summary>Whether the slot would take the message for an answer; when false, nothing else is left to make of it.</summary>
    public bool MayBeAnswer { get; init; }
}

/// <summary>What the rest of the bot makes of a message in mid-form.</summary>
public sealed record Digression
{
    private Digression()
    {
    }

    internal string? Text { get; private init; }

    internal string Kind { get; private init; } = ReplyKinds.Answer;

    internal IReadOnlyList<string>? Entries { get; private init; }

    internal string? Flow { get; private init; }

    internal string? Title { get; private init; }

    internal bool IsCertain { get; private init; }

    /// <summary>A short answer; lines beyond the third are left out.</summary>
    public static Digression Answer(string text, IReadOnlyList<string>? entries) => new() { Text = text, Entries = entries };

    /// <summary>An honest "I do not know".</summary>
    public static Digression Abstain(string text) => new() { Text = text, Kind = ReplyKinds.Abstain };

    /// <summary>A courtesy.</summary>
    public static Digression Courtesy(string text) => new() { Text = text, Kind = ReplyKinds.SmallTalk };

    /// <summary>Another flow is asked for.</summary>
    /// <param name="flow">Dialog id.</param>
    /// <param name="title">What people call it.</param>
    /// <param name="isCertain">A command or a button: the customer is not asked whether it was meant.</param>
    public static Digression ToFlow(string flow, string title, bool isCertain) => new() { Flow = flow, Title = title, IsCertain = isCertain };
}

/// <summary>Where people are reached.</summary>
public interface IHumanDesk
{
    /// <summary>
    /// Tells the customer what happens now, and adds the effects. The form stays on the stack, silent, so that it can resume when the
    /// person has gone: the host calls <see cref="Dialogs.DialogContext.RepromptDialogAsync"/> then.
    /// </summary>
    /// <returns>False when nobody can be reached and the form should go on at once.</returns>
    ValueTask<bool> RequestAsync(HumanRequest request, CancellationToken cancellationToken);
}

/// <summary>What a person needs to know to go on.</summary>
public sealed record HumanRequest(ITurnContext Turn)
{
    /// <summary>Id of the form.</summary>
    public required string Form { get; init; }

    /// <summary>Slot that was being asked; null at the recap or when the form ended.</summary>
    public string? Slot { get; init; }

    /// <summary>The answers that apply, in conversation order, with origin and validity.</summary>
    public required IReadOnlyList<FilledSlot> Slots { get; init; }

    /// <summary>The answers as people read them, plain text by slot name.</summary>
    public IReadOnlyDictionary<string, string> Shown { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Names of the slots that apply, are not optional and have no value.</summary>
    public required IReadOnlyList<string> Missing { get; init; }

    /// <summary>Answers that the present form has no slot for.</summary>
    public required IReadOnlyList<FilledSlot> Kept { get; init; }

    /// <summary>Questions that were put in mid-form.</summary>
    public required IReadOnlyList<string> Digressions { get; init; }

    /// <summary>Whether the form has ended with this request; otherwise it waits.</summary>
    public bool FormEnded { get; init; }
}

/// <summary>How a form begins.</summary>
public sealed record FormOptions : Dialogs.DialogOptions
{
    /// <summary>What the customer said to start it: whatever fills a slot is taken from it.</summary>
    public string? Utterance { get; init; }

    /// <summary>Answers that are already known, by slot name; those that the form does not have are ignored.</summary>
    public IReadOnlyList<FilledSlot> Known { get; init; } = [];

    /// <summary>Said before the first question, in place of nothing.</summary>
    public string? Lead { get; init; }

    /// <summary>Said after the opening, before what was noted: another way than this form.</summary>
    public string? Aside { get; init; }

    /// <summary>Buttons of that other way, beside those of the first question.</summary>
    public IReadOnlyList<string> Offers { get; init; } = [];
}
