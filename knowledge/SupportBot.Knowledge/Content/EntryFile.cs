using System.Globalization;

namespace SupportBot.Knowledge.Content;

/// <summary>Reads one entry: YAML front matter between two "---" lines, then the answer in Markdown.</summary>
internal static class EntryFile
{
    private const int MaxQuestionLength = 300;
    private static readonly string[] Keys =
        ["id", "question", "variantes", "editeur", "theme", "flux", "suites", "contraires", "source", "revu", "attention", "hors_sujet"];
    private static readonly string[] SourceKeys = ["page", "section"];
    private static readonly string[] Flows = ["activation", "dell", "hp", "renewal", "transfer", "status", "agent"];

    /// <summary>The entry; null, with every problem reported, when it must be left out.</summary>
    /// <param name="text">The whole file.</param>
    /// <param name="id">The file name without extension.</param>
    /// <param name="outOfScopeFolder">Whether the file lies in the folder of out-of-scope entries.</param>
    /// <param name="problems">Where problems go; carries the file's name.</param>
    public static KnowledgeEntry? Read(string text, string id, bool outOfScopeFolder, ProblemList problems)
    {
        if (Split(text, problems) is not var (yaml, body, bodyLine) || FrontMatter.Parse(yaml, firstLine: 2, problems) is not { } matter)
        {
            return null;
        }

        matter.RejectUnknownKeys(Keys);
        CheckId(matter, id, problems);
        var (plain, first) = MarkdownText.Render(body);
        if (first.Length == 0)
        {
            problems.Error(bodyLine, "the entry has no answer", "Write the answer in Markdown below the second '---', a short direct sentence first");
        }

        var entry = new KnowledgeEntry
        {
            Id = id,
            Question = Question(matter, problems),
            Variants = Variants(matter, problems),
            Vendor = OneOf(matter, "editeur", Vendor.All, problems, matter.Required("editeur", "redhat")) ?? Vendor.General,
            Theme = matter.Required("theme", "renouvellement") ?? "",
            Flow = OneOf(matter, "flux", Flows, problems, matter.Optional("flux")),
            FollowUps = [.. matter.Texts("suites").Select(item => item.Text)],
            Opposites = [.. matter.Texts("contraires").Select(item => item.Text)],
            Source = Source(matter, required: !outOfScopeFolder, problems),
            Reviewed = Reviewed(matter, problems),
            Caution = matter.Optional("attention"),
            Markdown = body.Trim(),
            PlainText = plain,
            ShortAnswer = first,
            IsOutOfScope = OutOfScope(matter, outOfScopeFolder, problems),
            File = problems.File,
        };
        return problems.HasErrors ? null : entry;
    }

    private static (string Yaml, string Body, int BodyLine)? Split(string text, ProblemList problems)
    {
        var lines = text.ReplaceLineEndings("\n").TrimStart('\uFEFF').Split('\n');
        if (lines[0].TrimEnd() != "---")
        {
            problems.Error(1, "the file does not start with '---'", "Start the file with a line '---', the keys, and a second line '---'");
            return null;
        }

        var end = Array.FindIndex(lines, 1, line => line.TrimEnd() == "---");
        if (end < 0)
        {
            problems.Error(1, "the front matter has no end", "Add a line '---' between the keys and the answer");
            return null;
        }

        return (string.Join('\n', lines[1..end]), string.Join('\n', lines[(end + 1)..]), end + 2);
    }

    private static void CheckId(FrontMatter matter, string id, ProblemList problems)
    {
        var written = matter.Required("id", id);
        if (written is not null && !string.Equals(written, id, StringComparison.Ordinal))
        {
            problems.Error(matter.LineOf("id"), $"the id '{written}' is not the file name '{id}'", $"Write 'id: {id}', or rename the file to {written}.md");
        }
    }

    private static string Question(FrontMatter matter, ProblemList problems)
    {
        var question = matter.Required("question", "Comment renouveler mon contrat ?") ?? "";
        if (question.Length > MaxQuestionLength)
        {
            problems.Error(
                matter.LineOf("question"), $"the question has {question.Length} characters", $"Shorten it to {MaxQuestionLength}: it is shown on buttons");
        }

        return question;
    }

    private static List<string> Variants(FrontMatter matter, ProblemList problems)
    {
        var variants = new List<string>();
        foreach (var (text, line) in matter.Texts("variantes"))
        {
            if (variants.Exists(other => French.FrenchText.SameText(other, text)))
            {
                problems.Warning(line, $"the phrasing '{text}' is there twice", "Delete one of the two");
                continue;
            }

            variants.Add(text);
        }

        return variants;
    }

    private static string? OneOf(FrontMatter matter, string key, IReadOnlyList<string> allowed, ProblemList problems, string? value)
    {
        if (value is null || allowed.Contains(value, StringComparer.Ordinal))
        {
            return value;
        }

        problems.Error(matter.LineOf(key), $"'{value}' is no known {key}", $"Use one of {string.Join(", ", allowed)}");
        return null;
    }

    private static EntrySource? Source(FrontMatter matter, bool required, ProblemList problems)
    {
        var source = matter.Nested("source");
        if (source is null)
        {
            if (required && !matter.Has("source"))
            {
                problems.Error(2, "'source' is missing", "Add 'source:' with 'page:' (title of the page) and 'section:' below it, indented by two spaces");
            }

            return null;
        }

        source.RejectUnknownKeys(SourceKeys);
        return source.Required("page", "FAQ sur les renouvellements") is { } page ? new EntrySource(page, source.Optional("section")) : null;
    }

    private static DateOnly? Reviewed(FrontMatter matter, ProblemList problems)
    {
        if (matter.Required("revu", "2026-01-31") is not { } value)
        {
            return null;
        }

        if (DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        problems.Error(matter.LineOf("revu"), $"'{value}' is not a date", "Write the day of the last review as year-month-day, for instance 2026-01-31");
        return null;
    }

    private static bool OutOfScope(FrontMatter matter, bool outOfScopeFolder, ProblemList problems)
    {
        var value = matter.Optional("hors_sujet");
        if (value is not (null or "true" or "false"))
        {
            problems.Error(matter.LineOf("hors_sujet"), $"'{value}' is neither true nor false", "Write 'hors_sujet: true', or delete the line");
        }
        else if (outOfScopeFolder != (value == "true"))
        {
            problems.Error(
                matter.LineOf("hors_sujet"),
                outOfScopeFolder ? "an entry of the folder hors-sujet does not say so" : "an out-of-scope entry lies among the answers",
                outOfScopeFolder ? "Add 'hors_sujet: true'" : "Move the file to the folder hors-sujet, or delete the line 'hors_sujet: true'");
        }

        return outOfScopeFolder;
    }
}
