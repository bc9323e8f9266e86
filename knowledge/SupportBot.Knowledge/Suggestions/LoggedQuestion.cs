using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using SupportBot.Knowledge.Content;

namespace SupportBot.Knowledge.Suggestions;

/// <summary>A question that customers asked, as the bot logged it; personal data is masked.</summary>
/// <param name="Text">The question.</param>
/// <param name="Decision">What the bot did: <c>answer</c>, <c>clarify</c>, <c>abstain</c> or <c>flow</c>; null when the log does not say.</param>
public sealed partial record LoggedQuestion(string Text, string? Decision)
{
    private const string Hidden = "•••";

    /// <summary>
    /// Reads a log: <c>.txt</c> (one question a line), <c>.jsonl</c> (<c>{"question","decision"}</c>, or <c>"q"</c>, a line), or <c>.json</c> (an array of the same, as
    /// <c>sqlite3 -json supportbot.db "SELECT question, decision FROM questions"</c> prints it). Lines that are wrong are reported and left out.
    /// </summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static (IReadOnlyList<LoggedQuestion> Questions, IReadOnlyList<ContentProblem> Problems) Read(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);

        var problems = new ProblemList(Path.GetFileName(path));
        var lines = Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".json" => ReadArray(File.ReadAllText(path), problems),
            ".jsonl" => File.ReadLines(path).Select((line, i) => ReadLine(line, i + 1, problems)),
            _ => File.ReadLines(path).Select(line => new LogLine(line, null, null)),
        };
        return ([.. lines.OfType<LogLine>().Where(line => line.HasText).Select(line => line.ToQuestion())], problems.All);
    }

    /// <summary>Hides e-mail addresses, numbers of five digits or more, and codes that mix letters and digits: a suggestion goes into a public file.</summary>
    internal static string Mask(string text) => Codes().Replace(Numbers().Replace(Addresses().Replace(text, Hidden), Hidden), Hidden);

    private static LogLine? ReadLine(string line, int number, ProblemList problems)
    {
        if (string.IsNullOrWhiteSpace(line))
        {
            return null;
        }

        try
        {
            if (JsonSerializer.Deserialize(line, LogJson.Default.LogLine) is { HasText: true } read)
            {
                return read;
            }

            problems.Error(number, "'question' is missing", """Write {"question":"...","decision":"abstain"} on one line""");
        }
        catch (JsonException exception)
        {
            problems.Error(number, $"the line is not valid JSON (at byte {exception.BytePositionInLine + 1})", "Write one JSON object a line");
        }

        return null;
    }

    private static IEnumerable<LogLine?> ReadArray(string json, ProblemList problems)
    {
        try
        {
            return JsonSerializer.Deserialize(json, LogJson.Default.IReadOnlyListLogLine) ?? [];
        }
        catch (JsonException exception)
        {
            problems.Error((int)(exception.LineNumber ?? 0) + 1, "the file is not a JSON array of questions", "Export it with: sqlite3 -json supportbot.db \"SELECT question, decision FROM questions\"");
            return [];
        }
    }

    [GeneratedRegex(@"[^\s@<>(),;]+@[^\s@<>(),;]+", RegexOptions.NonBacktracking)]
    private static partial Regex Addresses();

    [GeneratedRegex(@"\+?\d(?:[ .\-/]?\d){4,}", RegexOptions.NonBacktracking)]
    private static partial Regex Numbers();

    [GeneratedRegex(@"\b(?:[A-Za-z]+[\-#]?\d|\d[\-#]?[A-Za-z])[A-Za-z0-9\-#]{3,}\b", RegexOptions.NonBacktracking)]
    private static partial Regex Codes();
}

/// <summary>The wire form of <see cref="LoggedQuestion"/>.</summary>
internal sealed record LogLine(string? Question, string? Q, string? Decision)
{
    [JsonIgnore]
    public bool HasText => !string.IsNullOrWhiteSpace(Question ?? Q);

    public LoggedQuestion ToQuestion() => new(LoggedQuestion.Mask((Question ?? Q ?? "").Trim()), Decision);
}

/// <summary>Reads <see cref="LogLine"/> without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(LogLine))]
[JsonSerializable(typeof(IReadOnlyList<LogLine>))]
internal sealed partial class LogJson : JsonSerializerContext;
