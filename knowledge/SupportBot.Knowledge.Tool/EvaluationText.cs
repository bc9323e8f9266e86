using System.Globalization;
using System.Text;
using SupportBot.Knowledge.Evaluation;

namespace SupportBot.Knowledge.Tool;

/// <summary>An evaluation for people: figures, by style, confusions, worst entries.</summary>
internal static class EvaluationText
{
    private const int Shown = 10;

    /// <summary>A FAQ of ours has 35; of a large one the worst are enough.</summary>
    public const int TopicsShown = 50;

    /// <summary>First entry right, by style of question, worst style first.</summary>
    public static IEnumerable<(string Style, int Count, double PrecisionAt1)> Styles(IReadOnlyList<QuestionOutcome> outcomes) =>
        outcomes.Where(outcome => outcome.Question.IsAnswerable && outcome.Question.Style.Length > 0)
            .GroupBy(outcome => outcome.Question.Style, StringComparer.Ordinal)
            .Select(group => (group.Key, group.Count(), group.Average(outcome => outcome.IsFirstRight ? 1.0 : 0)))
            .OrderBy(style => style.Item3);

    /// <summary>First entry right, by the entry wanted, worst first.</summary>
    public static IEnumerable<(string Id, int Count, int Right)> Topics(IReadOnlyList<QuestionOutcome> outcomes) =>
        outcomes.Where(outcome => outcome.Question.IsAnswerable)
            .GroupBy(outcome => outcome.Question.Ids[0], StringComparer.Ordinal)
            .Select(group => (group.Key, group.Count(), group.Count(outcome => outcome.IsFirstRight)))
            .OrderBy(topic => topic.Item3 / (double)topic.Item2)
            .ThenBy(topic => topic.Item1, StringComparer.Ordinal);

    public static string Of(EvaluationReport report)
    {
        var text = new StringBuilder();
        AppendFigures(text, report);
        text.Append("\nfirst entry right, by style\n");
        foreach (var (style, count, precision) in Styles(report.Outcomes))
        {
            text.Append(CultureInfo.InvariantCulture, $"  {precision:0.00}  {style} ({count})\n");
        }

        AppendTopics(text, report.Outcomes);
        AppendConfusions(text, report.Outcomes);
        return text.ToString();
    }

    private static void AppendFigures(StringBuilder text, EvaluationReport report)
    {
        var m = report.Metrics;
        text.Append(CultureInfo.InvariantCulture, $"questions {m.Queries}, answerable {m.Answerable}\n");
        text.Append(CultureInfo.InvariantCulture, $"P@1 {m.PrecisionAt1:0.000}  MRR@10 {m.ReciprocalRankAt10:0.000}  R@5 {m.RecallAt5:0.000}  AUROC {m.Auroc:0.000}");
        text.Append(CultureInfo.InvariantCulture, $"  rec95 {m.RecallAt95:0.000}  balance {m.BestBalance:0.000}\n");
        text.Append(CultureInfo.InvariantCulture, $"answers: right {m.AnsweredPrecision:0.000}, of the answerable {m.AnsweredRecall:0.000}; helped {m.HelpedRecall:0.000}\n");
        text.Append(CultureInfo.InvariantCulture, $"unanswerable: abstained {m.AbstainRecall:0.000}, answered {m.FalseAnswers:0.000}\n");
        text.Append(CultureInfo.InvariantCulture, $"flows: right {m.FlowHits:0.000}, false starts {m.FalseStarts:0.000}\n");
        text.Append(CultureInfo.InvariantCulture, $"index built in {report.Build.TotalMilliseconds:0} ms; {report.Speed.PerSecond:0} questions/s");
        text.Append(CultureInfo.InvariantCulture, $", median {report.Speed.Median.TotalMicroseconds:0} us, 99 % {report.Speed.Slow.TotalMicroseconds:0} us\n");
    }

    private static void AppendTopics(StringBuilder text, IReadOnlyList<QuestionOutcome> outcomes)
    {
        text.Append("\nfirst entry right, by topic, worst first\n");
        foreach (var (id, count, right) in Topics(outcomes).Take(TopicsShown))
        {
            text.Append(CultureInfo.InvariantCulture, $"  {right / (double)count:0.00}  {id} ({right}/{count})\n");
        }
    }

    private static void AppendConfusions(StringBuilder text, IReadOnlyList<QuestionOutcome> outcomes)
    {
        text.Append("\nconfusions\n");
        var pairs = outcomes.Where(outcome => outcome.Question.IsAnswerable && !outcome.IsFirstRight && outcome.Ranked.Count > 0)
            .GroupBy(outcome => (Wanted: outcome.Question.Ids[0], Got: outcome.Ranked[0]))
            .OrderByDescending(group => group.Count());
        foreach (var pair in pairs.Take(Shown))
        {
            text.Append(CultureInfo.InvariantCulture, $"  {pair.Count()}  {pair.Key.Wanted} -> {pair.Key.Got}\n");
        }
    }
}
