using System.Text.Json;
using System.Text.Json.Serialization;

namespace SupportBot.Knowledge.Content;

/// <summary>Reads somebody else's FAQ: one JSON object a line, <c>{"id","question","answer"}</c> and optionally other ways to ask, under <c>"phrasings"</c> or <c>"variantes"</c>.</summary>
internal static class FaqFile
{
    public static KnowledgeContent Read(string path)
    {
        var problems = new ProblemList(Path.GetFileName(path));
        var entries = new Dictionary<string, KnowledgeEntry>(StringComparer.Ordinal);
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line) && ReadLine(line, number, problems) is { } entry && !entries.TryAdd(entry.Id, entry))
            {
                problems.Error(number, $"the id '{entry.Id}' was given before", "Give every line an id of its own");
            }
        }

        return new KnowledgeContent { Entries = [.. entries.Values], Problems = problems.All };
    }

    private static KnowledgeEntry? ReadLine(string line, int number, ProblemList problems)
    {
        try
        {
            if (JsonSerializer.Deserialize(line, FaqJson.Default.FaqLine) is { Id.Length: > 0, Question: { } question } faq
                && !string.IsNullOrWhiteSpace(question))
            {
                return ToEntry(faq);
            }

            problems.Error(number, "'id' or 'question' is missing or empty", """Write {"id":"...","question":"...","answer":"..."} on one line""");
        }
        catch (JsonException exception)
        {
            problems.Error(number, $"the line is not valid JSON (at character {exception.BytePositionInLine + 1})", "Write one JSON object a line");
        }

        return null;
    }

    private static KnowledgeEntry ToEntry(FaqLine faq)
    {
        var answer = faq.Answer?.Trim() ?? "";
        var end = answer.IndexOf("\n\n", StringComparison.Ordinal);
        return new KnowledgeEntry
        {
            Id = faq.Id!, // checked by the caller's pattern
            Question = faq.Question!.Trim(), // checked by the caller's pattern
            Variants = [.. (faq.Phrasings ?? []).Concat(faq.Variantes ?? []).OfType<string>().Where(text => !string.IsNullOrWhiteSpace(text))],
            Markdown = answer,
            PlainText = answer,
            ShortAnswer = end < 0 ? answer : answer[..end],
        };
    }
}

/// <summary>One line of a FAQ file.</summary>
internal sealed record FaqLine(string? Id, string? Question, string? Answer, IReadOnlyList<string?>? Phrasings, IReadOnlyList<string?>? Variantes);

/// <summary>Reads <see cref="FaqLine"/> without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(FaqLine))]
internal sealed partial class FaqJson : JsonSerializerContext;
