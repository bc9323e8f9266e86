using SupportBot.Knowledge.Evaluation;

namespace SupportBot.Knowledge.Tool;

/// <summary>All that one evaluation found.</summary>
/// <param name="Metrics">Over all questions.</param>
/// <param name="Outcomes">Question by question.</param>
/// <param name="Build">How long indexing took.</param>
/// <param name="Speed">How fast questions were answered on one thread.</param>
internal sealed record EvaluationReport(RetrievalMetrics Metrics, IReadOnlyList<QuestionOutcome> Outcomes, TimeSpan Build, SpeedFigures Speed);

/// <summary>How fast questions were answered on one thread.</summary>
/// <param name="PerSecond">Questions a second, at the median of each one's rounds.</param>
/// <param name="Median">Half of the questions took no longer.</param>
/// <param name="Slow">99 % of them took no longer.</param>
internal sealed record SpeedFigures(double PerSecond, TimeSpan Median, TimeSpan Slow)
{
    /// <param name="rounds">How long each question took, round by round; the same questions in each.</param>
    public static SpeedFigures Of(IReadOnlyList<TimeSpan[]> rounds)
    {
        var medians = Enumerable.Range(0, rounds[0].Length).Select(question => MedianOf(rounds, question)).Order().ToArray();
        return new SpeedFigures(medians.Length / medians.Sum(median => median.TotalSeconds), medians[medians.Length / 2], medians[medians.Length * 99 / 100]);
    }

    private static TimeSpan MedianOf(IReadOnlyList<TimeSpan[]> rounds, int question) => rounds.Select(round => round[question]).Order().ElementAt(rounds.Count / 2);
}
