using System.Data.Common;
using SupportBot.Bot.HandOff.Hours;
using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.Insights.Figures;

/// <summary>What people did with the cases of a period.</summary>
internal sealed record CaseFigures
{
    /// <summary>Cases opened.</summary>
    public required long Opened { get; init; }

    /// <summary>Of those, how many lack an answer or a file that is required, as they stand now.</summary>
    public required long Incomplete { get; init; }

    /// <summary>From the opening to the first sign of an agent, by queue, in opening hours.</summary>
    public required IReadOnlyList<AcknowledgeTime> Acknowledged { get; init; }

    /// <summary>Exchanges with an agent that ended.</summary>
    public required long Exchanges { get; init; }

    /// <summary>Of those, how many the agent gave back to the bot.</summary>
    public required long HandedBack { get; init; }

    /// <summary>Cases that were done.</summary>
    public required long Done { get; init; }

    /// <summary>Of those, how many were open again within <see cref="CaseFiguresReader.ReopenDays"/> days.</summary>
    public required long Reopened { get; init; }

    /// <summary>What agents asked although the case had it, most often first.</summary>
    public required IReadOnlyList<SlotCount> AskedTwice { get; init; }
}

/// <summary>How long a queue takes to show a sign.</summary>
/// <param name="Queue">Its name; empty for all queues together.</param>
/// <param name="Cases">Cases that got one.</param>
/// <param name="Waiting">Cases that have none yet.</param>
/// <param name="Median">Half of the cases took at most so long.</param>
/// <param name="Most">Nine of ten took at most so long.</param>
internal sealed record AcknowledgeTime(string Queue, int Cases, int Waiting, TimeSpan Median, TimeSpan Most);

/// <summary>Reads <see cref="CaseFigures"/>.</summary>
internal sealed class CaseFiguresReader(IDatabase database, OpeningHours hours)
{
    public const int ReopenDays = 7;

    /// <summary>Beyond it the exact minute says nothing, and adding up opening hours takes long.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(21);

    private const string SelectCases =
        """
        SELECT c.queue, c.created_at, c.first_answer_at, (SELECT MIN(h.taken_at) FROM hand_offs AS h WHERE h.case_reference = c.reference),
               (SELECT MIN(e.at) FROM case_history AS e WHERE e.case_reference = c.reference AND e.event IN ('assigned', 'handoff') AND e.actor NOT IN ('customer', 'bot', 'system')),
               EXISTS (SELECT 1 FROM case_missing AS m WHERE m.case_reference = c.reference)
        FROM cases AS c WHERE c.created_at >= $1 AND ($2 = '' OR c.flow = $2) AND ($3 = '' OR c.queue = $3)
        """;

    private const string SelectEnds =
        """
        SELECT h.state, COUNT(*) FROM hand_offs AS h JOIN cases AS c ON c.reference = h.case_reference
        WHERE h.ended_at >= $1 AND h.taken_at IS NOT NULL AND ($2 = '' OR c.flow = $2) AND ($3 = '' OR h.queue = $3) GROUP BY h.state
        """;

    private const string SelectDone =
        """
        SELECT e.case_reference, e.at, e.event, e.before, e.after FROM case_history AS e JOIN cases AS c ON c.reference = e.case_reference
        WHERE e.at >= $1 AND e.event IN ('status', 'handoff') AND ($2 = '' OR c.flow = $2) AND ($3 = '' OR c.queue = $3) ORDER BY e.number
        """;

    private const string SelectRepeated =
        """
        SELECT c.flow, r.slot, COUNT(*) FROM repeated_questions AS r JOIN cases AS c ON c.reference = r.case_reference
        WHERE r.asked_at >= $1 AND ($2 = '' OR c.flow = $2) AND ($3 = '' OR c.queue = $3) GROUP BY c.flow, r.slot ORDER BY COUNT(*) DESC
        """;

