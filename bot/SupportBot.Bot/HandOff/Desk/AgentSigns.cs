using System.Text.Json;
using Microsoft.Extensions.Options;
using SupportBot.Bot.Cases;
using SupportBot.Bot.Conversations;
using SupportBot.Bot.Outbox;
using SupportBot.Bot.Persistence;
using SupportBot.Dialogs.Schema;

namespace SupportBot.Bot.HandOff.Desk;

/// <summary>Signs of an agent that are no words: typing, and how far he has read. Not part of any turn; a lost one costs nothing.</summary>
internal sealed class AgentSigns(
    IDatabase database, ConversationHub hub, OutboxSignal signal, IOptions<OutboxOptions> outbox, TurnStore store, TimeProvider clock)
{
    /// <summary>A channel shows typing for a few seconds: to say it more often than this says nothing more.</summary>
    private static readonly TimeSpan TypingPace = TimeSpan.FromSeconds(5);

    private const string MarkRead =
        "UPDATE hand_offs SET read_seq = $1 WHERE case_reference = $2 AND state = 'held' AND agent_id = $3 AND COALESCE(read_seq, 0) < $1";

    private const string SelectHolder = "SELECT conversation_id, agent_name FROM hand_offs WHERE case_reference = $1 AND state = 'held' AND agent_id = $2";

    /// <summary>The agent is typing; nothing happens unless he holds the conversation.</summary>
    public async Task TypingAsync(CaseReference reference, Agent agent, CancellationToken cancellationToken)
    {
        var held = await database.QueryAsync(
            SqlStatement.Of(SelectHolder, reference.ToString(), agent.Id),
            static reader => (Key: new ConversationKey(reader.GetString(0)), Name: reader.ReadStringOrNull(1)),
            cancellationToken);
        if (held is not [var (key, name)] || await store.FindAddressAsync(key, cancellationToken) is not var (channel, known))
        {
            return;
        }

        var turn = ConversationReferences.ToUnpromptedTurn(key, channel, known);
        var typing = TurnStamp.Typing(turn, name ?? agent.Name, clock.GetUtcNow());
        if (turn.Route == TurnRoute.Connector)
        {
            await EnqueueAsync(key, typing);
            return;
        }

        hub.Publish(new ConversationNews(key, 0, 0, [new LoggedActivity(0, WireJson.ToJson(typing))]));
    }

    /// <summary>The agent has read up to a place.</summary>
    public async Task MarkReadAsync(CaseReference reference, Agent agent, long seq, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await database.WriteAsync([SqlStatement.Of(MarkRead, seq, reference.ToString(), agent.Id)]);
    }

    private async Task EnqueueAsync(ConversationKey key, Activity typing)
    {
        var now = clock.GetUtcNow();
        var pace = now.Ticks / TypingPace.Ticks;
        var message = new OutboxMessage(OutboxKinds.Connector, $"typing:{key}|{pace}", JsonSerializer.Serialize(typing, WireJson.Activity)) { Lane = key.Value };
        await database.WriteAsync([OutboxRows.Add(message, outbox.Value, now)]);
        signal.Ring(OutboxKinds.Connector);
    }
}
