using System.Text.RegularExpressions;
using SupportBot.Bot.Cases;
using SupportBot.Bot.Flows.Shared;
using SupportBot.Bot.Flows.SmallTalk;
using SupportBot.Bot.HandOff;
using SupportBot.Dialogs.Schema;
using SupportBot.Dialogs.Turns;
using SupportBot.Knowledge;

namespace SupportBot.Bot.Flows.HumanHandOff;

/// <summary>
/// Notices what leads to a person without anybody asking for one: angry words, and doubt about an answer whose source contradicts itself. The first time a
/// person is offered; who is angry again is not asked any more.
/// </summary>
internal sealed partial class EscalationWatch(KnowledgeBase knowledge, SmallTalkFlow smallTalk)
{
    private const string AgentFlowName = "agent";

    /// <summary>Why a person is due before this message; asked before the flows change what it is read from.</summary>
    public static CaseReason? DueBefore(ConversationState state) =>
        state.Escalation.Due(state.Faq.Abstentions, state.Dialogs.Stack is [.., { Id: not AgentFlowName, Form: { } form }] ? form.Attempts : 0);

    /// <summary>An offer that was not taken up, nor is being taken up, explains nothing later.</summary>
    public static void Forget(ConversationState state)
    {
        if (!state.Faq.AgentOffered && !IsAskingAlready(state))
        {
            state.Escalation = state.Escalation with { OfferedFor = null };
        }
    }

    /// <summary>Codes of the contradictions in the source of the last answer.</summary>
    public IReadOnlyList<string> Contradictions(ConversationState state) => CautionOf(state) is { } caution
        ? [.. Code().Matches(caution).Select(static match => match.Value).Distinct(StringComparer.Ordinal)]
        : [];

    /// <summary>Answers doubt about an answer whose source contradicts itself by offering a person; false when it is something else.</summary>
    public async Task<bool> TryOfferForDoubtAsync(ITurnContext turnContext, ConversationState state, CancellationToken cancellationToken)
    {
        if (state.Dialogs.Stack.Count > 0 || CautionOf(state) is null || !CustomerWords.Doubts(turnContext.Activity.Text))
        {
            return false;
        }

        await OfferAsync(turnContext, state, CaseReason.Contradiction, cancellationToken);
        return true;
    }

    /// <summary>Counts angry words; true when they are so many that the customer is handed over without being asked.</summary>
    public bool IsTooMuch(ITurnContext turnContext, ConversationState state)
    {
        if (!IsAngry(turnContext.Activity.Text))
        {
            return false;
        }

        state.Escalation = state.Escalation with { AngryMessages = state.Escalation.AngryMessages + 1 };
        return state.Escalation.AngryMessages >= EscalationSigns.AngerLimit && !IsAskingAlready(state);
    }

    /// <summary>After the flows have answered an angry message: a person is offered, once, unless a form is under way, which has its own word for it.</summary>
    public Task OfferForAngerAsync(ITurnContext turnContext, ConversationState state, CancellationToken cancellationToken)
    {
        var isDue = state.Escalation is { AngryMessages: 1, OfferedFor: null } && state.Dialogs.Stack.Count == 0 && IsAngry(turnContext.Activity.Text);
        return isDue ? OfferAsync(turnContext, state, CaseReason.Anger, cancellationToken) : Task.CompletedTask;
    }

    private static bool IsAskingAlready(ConversationState state) => state.Dialogs.Stack.Count > 0 && state.Dialogs.Stack[^1].Id == AgentFlowName;

    private static async Task OfferAsync(ITurnContext turnContext, ConversationState state, CaseReason reason, CancellationToken cancellationToken)
    {
        state.Faq.AwaitNothing();
        state.Faq.AgentOffered = true;
        state.Escalation = state.Escalation with { OfferedFor = reason };
        await turnContext.SendActivityAsync(
            Activity.Message(HandOffTexts.Of[reason == CaseReason.Anger ? "OfferAnger" : "OfferDoubt"]) with
            {
                InputHint = InputHints.ExpectingInput,
                SuggestedActions = new SuggestedActions([CardAction.ImBack(RootTexts.StartLabel(AgentFlowName)), CardAction.ImBack(HandOffTexts.Of["ButtonNoAgent"])]),
                Annotation = new ReplyAnnotation(ReplyKinds.HandOff),
            },
            cancellationToken);
    }

    private bool IsAngry(string? text) => text is not null && (CustomerWords.IsAngry(text) || smallTalk.Find(text)?.Id is "colere" or "insulte");

    private string? CautionOf(ConversationState state) =>
        state.Faq.LastEntryId is { } id ? knowledge.Current.Find(id)?.Caution : null;

    [GeneratedRegex(@"\bC[0-9]{1,2}\b", RegexOptions.NonBacktracking)]
    private static partial Regex Code();
}

/// <summary>The same turn, as if the customer had said something plainer.</summary>
internal sealed class InOtherWords(ITurnContext turn, string text) : ITurnContext
{
    public Activity Activity { get; } = turn.Activity with { Text = text };

    public DateTimeOffset Now => turn.Now;

    public IReadOnlyList<Activity> Replies => turn.Replies;

    public IReadOnlyList<ITurnEffect> Effects => turn.Effects;

    public bool Responded => turn.Responded;

    public Task SendActivityAsync(Activity activity, CancellationToken cancellationToken) => turn.SendActivityAsync(activity, cancellationToken);

    public void AddEffect(ITurnEffect effect) => turn.AddEffect(effect);
}
