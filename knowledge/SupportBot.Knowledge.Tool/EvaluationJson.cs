using System.Text.Json.Serialization;

namespace SupportBot.Knowledge.Tool;

/// <summary>The figures of <c>evaluate --json</c>. The first twelve are a contract; others may be added.</summary>
internal sealed record EvaluationJson(
    int Queries,
    int Answerable,
    [property: JsonPropertyName("p_at_1")] double PAt1,
    [property: JsonPropertyName("r_at_5")] double RAt5,
    [property: JsonPropertyName("mrr_at_10")] double MrrAt10,
    double Auroc,
    double AnsweredPrecision,
    double AnsweredRecall,
    double AbstainRecall,
    double BuildMs,
    double QueriesPerSecond,
    [property: JsonPropertyName("p50_us")] double P50Us,
    [property: JsonPropertyName("p99_us")] double P99Us,
    double FalseAnswers,
    double HelpedRecall,
    [property: JsonPropertyName("recall_at_95")] double RecallAt95,
    double BestBalance,
    double FlowHits,
    double FalseStarts,
    IReadOnlyDictionary<string, double> PAt1ByStyle,
    [property: JsonPropertyName("p_at_1_by_topic")] IReadOnlyDictionary<string, double> PAt1ByTopic)
{
    public static EvaluationJson From(EvaluationReport report)
    {
        var m = report.Metrics;
        return new EvaluationJson(
            m.Queries,
            m.Answerable,
            Round(m.PrecisionAt1),
            Round(m.RecallAt5),
            Round(m.ReciprocalRankAt10),
            Round(m.Auroc),
            Round(m.AnsweredPrecision),
            Round(m.AnsweredRecall),
            Round(m.AbstainRecall),
            Round(report.Build.TotalMilliseconds),
            Math.Round(report.Speed.PerSecond),
            Round(report.Speed.Median.TotalMicroseconds),
            Round(report.Speed.Slow.TotalMicroseconds),
            Round(m.FalseAnswers),
            Round(m.HelpedRecall),
            Round(m.RecallAt95),
            Round(m.BestBalance),
            Round(m.FlowHits),
            Round(m.FalseStarts),
            EvaluationText.Styles(report.Outcomes).ToDictionary(style => style.Style, style => Round(style.PrecisionAt1), StringComparer.Ordinal),
            EvaluationText.Topics(report.Outcomes).Take(EvaluationText.TopicsShown).ToDictionary(topic => topic.Id, topic => Round(topic.Right / (double)topic.Count), StringComparer.Ordinal));
    }

    private static double Round(double value) => Math.Round(value, 4);
}

/// <summary>Writes <see cref="EvaluationJson"/> in snake case.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(EvaluationJson))]
internal sealed partial class EvaluationJsonContext : JsonSerializerContext;
