using System.Data.Common;
using System.Globalization;
using SupportBot.Bot.Cases;
using SupportBot.Bot.Cases.Calendar;
using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.Insights.Sessions;

/// <summary>Reads transcripts in the order of arrival, and keeps the sessions made of them.</summary>
internal sealed class SessionStore(IDatabase database)
{
    /// <summary>Activities looked at in one step.</summary>
    public const int Batch = 2000;

    private const string Reader = "sessions";

    private const string SelectMark = "SELECT number FROM reading_marks WHERE reader = $1";
    private const string InsertMark = "INSERT INTO reading_marks (reader, number) VALUES ($1, 0) ON CONFLICT (reader) DO NOTHING";
    private const string UpdateMark = "UPDATE reading_marks SET number = $2 WHERE reader = $1 AND number < $2";
    private const string SelectArrivals = "SELECT number, conversation_id, at FROM activities WHERE number > $1 ORDER BY number LIMIT 2000";
    private const string SelectChannel = "SELECT channel FROM conversations WHERE id = $1";

    private const string SelectLast =
        "SELECT last_seq, ended_at, outcome, detail, flow, first_seq FROM sessions WHERE conversation_id = $1 ORDER BY first_seq DESC LIMIT 1";

    // Cut after 10,000: a stretch that long is a robot's, and is counted in pieces.
    private const string SelectSteps =
        "SELECT seq, at, role, kind, json FROM activities WHERE conversation_id = $1 AND seq > $2 ORDER BY seq LIMIT 10000";

    private const string SelectRatings = "SELECT seq, helpful FROM feedback WHERE conversation_id = $1 AND seq > $2";

    private const string InsertSession =
        """
        INSERT INTO sessions (conversation_id, first_seq, last_seq, channel, day, started_at, ended_at, messages, outcome, detail, flow, slot, case_reference)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) ON CONFLICT (conversation_id, first_seq) DO NOTHING
        """;

    private const string InsertFlow =
        """
        INSERT INTO session_flows (conversation_id, first_seq, flow, day, outcome, slot) VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (conversation_id, first_seq, flow) DO NOTHING
        """;

    private const string MarkResumed = "UPDATE sessions SET outcome = 'resumed' WHERE conversation_id = $1 AND first_seq = $2 AND outcome = 'abandoned'";

    private const string MarkFlowResumed =
        "UPDATE session_flows SET outcome = 'resumed' WHERE conversation_id = $1 AND first_seq = $2 AND flow = $3 AND outcome = 'abandoned'";

    /// <summary>How far the transcripts were read.</summary>
    public async ValueTask<long> MarkAsync(CancellationToken cancellationToken) =>
        await database.QueryAsync(SqlStatement.Of(SelectMark, Reader), static reader => reader.GetInt64(0), cancellationToken) is [var number] ? number : 0;

    public Task AdvanceAsync(long number) => database.WriteAsync([SqlStatement.Of(InsertMark, Reader), SqlStatement.Of(UpdateMark, Reader, number)]);

    /// <summary>What arrived after <paramref name="mark"/>, oldest first, at most <see cref="Batch"/>.</summary>
    public ValueTask<IReadOnlyList<Arrival>> ArrivalsAsync(long mark, CancellationToken cancellationToken) => database.QueryAsync(
        SqlStatement.Of(SelectArrivals, mark), static reader => new Arrival(reader.GetInt64(0), new ConversationKey(reader.GetString(1)), Instants.Read(reader, 2)), cancellationToken);

    /// <summary>The channel of a conversation; null when it is gone.</summary>
    public async ValueTask<string?> ChannelAsync(ConversationKey key, CancellationToken cancellationToken) =>
        await database.QueryAsync(SqlStatement.Of(SelectChannel, key.Value), static reader => reader.GetString(0), cancellationToken) is [var channel] ? channel : null;

    /// <summary>The last session that was counted; null when none was.</summary>
    public async ValueTask<CountedSession?> LastAsync(ConversationKey key, CancellationToken cancellationToken) =>
        await database.QueryAsync(SqlStatement.Of(SelectLast, key.Value), ReadLast, cancellationToken) is [var last] ? last : null;

    public ValueTask<IReadOnlyList<TranscriptStep>> StepsAsync(ConversationKey key, long after, CancellationToken cancellationToken) => database.QueryAsync(
        SqlStatement.Of(SelectSteps, key.Value, after),
        static reader => TranscriptStep.Read(reader.GetInt64(0), Instants.Read(reader, 1), reader.GetString(2), reader.GetString(3), reader.GetString(4)),
        cancellationToken);

    public async ValueTask<IReadOnlyDictionary<long, bool>> RatingsAsync(ConversationKey key, long after, CancellationToken cancellationToken)
    {
        var rows = await database.QueryAsync(
            SqlStatement.Of(SelectRatings, key.Value, after), static reader => (Seq: reader.GetInt64(0), Helpful: reader.GetBoolean(1)), cancellationToken);
        return rows.GroupBy(row => row.Seq).ToDictionary(group => group.Key, group => group.Last().Helpful);
    }

    /// <summary>The rows of a session; written twice they are there once.</summary>
    public static IEnumerable<SqlStatement> Insert(Session session)
    {
        var key = session.Conversation.Value;
        var day = Day(session.StartedAt);
        yield return SqlStatement.Of(
            InsertSession, key, session.FirstSeq, session.LastSeq, session.Channel, day, session.StartedAt, session.EndedAt, session.Messages,
            CaseNames.Of(session.Outcome), CaseNames.Of(session.Detail), session.Flow, session.Slot, session.Case);
        foreach (var flow in session.Flows)
        {
            yield return SqlStatement.Of(InsertFlow, key, session.FirstSeq, flow.Flow, day, CaseNames.Of(flow.Outcome), flow.Slot);
        }
    }

    /// <summary>The form in which an earlier session was left is gone on with.</summary>
    public static IEnumerable<SqlStatement> Resume(ConversationKey key, long firstSeq, string flow) =>
        [SqlStatement.Of(MarkResumed, key.Value, firstSeq), SqlStatement.Of(MarkFlowResumed, key.Value, firstSeq, flow)];

    /// <summary>A day as the tables hold it.</summary>
    public static string Day(DateTimeOffset instant) => ParisTime.DayOf(instant).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static CountedSession ReadLast(DbDataReader reader) => new(
        reader.GetInt64(5), reader.GetInt64(0), Instants.Read(reader, 1),
        reader.GetString(2) == CaseNames.Of(SessionOutcome.Abandoned) && reader.GetString(3) == CaseNames.Of(SessionDetail.Form) ? reader.ReadStringOrNull(4) : null);
}

/// <summary>That something was said.</summary>
/// <param name="Number">In the order of arrival, over all conversations.</param>
internal sealed record Arrival(long Number, ConversationKey Conversation, DateTimeOffset At);

/// <summary>The last session that was counted.</summary>
/// <param name="FirstSeq">Its key.</param>
/// <param name="LastSeq">Where the next one begins.</param>
/// <param name="EndedAt">When it ended.</param>
/// <param name="FlowLeft">The form in which it was left; null when it was not.</param>
internal sealed record CountedSession(long FirstSeq, long LastSeq, DateTimeOffset EndedAt, string? FlowLeft);
