using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.Insights.Figures;

/// <summary>How the answers do.</summary>
/// <param name="Asked">Entries by how often they answered a question, most often first.</param>
/// <param name="Rated">Entries by what customers said, worst first.</param>
internal sealed record AnswerFigures(IReadOnlyList<EntryCount> Asked, IReadOnlyList<EntryRating> Rated)
{
    public long Helpful => Rated.Sum(row => row.Helpful);

    public long Verdicts => Rated.Sum(row => row.Helpful + row.NotHelpful);
}

internal sealed record EntryCount(string Entry, long Count);

/// <param name="Confidence">Mean of the confidences with which it answered those who said no; 0 when nobody did.</param>
internal sealed record EntryRating(string Entry, long Helpful, long NotHelpful, double Confidence)
{
    /// <summary>
    /// Lower end of the share that does not help, as sure as so few verdicts allow (Wilson, 95 %): one "no" out of one says less than nine out of ten.
    /// </summary>
    public double Badness
    {
        get
        {
            const double Z = 1.96;
            var n = (double)(Helpful + NotHelpful);
            if (n == 0)
            {
                return 0;
            }

            var share = NotHelpful / n;
            var spread = Z * Math.Sqrt((share * (1 - share) / n) + (Z * Z / (4 * n * n)));
            return Math.Max(0, (share + (Z * Z / (2 * n)) - spread) / (1 + (Z * Z / n)));
        }
    }
}

/// <summary>What customers said of one entry.</summary>
/// <param name="Question">What they had asked, masked.</param>
internal sealed record RatedQuestion(string Question, bool Helpful, double Confidence, DateTimeOffset At);

/// <summary>Reads <see cref="AnswerFigures"/>.</summary>
internal sealed class AnswerFiguresReader(IDatabase database)
{
    private const string SelectAsked =
        """
        SELECT nearest, COUNT(*) FROM questions WHERE created_at >= $1 AND decision = 'answer' AND nearest IS NOT NULL GROUP BY nearest
        ORDER BY COUNT(*) DESC, nearest LIMIT 200
        """;

    private const string SelectRated =
        """
        SELECT entry, SUM(CASE WHEN helpful THEN 1 ELSE 0 END), SUM(CASE WHEN helpful THEN 0 ELSE 1 END), AVG(CASE WHEN helpful THEN NULL ELSE confidence END)
        FROM feedback WHERE created_at >= $1 GROUP BY entry
        """;

    private const string SelectQuestions =
        "SELECT question, helpful, confidence, created_at FROM feedback WHERE entry = $1 AND created_at >= $2 ORDER BY helpful, number DESC LIMIT 50";

    public async Task<AnswerFigures> ReadAsync(ReportPeriod period, CancellationToken cancellationToken)
    {
        var asked = await database.QueryAsync(SqlStatement.Of(SelectAsked, period.From), static reader => new EntryCount(reader.GetString(0), reader.GetInt64(1)), cancellationToken);
        var rated = await database.QueryAsync(
            SqlStatement.Of(SelectRated, period.From),
            static reader => new EntryRating(reader.GetString(0), reader.GetInt64(1), reader.GetInt64(2), reader.IsDBNull(3) ? 0 : reader.GetDouble(3)),
            cancellationToken);
        return new AnswerFigures(asked, [.. rated.OrderByDescending(row => row.Badness).ThenByDescending(row => row.NotHelpful).ThenBy(row => row.Entry, StringComparer.Ordinal)]);
    }

    /// <summary>The verdicts on one entry, those against it first, at most 50.</summary>
    public ValueTask<IReadOnlyList<RatedQuestion>> VerdictsAsync(string entry, ReportPeriod period, CancellationToken cancellationToken) => database.QueryAsync(
        SqlStatement.Of(SelectQuestions, entry, period.From),
        static reader => new RatedQuestion(reader.GetString(0), reader.GetBoolean(1), reader.GetDouble(2), Instants.Read(reader, 3)),
        cancellationToken);
}
