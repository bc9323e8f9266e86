using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using SupportBot.Knowledge.Content;
using SupportBot.Knowledge.French;

namespace SupportBot.Bot.Insights.Drafts;

/// <summary>A new entry as an agent proposes it; the editor completes it.</summary>
internal sealed partial record EntryProposal
{
    private const int LongestId = 60;
    private const int LongestAnswer = 8000;
    private const int WordsInId = 5;

    /// <summary>Words that ask, and say nothing of what is asked about.</summary>
    private static readonly FrozenSet<string> AskingWords = FrozenSet.Create(
        StringComparer.Ordinal, "comment", "pourquoi", "quand", "combien", "quoi", "ou", "on", "peut", "peux", "puis", "peut-on", "puis-je", "faut", "pendant", "bonjour");

    /// <summary>The question as customers would read it.</summary>
    public required string Question { get; init; }

    /// <summary>Other wordings; may be empty.</summary>
    public IReadOnlyList<string> Variants { get; init; } = [];

    /// <summary>The answer as plain text.</summary>
    public required string Answer { get; init; }

    /// <summary>One of <see cref="Vendor.All"/>.</summary>
    public required string Vendor { get; init; }

    /// <summary>The subject, such as <c>activation</c>.</summary>
    public required string Theme { get; init; }

    /// <summary>Title of the page that the facts come from; shown to customers.</summary>
    public required string Source { get; init; }

    /// <summary>What the editor and agents should know; null for nothing.</summary>
    public string? Caution { get; init; }

    /// <summary>The day it was written.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>An id from the first words of the question that is none of <paramref name="taken"/>: letters, digits and dashes only, so it is a safe file name.</summary>
    public string ProposeId(IReadOnlyCollection<string> taken)
    {
        var words = FrenchAnalyzer.Trace(Question)
            .Where(trace => trace.Values[^1] is not null)
            .Select(trace => NotInIds().Replace(FrenchText.Fold(trace.Word), "-").Trim('-'))
            .Where(word => word.Length > 1 && !AskingWords.Contains(word));
        var stem = string.Join('-', words.Take(WordsInId));
        stem = stem.Length == 0 ? "question" : stem.Length > LongestId ? stem[..LongestId].Trim('-') : stem;
        var id = stem;
        for (var number = 2; taken.Contains(id, StringComparer.Ordinal); number++)
        {
            id = string.Create(CultureInfo.InvariantCulture, $"{stem}-{number}");
        }

        return id;
    }

    /// <summary>The content file.</summary>
    public string ToFile(string id)
    {
        var file = new StringBuilder("---\n");
        Add("id", id);
        Add("question", Question);
        var variants = Variants.Select(YamlText.Line).Where(line => line.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        if (variants.Count > 0)
        {
            file.Append("variantes:\n");
            variants.ForEach(line => file.Append("  - ").Append(YamlText.Scalar(line)).Append('\n'));
        }

        Add("editeur", Vendor);
        Add("theme", Theme);
        file.Append("source:\n");
        Add("  page", Source);
        file.Append(CultureInfo.InvariantCulture, $"revu: {Day:yyyy-MM-dd}\n");
        if (Caution is { Length: > 0 } caution)
        {
            file.Append("attention: ").Append(YamlText.Quoted(YamlText.Line(caution))).Append('\n');
        }

        return file.Append("---\n").Append(MarkdownText.FromPlain(Answer.Length > LongestAnswer ? Answer[..LongestAnswer] : Answer)).Append('\n').ToString();

        void Add(string key, string value) => file.Append(key).Append(": ").Append(YamlText.Scalar(YamlText.Line(value))).Append('\n');
    }

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.NonBacktracking)]
    private static partial Regex NotInIds();
}
