using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.Insights.Figures;

/// <summary>How customers found the help, over the cases they were asked about in a period.</summary>
/// <param name="Asked">How many were asked.</param>
/// <param name="Skipped">How many said that they would rather not answer.</param>
/// <param name="Scores">How many gave 1, 2, 3, 4 and 5.</param>
/// <param name="Comments">What they wrote, masked, latest first.</param>
internal sealed record SatisfactionFigures(long Asked, long Skipped, IReadOnlyList<long> Scores, IReadOnlyList<ScoreComment> Comments)
{
    public long Answered => Scores.Sum();

    /// <summary>Mean score, 1 to 5; null when nobody answered.</summary>
    public double? Mean => Answered == 0 ? null : Scores.Select((count, index) => count * (index + 1d)).Sum() / Answered;
}

internal sealed record ScoreComment(string Case, string Queue, int Score, string Comment, DateTimeOffset At);

/// <summary>Reads <see cref="SatisfactionFigures"/>.</summary>
internal sealed class SatisfactionFiguresReader(IDatabase database)
{
    private const string OfPeriod = "FROM satisfaction WHERE asked_at >= $1 AND state <> 'withheld' AND ($2 = '' OR flow = $2) AND ($3 = '' OR queue = $3)";

    private const string SelectCounts = $"SELECT state, COALESCE(score, 0), COUNT(*) {OfPeriod} GROUP BY state, COALESCE(score, 0)";

    private const string SelectComments =
        $"SELECT case_reference, queue, score, comment, answered_at {OfPeriod} AND comment IS NOT NULL AND score IS NOT NULL ORDER BY answered_at DESC LIMIT 50";

    public async Task<SatisfactionFigures> ReadAsync(ReportPeriod period, CancellationToken cancellationToken)
    {
        var counts = await database.QueryAsync(
            SqlStatement.Of(SelectCounts, period.From, period.Flow, period.Queue), static reader => (State: reader.GetString(0), Score: reader.GetInt32(1), Count: reader.GetInt64(2)), cancellationToken);
        var comments = await database.QueryAsync(
            SqlStatement.Of(SelectComments, period.From, period.Flow, period.Queue),
            static reader => new ScoreComment(reader.GetString(0), reader.GetString(1), reader.GetInt32(2), reader.GetString(3), Instants.Read(reader, 4)),
            cancellationToken);
        return new SatisfactionFigures(
            counts.Sum(row => row.Count),
            counts.Where(row => row.State == "skipped").Sum(row => row.Count),
            [.. Enumerable.Range(1, 5).Select(score => counts.Where(row => row.Score == score).Sum(row => row.Count))],
            comments);
    }
}
