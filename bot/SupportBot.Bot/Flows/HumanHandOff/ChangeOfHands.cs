using Microsoft.Extensions.Options;
using SupportBot.Bot.Cases;
using SupportBot.Bot.Flows.Shared;
using SupportBot.Bot.HandOff;
using SupportBot.Bot.HandOff.Hours;
using SupportBot.Bot.HandOff.Hub;
using SupportBot.Bot.HandOff.Teams;
using SupportBot.Dialogs.State;
using SupportBot.Dialogs.Turns;

namespace SupportBot.Bot.Flows.HumanHandOff;

/// <summary>
/// Carries a step of the machine out within a turn: the new owner, the one notice, the rows; and when the bot has the floor again, the form that was
/// paused, with one question.
/// </summary>
internal sealed class ChangeOfHands(FlowCatalog flows, IWaitingRoom room, OpeningHours hours, IOptions<HandOffOptions> options)
{
    private const string OurChannel = "directline";

    /// <summary>Changes nothing when the step was refused.</summary>
    public async Task CarryOutAsync(ITurnContext turnContext, ConversationState state, HandOffMoved move, CancellationToken cancellationToken)
    {
        if (!move.Step.Moved)
        {
            return;
        }

        var after = move.Step.After;
        state.Faq.AwaitNothing();
        if (move.Step.Notice is Notice.Queued or Notice.OutOfHours or Notice.Closed)
        {
            // A new matter, or none any more: an old quarrel does not hand the next question over at once.
            (state.Faq.Abstentions, state.Escalation) = (0, EscalationSigns.None);
        }

        AwaitAddress(state, move.Step);
        var facts = await FactsAsync(turnContext, state, after, cancellationToken);
        await turnContext.SendActivityAsync(NoticeWords.Of(move.Step, facts with { Flow = move.Flow }), cancellationToken);
        int? position = after.Owner == Owner.Queued ? facts.Place.Position : null;
        state.Ownership = after with { ToldPosition = position };
        turnContext.AddEffect(move with { Position = position });
        await TellHubAsync(turnContext, move, cancellationToken);
        TellTeams(turnContext, move);
        if (after.BotAnswers)
        {
            await ResumeAsync(turnContext, state, move, cancellationToken);
        }
    }

    /// <summary>
    /// Bot Framework's own convention: an event in the conversation, for a hub that listens there, and the same to the hub of the configuration.
    /// Other channels than ours know no such events.
    /// </summary>
    private static async Task TellHubAsync(ITurnContext turnContext, HandOffMoved move, CancellationToken cancellationToken)
    {
        if (HubEvents.Of(move) is not { } told || !CaseReference.TryParse(move.Step.After.Case, out var reference))
        {
            return;
        }

        turnContext.AddEffect(new TellHub(reference, told.Name) { State = told.State, Agent = move.Step.After.AgentName ?? move.Step.Before.AgentName });
        if (turnContext.Activity.ChannelId == OurChannel)
        {
            await turnContext.SendActivityAsync(HubEvents.InConversation(told, move), cancellationToken);
        }
    }

    private static void TellTeams(ITurnContext turnContext, HandOffMoved move)
    {
        if (move.Step.Notice != Notice.OutOfHours && CaseReference.TryParse(move.Step.After.Case, out var reference))
        {
            turnContext.AddEffect(new TellTeams(reference));
        }
    }

    /// <summary>By mail, and no address known: the next one that is written belongs to the case.</summary>
    private static void AwaitAddress(ConversationState state, HandOffStep step)
    {
        if (step.Notice is Notice.OutOfHours or Notice.MailNoAnswer or Notice.MailByChoice)
        {
            state.CaseWithoutEmail = step.After.Email is null ? step.After.Case : null;
        }
    }

    private async Task<NoticeFacts> FactsAsync(ITurnContext turnContext, ConversationState state, Ownership after, CancellationToken cancellationToken)
    {
        var now = turnContext.Now;
        var queue = after.Queue ?? "";
        var hoursOfQueue = hours.Of(queue);
        return new NoticeFacts(now)
        {
            Place = after.Owner == Owner.Queued ? await room.LookAsync(queue, after.QueuedAt ?? now, cancellationToken) : new WaitingPlace(1, null),
            AcceptTimeout = options.Value.AcceptTimeout,
            NextOpening = hoursOfQueue.NextOpening(now),
            Holiday = hoursOfQueue.HolidayAt(now),
            Remembered = Remembered(state.Dialogs),
        };
    }

    private async Task ResumeAsync(ITurnContext turnContext, ConversationState state, HandOffMoved move, CancellationToken cancellationToken)
    {
        var dialogs = flows.Dialogs.CreateContext(turnContext, state.Dialogs);
        if (move.Resolved)
        {
            // A person has settled it: the form about it is not taken up again.
            await dialogs.CancelAllDialogsAsync(cancellationToken);
        }
        else if (dialogs.ActiveDialog is not null)
        {
            await dialogs.RepromptDialogAsync(cancellationToken);
        }
    }

    /// <summary>Labels of the answers that the form under way still has.</summary>
    private static List<string> Remembered(DialogState dialogs) =>
        [.. (dialogs.Stack.Count == 0 ? null : dialogs.Stack[^1].Form)?.Slots.Where(IsGiven).Select(static slot => CaseTexts.Label(slot.Name)) ?? []];

    private static bool IsGiven(FilledSlot slot) => slot.Absence == SlotAbsence.None && (slot.Value is not null || slot.Files is { Count: > 0 });
}
