using Microsoft.Extensions.Options;
using SupportBot.Bot.Cases;
using SupportBot.Bot.Conversations;
using SupportBot.Bot.Conversations.Files;
using SupportBot.Bot.Flows.HumanHandOff;
using SupportBot.Bot.Flows.Shared;
using SupportBot.Bot.HandOff.Hours;
using SupportBot.Bot.Insights.Repeats;
using SupportBot.Dialogs.Schema;
using SupportBot.Dialogs.Turns;

namespace SupportBot.Bot.HandOff.Desk;

/// <summary>
/// What agents do in conversations, from whatever door they work. Each act is a turn of the conversation, so it and a message of the customer, or of
/// another agent, come one after the other, on whichever node; the case follows in the same transaction.
/// </summary>
internal sealed class HandOffDesk(
    TurnProcessor turns, ChangeOfHands hands, DeskRecords records, IWaitingRoom room, OpeningHours hours, IOptions<HandOffOptions> options)
{
    private const int LongestMessageId = 100;
    private const int LongestName = 80;

    /// <summary>The agent takes a customer who waits. The first one wins; others learn the winner's name.</summary>
    public Task<DeskAnswer> TakeAsync(CaseReference reference, Agent agent, DeskDoor via, CancellationToken cancellationToken)
    {
        var known = agent with { Name = MessageText.CleanName(agent.Name, LongestName) };
        return MoveAsync(
            reference, (state, now) => new HandOffMoved(HandOffMachine.Take(state, known, via, now), agent.Id), cancellationToken);
    }

    /// <summary>The agent gives the conversation back to the bot, which takes up the paused form.</summary>
    public Task<DeskAnswer> HandBackAsync(CaseReference reference, Agent agent, CancellationToken cancellationToken) =>
        MoveAsync(reference, (state, _) => new HandOffMoved(HandOffMachine.HandBack(state, agent.Id), agent.Id), cancellationToken);

    /// <summary>The agent gives the conversation to a colleague, who must be one that works on the queue.</summary>
    public Task<DeskAnswer> PassAsync(CaseReference reference, Agent agent, Agent colleague, CancellationToken cancellationToken)
    {
        var known = colleague with { Name = MessageText.CleanName(colleague.Name, LongestName) };
        return MoveAsync(reference, (state, now) => new HandOffMoved(HandOffMachine.Pass(state, agent.Id, known, now), agent.Id), cancellationToken);
    }

    /// <summary>The agent gives the conversation to another queue; refused with <see cref="Refusal.QueueClosed"/> when nobody works there now.</summary>
    public Task<DeskAnswer> RedirectAsync(CaseReference reference, Agent agent, string queue, CancellationToken cancellationToken) => MoveAsync(
        reference, (state, now) => new HandOffMoved(HandOffMachine.Redirect(state, agent.Id, queue, hours.Of(queue).IsOpen(now), now), agent.Id), cancellationToken);

    /// <summary>The agent closes the request: the case is done, the bot answers again.</summary>
    /// <param name="resolved">Whether the matter is settled; then a form that was paused for it is not taken up again.</param>
    public Task<DeskAnswer> CloseAsync(CaseReference reference, Agent agent, bool resolved, CancellationToken cancellationToken) => MoveAsync(
        reference, (state, _) => new HandOffMoved(HandOffMachine.Close(state, agent.Id), agent.Id) { Resolved = resolved }, cancellationToken);

    /// <summary>Nobody accepted within the time-out: by mail. Refused with <see cref="Refusal.NotDue"/> when the time has not passed.</summary>
    public Task<DeskAnswer> TimeOutAsync(CaseReference reference, CancellationToken cancellationToken) => MoveAsync(
        reference, (state, now) => new HandOffMoved(HandOffMachine.TimeOut(state, options.Value.AcceptTimeout, now), CaseActors.System), cancellationToken);

    /// <summary>The agent's console is gone: the customer returns to his place in the queue.</summary>
    public Task<DeskAnswer> LoseAgentAsync(CaseReference reference, string agentId, CancellationToken cancellationToken) => MoveAsync(
        reference, (state, now) => new HandOffMoved(HandOffMachine.LoseAgent(state, agentId, now), CaseActors.System), cancellationToken);

    /// <summary>Tells a customer who waits that the queue has advanced; refused with <see cref="Refusal.NotDue"/> when it has not.</summary>
    public Task<DeskAnswer> TellPlaceAsync(CaseReference reference, CancellationToken cancellationToken)
    {
        return ActAsync(reference, TellAsync, null, cancellationToken);

        async ValueTask<Refusal> TellAsync(ITurnContext turn, ConversationState state)
        {
            if (state.Ownership is not { Owner: Owner.Queued, Queue: { } queue, QueuedAt: { } since, ToldPosition: { } told })
            {
                return Refusal.NotWaiting;
            }

            var place = await room.LookAsync(queue, since, cancellationToken);
            if (place.Position >= told)
            {
                return Refusal.NotDue;
            }

            state.Ownership = state.Ownership with { ToldPosition = place.Position };
            turn.AddEffect(new PlaceTold(place.Position));
            await turn.SendActivityAsync(NoticeWords.Advanced(state.Ownership, place.Position), cancellationToken);
            return Refusal.None;
        }
    }

    /// <summary>Says something to the customer, in the chat. A message sent again is done already.</summary>
    public async Task<DeskAnswer> SayAsync(CaseReference reference, Agent agent, AgentMessage message, CancellationToken cancellationToken)
    {
        var text = MessageText.Clean(message.Text, out var wasCut);
        if ((text.Length == 0 && message.Files.Count == 0) || wasCut || message.MessageId.Length is 0 or > LongestMessageId)
        {
            return new DeskAnswer(wasCut ? Refusal.TooLong : Refusal.Empty);
        }

        var said = Activity.Message(text) with
        {
            TextFormat = message.IsMarkdown ? TextFormats.Markdown : TextFormats.Plain,
            InputHint = InputHints.AcceptingInput,
            Attachments = message.Files.Count == 0 ? null : [.. message.Files.Select(static file => file.ToAttachment())],
            From = new ChannelAccount(agent.Id, MessageText.CleanName(agent.Name, LongestName), Role: TurnStamp.AgentRole),
            SuggestedActions = NoticeWords.Buttons(Owner.Human),
        };
        return await ActAsync(reference, SayAsync, new Saying($"agent:{agent.Id}:{message.MessageId}", [.. message.Files.Select(static file => file.File)]), cancellationToken);

        async ValueTask<Refusal> SayAsync(ITurnContext turn, ConversationState state)
        {
            if (state.Ownership.Owner != Owner.Human || state.Ownership.AgentId != agent.Id)
            {
                return state.Ownership.Owner == Owner.Human ? Refusal.AlreadyTaken : Refusal.NotYours;
            }

            await turn.SendActivityAsync(said, cancellationToken);
            turn.AddEffect(new AgentSpoke(reference, agent) { Files = [.. message.Files.Select(static file => file.File.Info)] });
            turn.AddEffect(new AgentAsked(reference, text));
            return Refusal.None;
        }
    }

    private Task<DeskAnswer> MoveAsync(CaseReference reference, Func<Ownership, DateTimeOffset, HandOffMoved> decide, CancellationToken cancellationToken)
    {
        return ActAsync(reference, RunAsync, null, cancellationToken);

        async ValueTask<Refusal> RunAsync(ITurnContext turn, ConversationState state)
        {
            var move = decide(state.Ownership, turn.Now);
            await hands.CarryOutAsync(turn, state, move, cancellationToken);
            return move.Step.Refusal;
        }
    }

    /// <summary>Runs an act in the turn of the case's conversation, unless that conversation is about another case by now.</summary>
    private async Task<DeskAnswer> ActAsync(
        CaseReference reference, Func<ITurnContext, ConversationState, ValueTask<Refusal>> runAsync, Saying? saying, CancellationToken cancellationToken)
    {
        if (await records.FindConversationAsync(reference, cancellationToken) is not { } key)
        {
            return new DeskAnswer(Refusal.NotFound);
        }

        var answer = DeskAnswer.Done;
        var act = new ConversationAct(async (turn, state, _) =>
        {
            var isOfCase = state.Ownership.Case == reference.ToString();
            var refusal = isOfCase ? await runAsync(turn, state) : Refusal.NotWaiting;
            answer = new DeskAnswer(refusal, isOfCase ? state.Ownership.AgentName : null);
            return refusal == Refusal.None;
        })
        {
            MessageId = saying?.MessageId,
            Files = saying?.Files ?? [],
        };
        return await turns.ActAsync(key, act, cancellationToken) switch
        {
            ActStatus.Repeated => DeskAnswer.Done,
            ActStatus.NoConversation => new DeskAnswer(Refusal.NotFound),
            ActStatus.Refused when answer.IsDone => new DeskAnswer(Refusal.NotFound),
            _ => answer,
        };
    }

    /// <param name="MessageId">The same id twice is one message.</param>
    private sealed record Saying(string MessageId, IReadOnlyList<ReceivedFile> Files);
}