    public async Task<CaseFigures> ReadAsync(ReportPeriod period, CancellationToken cancellationToken)
    {
        var cases = await QueryAsync(SelectCases, ReadCase);
        var ends = await QueryAsync(SelectEnds, static reader => (State: reader.GetString(0), Count: reader.GetInt64(1)));
        var (done, reopened) = Reopened(await QueryAsync(SelectDone, ReadMove));
        return new CaseFigures
        {
            Opened = cases.Count,
            Incomplete = cases.Count(row => row.IsIncomplete),
            Acknowledged = [.. All(cases), .. cases.GroupBy(row => row.Queue, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => Time(group.Key, [.. group]))],
            Exchanges = ends.Sum(row => row.Count),
            HandedBack = ends.Where(row => row.State == "handed_back").Sum(row => row.Count),
            Done = done,
            Reopened = reopened,
            AskedTwice = await QueryAsync(SelectRepeated, static reader => new SlotCount(reader.GetString(0), reader.GetString(1), reader.GetInt64(2))),
        };

        ValueTask<IReadOnlyList<T>> QueryAsync<T>(string sql, Func<DbDataReader, T> map) =>
            database.QueryAsync(SqlStatement.Of(sql, period.From, period.Flow, period.Queue), map, cancellationToken);
    }

    private IEnumerable<AcknowledgeTime> All(IReadOnlyList<CaseRow> cases) => cases.Count == 0 ? [] : [Time("", cases)];

    private AcknowledgeTime Time(string queue, IReadOnlyList<CaseRow> cases)
    {
        var times = cases.Where(row => row.Acknowledged is not null).Select(OpenTime).Order().ToArray();
        return new AcknowledgeTime(queue, times.Length, cases.Count - times.Length, Share(times, 0.5), Share(times, 0.9));
    }

    private TimeSpan OpenTime(CaseRow row)
    {
        var end = row.Acknowledged ?? row.Opened;
        return end - row.Opened > Longest ? end - row.Opened : hours.Of(row.Queue).OpenTimeBetween(row.Opened, end);
    }

    /// <summary>The smallest time that so large a share did not exceed.</summary>
    private static TimeSpan Share(TimeSpan[] ordered, double share) =>
        ordered.Length == 0 ? TimeSpan.Zero : ordered[Math.Max(0, (int)Math.Ceiling(ordered.Length * share) - 1)];

    /// <summary>Each time that a case was done counts; it was reopened when the next change of its status came within the days, and was not "done".</summary>
    private static (long Done, long Reopened) Reopened(IReadOnlyList<Move> moves)
    {
        var (done, reopened) = (0L, 0L);
        foreach (var ofCase in moves.GroupBy(move => move.Case, StringComparer.Ordinal))
        {
            DateTimeOffset? since = null;
            foreach (var move in ofCase)
            {
                if (move.IsDone)
                {
                    done += since is null ? 1 : 0;
                    since ??= move.At;
                }
                else if (move.IsReopened && since is { } end)
                {
                    reopened += move.At - end <= TimeSpan.FromDays(ReopenDays) ? 1 : 0;
                    since = null;
                }
            }
        }

        return (done, reopened);
    }

    private static CaseRow ReadCase(DbDataReader reader) => new(reader.GetString(0), Instants.Read(reader, 1), First(reader, 2, 3, 4), reader.GetBoolean(5));

    private static DateTimeOffset? First(DbDataReader reader, params int[] columns) =>
        columns.Where(column => !reader.IsDBNull(column)).Select(column => (DateTimeOffset?)Instants.Read(reader, column)).Min();

    private static Move ReadMove(DbDataReader reader)
    {
        var (kind, before, after) = (reader.GetString(2), reader.ReadStringOrNull(3), reader.ReadStringOrNull(4));
        return new Move(
            reader.GetString(0), Instants.Read(reader, 1), kind == "status" ? after == "done" : after == "closed", kind == "status" ? before == "done" : after is "queued" or "taken");
    }

    private sealed record CaseRow(string Queue, DateTimeOffset Opened, DateTimeOffset? Acknowledged, bool IsIncomplete);

    private sealed record Move(string Case, DateTimeOffset At, bool IsDone, bool IsReopened);
}
