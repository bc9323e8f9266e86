using SupportBot.Bot.Cases;
using SupportBot.Bot.Cases.Routing;
using SupportBot.Bot.Flows.Shared;
using SupportBot.Bot.HandOff;
using SupportBot.Bot.HandOff.Hours;
using SupportBot.Bot.HandOff.Hub;
using SupportBot.Bot.HandOff.Teams;
using SupportBot.Dialogs.Recognizers.Sequences;
using SupportBot.Dialogs.Schema;
using SupportBot.Dialogs.Turns;

namespace SupportBot.Bot.Flows.HumanHandOff;

/// <summary>
/// Before any dialog: whoever owns the conversation gets the message. The bot answers only what is its own; for those who wait it keeps the file; while a
/// person holds the conversation it says nothing at all, except to part when the customer says so.
/// </summary>
internal sealed class OwnershipGate(RootFlow flows, EscalationWatch watch, ChangeOfHands hands, IWaitingRoom room, OpeningHours hours, EscalationRouting routing)
{
    private const string Terminal = "terminal";

    /// <summary>Those who write line after line while they wait are told once in a while that it is noted.</summary>
    private static readonly TimeSpan BetweenNotes = TimeSpan.FromMinutes(1);

    public async Task OnTurnAsync(ITurnContext turnContext, ConversationState state, CancellationToken cancellationToken)
    {
        switch (state.Ownership.Owner)
        {
            case Owner.Human:
                await OnHeldAsync(turnContext, state, cancellationToken);
                break;
            case Owner.Queued:
                await OnQueuedAsync(turnContext, state, cancellationToken);
                break;
            default:
                await OnOwnAsync(turnContext, state, cancellationToken);
                break;
        }
    }

    /// <summary>The bot's turn; at its end the customer may be on the way to a person.</summary>
    private async Task OnOwnAsync(ITurnContext turnContext, ConversationState state, CancellationToken cancellationToken)
    {
        var due = EscalationWatch.DueBefore(state);
        if (turnContext.Activity.Type != ActivityTypes.Message || !await watch.TryOfferForDoubtAsync(turnContext, state, cancellationToken))
        {
            var heard = watch.IsTooMuch(turnContext, state) ? new InOtherWords(turnContext, RootTexts.StartLabel("agent")) : turnContext;
            await flows.OnTurnAsync(heard, state, cancellationToken);
            await watch.OfferForAngerAsync(turnContext, state, cancellationToken);
        }

        await SettleRequestAsync(turnContext, state, due, cancellationToken);
    }

    private async Task OnHeldAsync(ITurnContext turnContext, ConversationState state, CancellationToken cancellationToken)
    {
        if (turnContext.Activity.Type != ActivityTypes.Message)
        {
            return;
        }

        if (CustomerWords.EndsExchange(turnContext.Activity.Text))
        {
            await MoveAsync(turnContext, state, HandOffMachine.End(state.Ownership), cancellationToken);
            return;
        }

        KeepInFile(turnContext, state, []);
        TellAgent(turnContext, state.Ownership);
    }

    /// <summary>A console reads the transcript; agents elsewhere are told what was said.</summary>
    private static void TellAgent(ITurnContext turnContext, Ownership ownership)
    {
        if (ownership is { Via: DeskDoor.Hub, Case: { } ofHub })
        {
            turnContext.AddEffect(new TellHub(CaseReference.Parse(ofHub), HubEvents.Message));
        }
        else if (ownership is { Via: DeskDoor.Teams, Case: { } ofTeams })
        {
            turnContext.AddEffect(new TellTeams(CaseReference.Parse(ofTeams)) { Words = true });
        }
    }

    private async Task OnQueuedAsync(ITurnContext turnContext, ConversationState state, CancellationToken cancellationToken)
    {
        var activity = turnContext.Activity;
        if (activity.Type != ActivityTypes.Message)
        {
            return;
        }

        if (CustomerWords.LeavesQueue(activity.Text))
        {
            await MoveAsync(turnContext, state, HandOffMachine.End(state.Ownership), cancellationToken);
        }
        else if (CustomerWords.PrefersMail(activity.Text))
        {
            await MoveAsync(turnContext, state, HandOffMachine.PreferMail(state.Ownership), cancellationToken);
        }
        else
        {
            await NoteAsync(turnContext, state, cancellationToken);
        }
    }

