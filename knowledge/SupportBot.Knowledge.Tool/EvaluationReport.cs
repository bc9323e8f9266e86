using SupportBot.Knowledge.Evaluation;

namespace SupportBot.Knowledge.Tool;

/// <summary>All that one evaluation found.</summary>
/// <param name="Metrics">Over all questions.</param>
/// <param name="Outcomes">Question by question.</param>
/// <param name="Build">How long indexing took.</param>
/// <param name="Speed">How fast questions were answered on one thread.</param>
internal sealed record EvaluationReport(RetrievalMetrics Metrics, IReadOnlyList<QuestionOutcome> Outcomes, TimeSpan Build, SpeedFigures Speed);

/// <summary>How fast questions were answered on one thread.</summary>
/// <param name="PerSecond">Questions a second.</param>
/// <param name="Median">Half took no longer.</param>
/// <param name="Slow">99 % took no longer.</param>
internal sealed record SpeedFigures(double PerSecond, TimeSpan Median, TimeSpan Slow)
{
    public static SpeedFigures Of(IReadOnlyCollection<TimeSpan> durations)
    {
        var sorted = durations.Order().ToArray();
        var total = sorted.Aggregate(TimeSpan.Zero, (sum, duration) => sum + duration);
        return new SpeedFigures(sorted.Length / total.TotalSeconds, sorted[sorted.Length / 2], sorted[sorted.Length * 99 / 100]);
    }
}
