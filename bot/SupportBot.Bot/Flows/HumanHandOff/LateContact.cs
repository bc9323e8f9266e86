using SupportBot.Bot.Cases;
using SupportBot.Bot.Flows.Shared;
using SupportBot.Bot.HandOff;
using SupportBot.Dialogs.Forms;
using SupportBot.Dialogs.Recognizers.Sequences;
using SupportBot.Dialogs.Schema;
using SupportBot.Dialogs.State;
using SupportBot.Dialogs.Turns;

namespace SupportBot.Bot.Flows.HumanHandOff;

/// <summary>
/// A case that went to a person before the customer had given an address: the address that is written next is added to it.
/// So nobody is held up by a question, and the person can answer all the same.
/// </summary>
internal static class LateContact
{
    private static readonly FormTexts Texts = FormTexts.For<AgentFlow>("HumanHandOffTexts");

    /// <summary>Remembers the case that this turn opened without an address.</summary>
    public static void Await(ITurnContext turnContext, ConversationState state)
    {
        foreach (var opened in turnContext.Effects.OfType<OpenCase>())
        {
            var address = opened.Case.Value(SlotKeys.Email);
            state.KnownEmail = address ?? state.KnownEmail;
            state.CaseWithoutEmail = address is null ? opened.Case.Reference.ToString() : null;
        }
    }

    /// <summary>What need not be asked of somebody who wants a person; other forms show it in their recap, and so ask for themselves.</summary>
    public static IReadOnlyList<FilledSlot> KnownFor(string flow, ConversationState state) => flow == AgentFlow.FlowName && state.KnownEmail is { } address
        ? [new FilledSlot { Name = SlotKeys.Email, Value = address, Origin = SlotOrigin.LookedUp }]
        : [];

    /// <summary>Adds the address in the message to the case that waits for one; false when none waits or the message has none.</summary>
    public static async Task<bool> TryTakeAsync(ITurnContext turnContext, ConversationState state, string text, CancellationToken cancellationToken)
    {
        if (!CaseReference.TryParse(state.CaseWithoutEmail, out var reference) || EmailRecognizer.Recognize(text) is not [{ Value.Text: { } address }, ..])
        {
            return false;
        }

        (state.CaseWithoutEmail, state.KnownEmail) = (null, address);
        state.Ownership = state.Ownership.Case == reference.ToString() ? state.Ownership with { Email = address } : state.Ownership;
        turnContext.AddEffect(new AddToCase(reference) { Fields = [new CaseField(SlotKeys.Email, address)] });
        turnContext.AddEffect(new CopyCaseLater(reference, address));
        await turnContext.SendActivityAsync(Added(reference.ToString(), address, state.Ownership.Owner), cancellationToken);
        return true;
    }

    /// <summary>That the address is in the file.</summary>
    public static Activity Added(string reference, string address, Owner owner) =>
        Activity.Message(Texts.Format("EmailAdded", ("case", reference), ("email", address))) with
        {
            InputHint = InputHints.AcceptingInput,
            SuggestedActions = NoticeWords.Buttons(owner),
            Annotation = new ReplyAnnotation(ReplyKinds.HandOff) { Case = reference },
        };
}