    private Task MoveAsync(ITurnContext turnContext, ConversationState state, HandOffStep step, CancellationToken cancellationToken) =>
        hands.CarryOutAsync(turnContext, state, new HandOffMoved(step, CaseActors.Customer), cancellationToken);

    private async Task NoteAsync(ITurnContext turnContext, ConversationState state, CancellationToken cancellationToken)
    {
        var text = turnContext.Activity.Text?.Trim();
        var known = state.Ownership.Email;
        KeepInFile(turnContext, state, string.IsNullOrEmpty(text) ? [] : [new QuestionAsked(text, null, null)]);
        if (state.Ownership.Email is { } address && known is null)
        {
            await turnContext.SendActivityAsync(LateContact.Added(state.Ownership.Case ?? "", address, Owner.Queued), cancellationToken);
        }
        else if (state.Ownership.NotedAt is not { } last || turnContext.Now - last >= BetweenNotes)
        {
            state.Ownership = state.Ownership with { NotedAt = turnContext.Now };
            var place = await room.LookAsync(state.Ownership.Queue ?? "", state.Ownership.QueuedAt ?? turnContext.Now, cancellationToken);
            await turnContext.SendActivityAsync(NoticeWords.Noted(state.Ownership, place), cancellationToken);
        }
    }

    /// <summary>Files, and an address where none was known, go to the case; words also, while nobody reads them yet.</summary>
    private static void KeepInFile(ITurnContext turnContext, ConversationState state, IReadOnlyList<QuestionAsked> words)
    {
        var activity = turnContext.Activity;
        var files = (activity.Attachments ?? []).Select(static attachment => attachment.File).OfType<StoredFile>().Select(static file => new CaseAttachment(null, file)).ToList();
        var address = state.Ownership.Email is null && EmailRecognizer.Recognize(activity.Text ?? "") is [{ Value.Text: { } found }, ..] ? found : null;
        if (!CaseReference.TryParse(state.Ownership.Case, out var reference) || (files.Count == 0 && address is null && words.Count == 0))
        {
            return;
        }

        if (address is not null)
        {
            state.Ownership = state.Ownership with { Email = address };
            (state.CaseWithoutEmail, state.KnownEmail) = (null, address);
            turnContext.AddEffect(new CopyCaseLater(reference, address));
        }

        turnContext.AddEffect(new AddToCase(reference)
        {
            Attachments = files,
            Questions = words,
            Fields = address is null ? [] : [new CaseField(SlotKeys.Email, address)],
        });
    }

    /// <summary>The address of an earlier case does for one that was opened without.</summary>
    private static RequestHandOff WithKnownAddress(ITurnContext turnContext, ConversationState state, RequestHandOff request)
    {
        if (request.Email is not null || state.KnownEmail is not { } known)
        {
            return request;
        }

        state.CaseWithoutEmail = null;
        turnContext.AddEffect(new AddToCase(request.Case) { Fields = [new CaseField(SlotKeys.Email, known, FieldOrigin.LookedUp)] });
        turnContext.AddEffect(new CopyCaseLater(request.Case, known));
        return request with { Email = known };
    }

    /// <summary>A flow asked for a person in this turn: into the queue, or by mail.</summary>
    private async Task SettleRequestAsync(ITurnContext turnContext, ConversationState state, CaseReason? due, CancellationToken cancellationToken)
    {
        if (turnContext.Effects.OfType<RequestHandOff>().LastOrDefault() is not { } asked)
        {
            EscalationWatch.Forget(state);
            return;
        }

        var request = WithKnownAddress(turnContext, state, asked);

        var reason = request.Reason == CaseReason.Asked ? state.Escalation.Due(0, 0) ?? due ?? request.Reason : request.Reason;
        if (reason != request.Reason)
        {
            turnContext.AddEffect(new EscalationReason(request.Case, reason, reason == CaseReason.Contradiction ? watch.Contradictions(state) : []));
        }

        var queue = routing.Of(request.Flow, request.Region).Queue;

        // In a terminal nobody can be written to later.
        var isOpen = turnContext.Activity.ChannelId != Terminal && hours.Of(queue).IsOpen(turnContext.Now);
        var step = HandOffMachine.Request(state.Ownership, request, queue, isOpen, turnContext.Now);
        await hands.CarryOutAsync(turnContext, state, new HandOffMoved(step, CaseActors.Customer) { Reason = reason, Flow = request.Flow }, cancellationToken);
    }
}
