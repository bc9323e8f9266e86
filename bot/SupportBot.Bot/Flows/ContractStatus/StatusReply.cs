using SupportBot.Dialogs.Forms;
using SupportBot.Dialogs.Schema;

namespace SupportBot.Bot.Flows.ContractStatus;

/// <summary>What is said about contracts: words, and the same as a card.</summary>
/// <param name="Text">Markdown that says all that the card says.</param>
internal sealed record StatusReply(string Text)
{
    public IReadOnlyList<Attachment> Attachments { get; init; } = [];

    /// <summary>Buttons under the words, in the user's name.</summary>
    public IReadOnlyList<string> Buttons { get; init; } = [];

    /// <summary>As the last words of the form.</summary>
    public FormEnd ToFormEnd() => FormEnd.Done(Text) with { Kind = ReplyKinds.Status, Attachments = Attachments, Buttons = Buttons };

    /// <summary>As a message on its own.</summary>
    public Activity ToActivity() => Activity.Message(Text) with
    {
        InputHint = InputHints.AcceptingInput,
        Annotation = new ReplyAnnotation(ReplyKinds.Status) { Flow = ContractStatusFlow.FlowName },
        Attachments = Attachments.Count == 0 ? null : Attachments,
        SuggestedActions = Buttons.Count == 0 ? null : new SuggestedActions([.. Buttons.Select(CardAction.ImBack)]),
    };
}
