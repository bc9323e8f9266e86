using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.Conversations;

/// <summary>Reads what was said, as the customer's client sees it.</summary>
internal sealed class Transcript(IDatabase database)
{
    /// <summary>Most activities in one answer; the watermark says where to go on.</summary>
    public const int PageSize = 500;

    // What the channel itself reports (members joining) takes a place in the order, but is never shown.
    private const string SelectAfter =
        "SELECT seq, json FROM activities WHERE conversation_id = $1 AND seq > $2 AND role <> 'channel' ORDER BY seq LIMIT 500";

    private const string SelectHead = "SELECT last_seq, user_id FROM conversations WHERE id = $1";

    /// <summary>Activities after <paramref name="seq"/>, oldest first, at most <see cref="PageSize"/>.</summary>
    public ValueTask<IReadOnlyList<LoggedActivity>> ReadAfterAsync(ConversationKey key, long seq, CancellationToken cancellationToken) =>
        database.QueryAsync(SqlStatement.Of(SelectAfter, key.Value, seq), TurnStore.ReadActivity, cancellationToken);

    /// <summary>How far the conversation is and whose it is; null when there is none.</summary>
    public async ValueTask<TranscriptHead?> FindAsync(ConversationKey key, CancellationToken cancellationToken)
    {
        var found = await database.QueryAsync(
            SqlStatement.Of(SelectHead, key.Value), static reader => new TranscriptHead(reader.GetInt64(0), reader.GetString(1)), cancellationToken);
        return found.Count == 0 ? null : found[0];
    }
}

/// <summary>A conversation from outside.</summary>
/// <param name="LastSeq">Place of the last activity.</param>
/// <param name="UserId">Whose it is.</param>
internal readonly record struct TranscriptHead(long LastSeq, string UserId);
