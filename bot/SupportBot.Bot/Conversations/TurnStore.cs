using System.Collections.Frozen;
using System.Data.Common;
using Microsoft.Extensions.Options;
using SupportBot.Bot.Conversations.Files;
using SupportBot.Bot.Observability;
using SupportBot.Bot.Outbox;
using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.Conversations;

/// <summary>Reads a conversation and commits a turn: everything that the turn causes, or nothing.</summary>
internal sealed class TurnStore(IDatabase database, IEnumerable<IEffectWriter> effectWriters, IOptions<OutboxOptions> outbox)
{
    private const string SelectConversation =
        "SELECT user_id, state, version, last_seq, failed_turns, updated_at FROM conversations WHERE id = $1";

    private const string SelectAddress = "SELECT channel, reference FROM conversations WHERE id = $1";

    private const string SelectByChannelId =
        "SELECT seq, json FROM activities WHERE conversation_id = $1 AND channel_activity_id = $2 AND at > $3 ORDER BY seq LIMIT 1";

    private const string SelectByClientId =
        "SELECT seq, json FROM activities WHERE conversation_id = $1 AND client_activity_id = $2 AND at > $3 ORDER BY seq LIMIT 1";

    private const string SelectReplies = "SELECT seq, json FROM activities WHERE conversation_id = $1 AND turn = $2 ORDER BY seq";

    private const string InsertConversation =
        """
        INSERT INTO conversations (id, channel, user_id, state, version, last_seq, failed_turns, reference, created_at, updated_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9) ON CONFLICT (id) DO NOTHING
        """;

    private const string UpdateConversation =
        """
        UPDATE conversations SET state = $1, version = $2, last_seq = $3, failed_turns = $4, reference = COALESCE($5, reference), updated_at = $6
        WHERE id = $7 AND version = $8
        """;

    private const string InsertActivity =
        """
        INSERT INTO activities (conversation_id, seq, turn, channel_activity_id, client_activity_id, role, kind, at, json)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        """;

    private const string InsertSetAside =
        "INSERT INTO set_aside_states (conversation_id, reason, state, created_at) VALUES ($1, $2, $3, $4)";

    private readonly FrozenDictionary<Type, IEffectWriter> _effectWriters = effectWriters.ToFrozenDictionary(writer => writer.EffectType);

    /// <summary>The conversation, or null when it has not begun.</summary>
    public async ValueTask<ConversationRecord?> LoadAsync(ConversationKey key, CancellationToken cancellationToken)
    {
        var rows = await database.QueryAsync(SqlStatement.Of(SelectConversation, key.Value), ReadConversation, cancellationToken);
        return rows.Count == 0 ? null : rows[0];
    }

    /// <summary>The conversation's channel and, on a channel that is called back, the JSON of its reference; null when it has not begun.</summary>
    public async ValueTask<(string Channel, string? Reference)?> FindAddressAsync(ConversationKey key, CancellationToken cancellationToken)
    {
        var rows = await database.QueryAsync(
            SqlStatement.Of(SelectAddress, key.Value), static reader => (reader.GetString(0), reader.ReadStringOrNull(1)), cancellationToken);
        return rows.Count == 0 ? null : rows[0];
    }

    /// <summary>The incoming activity that <paramref name="turn"/> repeats, or null when it is new.</summary>
    /// <param name="since">How far back a repetition is looked for.</param>
    public async ValueTask<LoggedActivity?> FindFirstAsync(IncomingTurn turn, DateTimeOffset since, CancellationToken cancellationToken)
    {
        return await FindAsync(SelectByChannelId, turn.ChannelActivityId) ?? await FindAsync(SelectByClientId, turn.ClientActivityId);

        async ValueTask<LoggedActivity?> FindAsync(string sql, string? id)
        {
            if (id is null)
            {
                return null;
            }

            var found = await database.QueryAsync(SqlStatement.Of(sql, turn.Key.Value, id, since), ReadActivity, cancellationToken);
            return found.Count == 0 ? null : found[0];
        }
    }

    /// <summary>What the bot answered to the incoming activity at <paramref name="seq"/>.</summary>
    public ValueTask<IReadOnlyList<LoggedActivity>> RepliesToAsync(ConversationKey key, long seq, CancellationToken cancellationToken) =>
        database.QueryAsync(SqlStatement.Of(SelectReplies, key.Value, seq), ReadActivity, cancellationToken);

