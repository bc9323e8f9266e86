using System.Data.Common;
using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.Insights.Questions;

/// <summary>What the bot could not answer: abstentions, hesitations and answers that did not help, the same need counted together.</summary>
internal sealed class UnansweredQuestions(IDatabase database)
{
    private const string SelectWordings =
        """
        SELECT cluster, question, decision, COUNT(*), MIN(created_at), MAX(created_at) FROM questions
        WHERE created_at >= $1 AND decision IN ('abstain', 'clarify') GROUP BY cluster, question, decision
        UNION ALL
        SELECT cluster, question, 'unhelpful', COUNT(*), MIN(created_at), MAX(created_at) FROM feedback
        WHERE created_at >= $1 AND NOT helpful GROUP BY cluster, question
        """;

    private const string SelectDismissed = "SELECT cluster FROM dismissed_questions";

    private const string InsertDismissed =
        "INSERT INTO dismissed_questions (cluster, dismissed_by, dismissed_at) VALUES ($1, $2, $3) ON CONFLICT (cluster) DO NOTHING";

    private const string DeleteDismissed = "DELETE FROM dismissed_questions WHERE cluster = $1";

    /// <summary>All since an instant, the most frequent first, then the latest.</summary>
    public async Task<IReadOnlyList<UnansweredQuestion>> SinceAsync(DateTimeOffset since, CancellationToken cancellationToken)
    {
        var rows = await database.QueryAsync(SqlStatement.Of(SelectWordings, since), Read, cancellationToken);
        var dismissed = await database.QueryAsync(SqlStatement.Of(SelectDismissed), static reader => reader.GetString(0), cancellationToken);
        var hidden = dismissed.ToHashSet(StringComparer.Ordinal);
        return
        [
            .. rows.GroupBy(row => row.Cluster, StringComparer.Ordinal)
                .Select(group => Gather(group.Key, [.. group], hidden))
                .OrderByDescending(question => question.Count)
                .ThenByDescending(question => question.LastSeen),
        ];
    }

    public Task DismissAsync(string cluster, string agentId, DateTimeOffset now) => database.WriteAsync([SqlStatement.Of(InsertDismissed, cluster, agentId, now)]);

    public Task RestoreAsync(string cluster) => database.WriteAsync([SqlStatement.Of(DeleteDismissed, cluster)]);

    private static UnansweredQuestion Gather(string cluster, List<Row> rows, HashSet<string> dismissed) => new(cluster)
    {
        Wordings =
        [
            .. rows.GroupBy(row => row.Question, StringComparer.Ordinal)
                .Select(group => new Wording(group.Key, group.Sum(row => row.Count)))
                .OrderByDescending(wording => wording.Count)
                .ThenBy(wording => wording.Text, StringComparer.Ordinal),
        ],
        Abstained = Sum(rows, "abstain"),
        Hesitated = Sum(rows, "clarify"),
        NotHelpful = Sum(rows, "unhelpful"),
        FirstSeen = rows.Min(row => row.First),
        LastSeen = rows.Max(row => row.Last),
        IsDismissed = dismissed.Contains(cluster),
    };

    private static long Sum(List<Row> rows, string signal) => rows.Where(row => row.Signal == signal).Sum(row => row.Count);

    /// <summary>Rows of before the column was there have no cluster.</summary>
    private static Row Read(DbDataReader reader) => new(
        reader.ReadStringOrNull(0) ?? QuestionCluster.Of(reader.GetString(1)), reader.GetString(1), reader.GetString(2), reader.GetInt64(3), Instants.Read(reader, 4), Instants.Read(reader, 5));

    private sealed record Row(string Cluster, string Question, string Signal, long Count, DateTimeOffset First, DateTimeOffset Last);
}
