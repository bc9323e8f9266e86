using System.Text.Json;
using System.Text.Json.Serialization;
using SupportBot.Knowledge.Content;

namespace SupportBot.Knowledge.Evaluation;

/// <summary>One line of a file of labelled questions.</summary>
/// <param name="Text">The question (<c>q</c>).</param>
/// <param name="Ids">The entries that answer it; empty when none does.</param>
/// <param name="Style">How it is written ("sms", "formel"); empty when the line does not say.</param>
/// <param name="Flow">The flow that must start; null when none must.</param>
public sealed record LabelledQuestion(string Text, IReadOnlyList<string> Ids, string Style, string? Flow)
{
    /// <summary>Whether some entry answers it.</summary>
    public bool IsAnswerable => Ids.Count > 0;

    /// <summary>Reads a <c>.jsonl</c> of <c>{"q","ids","style","flow"}</c>; lines that are wrong are reported and left out.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static (IReadOnlyList<LabelledQuestion> Questions, IReadOnlyList<ContentProblem> Problems) Read(string path)
    {
        var problems = new ProblemList(Path.GetFileName(path));
        var questions = new List<LabelledQuestion>();
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line) && ReadLine(line, number, problems) is { } question)
            {
                questions.Add(question);
            }
        }

        return (questions, problems.All);
    }

    private static LabelledQuestion? ReadLine(string line, int number, ProblemList problems)
    {
        try
        {
            if (JsonSerializer.Deserialize(line, LabelledJson.Default.LabelledLine) is { Q: { } text, Ids: { } ids } read)
            {
                return new LabelledQuestion(text, ids, read.Style ?? "", read.Flow);
            }

            problems.Error(number, "'q' or 'ids' is missing", """Write {"q":"...","ids":["..."]} on one line; empty ids mean that nothing answers it""");
        }
        catch (JsonException exception)
        {
            problems.Error(number, $"the line is not valid JSON (at byte {exception.BytePositionInLine + 1})", "Write one JSON object a line");
        }

        return null;
    }
}

/// <summary>The wire form of <see cref="LabelledQuestion"/>.</summary>
internal sealed record LabelledLine(string? Q, IReadOnlyList<string>? Ids, string? Style, string? Flow);

/// <summary>Reads <see cref="LabelledLine"/> without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(LabelledLine))]
internal sealed partial class LabelledJson : JsonSerializerContext;
