using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using SupportBot.Knowledge.Evaluation;

namespace SupportBot.Knowledge.Tool;

/// <summary>What was made of one question, as <c>evaluate --save</c> keeps it.</summary>
/// <param name="Q">The question.</param>
/// <param name="Decision">answer, clarify, abstain or flow.</param>
/// <param name="First">Id of the first entry, or name of the flow started; null when there was neither.</param>
/// <param name="Right">Whether that is right.</param>
internal sealed record AnswerLine(string Q, string Decision, string? First, bool Right)
{
    public static AnswerLine Of(QuestionOutcome outcome) => new(
        outcome.Question.Text,
        outcome.Kind.ToString().ToLowerInvariant(),
        outcome.Flow ?? (outcome.Ranked.Count > 0 ? outcome.Ranked[0] : null),
        outcome.Question.Flow is not null || outcome.Flow is not null ? outcome.Flow == outcome.Question.Flow
            : outcome.Question.IsAnswerable ? outcome.IsFirstRight : outcome.Kind != DecisionKind.Answer);
}

/// <summary>One question whose first answer is another than it was.</summary>
/// <param name="Before">What it was.</param>
/// <param name="Now">What it is.</param>
internal sealed record AnswerChange(AnswerLine Before, AnswerLine Now)
{
    /// <summary>"gained", "lost" or "moved" (neither was right), the question, and both answers.</summary>
    public override string ToString()
    {
        var verdict = (Before.Right, Now.Right) switch { (false, true) => "gained", (true, false) => "lost  ", _ => "moved " };
        return $"{verdict}  {Before.First ?? "-"} ({Before.Decision}) -> {Now.First ?? "-"} ({Now.Decision})  {Now.Q}";
    }
}

/// <summary>Keeps the answers of an evaluation, and says which ones a later evaluation gives otherwise.</summary>
internal static class AnswerLog
{
    /// <summary>Writes one line a question.</summary>
    public static void Save(string path, IEnumerable<QuestionOutcome> outcomes) =>
        File.WriteAllLines(path, outcomes.Select(outcome => JsonSerializer.Serialize(AnswerLine.Of(outcome), AnswerLogJson.Readable.AnswerLine)));

    /// <summary>The questions of both whose first entry or flow changed, or whose decision on an unanswerable one did; losses first.</summary>
    /// <exception cref="JsonException">The file was not written by <see cref="Save"/>.</exception>
    public static IReadOnlyList<AnswerChange> Compare(string path, IEnumerable<QuestionOutcome> outcomes)
    {
        var before = File.ReadLines(path).Where(line => line.Length > 0)
            .Select(line => JsonSerializer.Deserialize(line, AnswerLogJson.Readable.AnswerLine) ?? throw new JsonException("A line is null."))
            .DistinctBy(line => line.Q, StringComparer.Ordinal)
            .ToDictionary(line => line.Q, StringComparer.Ordinal);
        return
        [
            .. outcomes.Select(AnswerLine.Of)
                .Where(now => before.TryGetValue(now.Q, out var then) && (then.First != now.First || then.Right != now.Right))
                .Select(now => new AnswerChange(before[now.Q], now))
                .OrderByDescending(change => change.Before.Right && !change.Now.Right),
        ];
    }
}

/// <summary>Reads and writes <see cref="AnswerLine"/> without reflection, French letters as they are.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(AnswerLine))]
internal sealed partial class AnswerLogJson : JsonSerializerContext
{
    public static AnswerLogJson Readable { get; } =
        new(new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, PropertyNamingPolicy = JsonNamingPolicy.CamelCase });
}