    /// <summary>Writes the turn; a conflict means that another node was faster.</summary>
    public async Task<WriteOutcome> CommitAsync(TurnCommit commit)
    {
        using var span = Traces.Start("commit");
        var unit = new List<SqlStatement>(3 + commit.Replies.Count + commit.Effects.Count) { Upsert(commit) };
        AddActivities(unit, commit);
        foreach (var file in commit.Turn.Files)
        {
            unit.Add(FileStore.Insert(commit.Turn.Key, commit.Seq, file, commit.Now));
        }

        AddEffects(unit, commit);
        AddDeliveries(unit, commit);
        if (commit is { SetAsideReason: { } reason, Before: { } before })
        {
            unit.Add(SqlStatement.Of(InsertSetAside, commit.Turn.Key.Value, reason, before.State, commit.Now));
        }

        return await database.WriteAsync(unit);
    }

    internal static LoggedActivity ReadActivity(DbDataReader reader) => new(reader.GetInt64(0), reader.GetString(1));

    private static ConversationRecord ReadConversation(DbDataReader reader) => new(
        reader.GetString(0), reader.GetString(1), reader.GetInt64(2), reader.GetInt64(3), reader.GetInt32(4), Instants.Read(reader, 5));

    private static SqlStatement Upsert(TurnCommit commit)
    {
        var key = commit.Turn.Key.Value;
        var after = commit.After;
        var reference = ConversationReferences.ToJson(commit.Turn);
        var statement = commit.Before is { } before
            ? SqlStatement.Of(UpdateConversation, after.State, after.Version, after.LastSeq, after.FailedTurns, reference, after.UpdatedAt, key, before.Version)
            : SqlStatement.Of(
                InsertConversation, key, commit.Turn.Activity.ChannelId, after.UserId, after.State, after.Version, after.LastSeq, after.FailedTurns, reference, after.UpdatedAt);
        return statement.Touching(1);
    }

    private static void AddActivities(List<SqlStatement> unit, TurnCommit commit)
    {
        var turn = commit.Turn;
        var incoming = commit.Incoming;
        if (incoming is not null)
        {
            unit.Add(Insert(incoming, commit.Now, null, turn.ChannelActivityId, turn.ClientActivityId));
        }

        for (var i = 0; i < commit.Replies.Count; i++)
        {
            // Whoever speaks unprompted has an id of the message, so that sending it again is noticed.
            var reply = commit.Replies[i];
            unit.Add(Insert(reply, reply.Activity.Timestamp ?? commit.Now, incoming?.Seq, null, incoming is null && i == 0 ? turn.ClientActivityId : null));
        }

        SqlStatement Insert(NewActivity activity, DateTimeOffset at, long? answers, string? channelId, string? clientId) => SqlStatement.Of(
            InsertActivity, turn.Key.Value, activity.Seq, answers, channelId, clientId, activity.Role, activity.Activity.Type, at, activity.Json);
    }

    /// <summary>One lane per conversation: replies arrive in the order they were said.</summary>
    private void AddDeliveries(List<SqlStatement> unit, TurnCommit commit)
    {
        if (!commit.Turn.RepliesLeaveLater)
        {
            return;
        }

        var key = commit.Turn.Key.Value;
        foreach (var reply in commit.Replies)
        {
            var message = new OutboxMessage(OutboxKinds.Connector, $"reply:{key}|{reply.Seq}", WireJson.ToJson(TurnStamp.ForChannel(reply))) { Lane = key };
            unit.Add(OutboxRows.Add(message, outbox.Value, commit.Now));
        }
    }

    private void AddEffects(List<SqlStatement> unit, TurnCommit commit)
    {
        var scope = new EffectScope(commit.Turn.Key, commit.Seq, commit.Now);
        foreach (var effect in commit.Effects)
        {
            if (!_effectWriters.TryGetValue(effect.GetType(), out var writer))
            {
                throw new InvalidOperationException($"No effect writer is registered for {effect.GetType().Name}.");
            }

            unit.AddRange(writer.Write(effect, scope));
        }
    }
}
