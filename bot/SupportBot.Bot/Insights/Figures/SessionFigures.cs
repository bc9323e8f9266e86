using SupportBot.Bot.Cases;
using SupportBot.Bot.Insights.Sessions;
using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.Insights.Figures;

/// <summary>What became of the conversations of a period.</summary>
/// <param name="Outcomes">How many sessions ended how.</param>
/// <param name="Days">The same by day; days without any session are there too.</param>
/// <param name="Flows">What became of each form.</param>
/// <param name="Left">At which slot forms were left, most often first.</param>
internal sealed record SessionFigures(
    IReadOnlyList<OutcomeCount> Outcomes, IReadOnlyList<DayCount> Days, IReadOnlyList<FlowCount> Flows, IReadOnlyList<SlotCount> Left)
{
    /// <summary>Sessions in which something was wanted: what shares are made of.</summary>
    public long Total => Count(SessionOutcome.Resolved) + Count(SessionOutcome.HandedOver) + Count(SessionOutcome.Abandoned);

    /// <summary>How many whole days up to yesterday have no session at all, after days that had some: counting, or the way to the chat, may be broken.</summary>
    public int SilentDays
    {
        get
        {
            var before = Days.SkipLast(1).Reverse().ToList();
            var silent = before.TakeWhile(static day => day.Resolved + day.HandedOver + day.Abandoned == 0).Count();
            return silent < before.Count ? silent : 0;
        }
    }

    public long Count(SessionOutcome outcome) => Outcomes.Where(row => row.Outcome == outcome).Sum(row => row.Count);
}

internal sealed record OutcomeCount(SessionOutcome Outcome, SessionDetail Detail, long Count);

internal sealed record DayCount(DateOnly Day, long Resolved, long HandedOver, long Abandoned);

internal sealed record FlowCount(string Flow, long Completed, long HandedOver, long Cancelled, long Abandoned)
{
    public long Started => Completed + HandedOver + Cancelled + Abandoned;
}

internal sealed record SlotCount(string Flow, string Slot, long Count);

/// <summary>Reads <see cref="SessionFigures"/>.</summary>
internal sealed class SessionFiguresReader(IDatabase database)
{
    private const string OfFlow =
        "($2 = '' OR EXISTS (SELECT 1 FROM session_flows AS f WHERE f.conversation_id = s.conversation_id AND f.first_seq = s.first_seq AND f.flow = $2))";

    private const string SelectOutcomes =
        $"SELECT s.outcome, s.detail, s.day, COUNT(*) FROM sessions AS s WHERE s.day >= $1 AND {OfFlow} GROUP BY s.outcome, s.detail, s.day";

    private const string SelectFlows =
        """
        SELECT flow, outcome, slot, COUNT(*) FROM session_flows WHERE day >= $1 AND ($2 = '' OR flow = $2) AND outcome <> 'resumed'
        GROUP BY flow, outcome, slot
        """;

    public async Task<SessionFigures> ReadAsync(ReportPeriod period, CancellationToken cancellationToken)
    {
        var rows = await database.QueryAsync(
            SqlStatement.Of(SelectOutcomes, period.FirstText, period.Flow),
            static reader => new Row(CaseNames.Parse<SessionOutcome>(reader.GetString(0)), CaseNames.Parse<SessionDetail>(reader.GetString(1)), reader.GetString(2), reader.GetInt64(3)),
            cancellationToken);
        var flows = await database.QueryAsync(
            SqlStatement.Of(SelectFlows, period.FirstText, period.Flow),
            static reader => new FlowRow(reader.GetString(0), CaseNames.Parse<FlowOutcome>(reader.GetString(1)), reader.ReadStringOrNull(2), reader.GetInt64(3)),
            cancellationToken);
        return new SessionFigures(Outcomes(rows), Days(period, rows), Flows(flows), Left(flows));
    }

    private static List<OutcomeCount> Outcomes(IReadOnlyList<Row> rows) =>
    [
        .. rows.GroupBy(row => (row.Outcome, row.Detail))
            .Select(group => new OutcomeCount(group.Key.Outcome, group.Key.Detail, group.Sum(row => row.Count)))
            .OrderBy(row => row.Outcome).ThenByDescending(row => row.Count),
    ];

    private static List<DayCount> Days(ReportPeriod period, IReadOnlyList<Row> rows)
    {
        var byDay = rows.ToLookup(row => row.Day, StringComparer.Ordinal);
        return [.. period.EachDay.Select(day => new DayCount(day, Sum(day, SessionOutcome.Resolved), Sum(day, SessionOutcome.HandedOver), Sum(day, SessionOutcome.Abandoned)))];

        long Sum(DateOnly day, SessionOutcome outcome) => byDay[ReportPeriod.Text(day)].Where(row => row.Outcome == outcome).Sum(row => row.Count);
    }

    private static List<FlowCount> Flows(IReadOnlyList<FlowRow> rows) =>
    [
        .. rows.GroupBy(row => row.Flow, StringComparer.Ordinal)
            .Select(group => new FlowCount(
                group.Key, Sum(group, FlowOutcome.Completed), Sum(group, FlowOutcome.HandedOver), Sum(group, FlowOutcome.Cancelled), Sum(group, FlowOutcome.Abandoned)))
            .OrderByDescending(flow => flow.Started),
    ];

    private static long Sum(IEnumerable<FlowRow> rows, FlowOutcome outcome) => rows.Where(row => row.Outcome == outcome).Sum(row => row.Count);

    private static List<SlotCount> Left(IReadOnlyList<FlowRow> rows) =>
    [
        .. rows.Where(row => row is { Outcome: FlowOutcome.Abandoned, Slot: not null })
            .Select(row => new SlotCount(row.Flow, row.Slot ?? "", row.Count))
            .OrderByDescending(row => row.Count).ThenBy(row => row.Flow, StringComparer.Ordinal),
    ];

    private sealed record Row(SessionOutcome Outcome, SessionDetail Detail, string Day, long Count);

    private sealed record FlowRow(string Flow, FlowOutcome Outcome, string? Slot, long Count);
}
