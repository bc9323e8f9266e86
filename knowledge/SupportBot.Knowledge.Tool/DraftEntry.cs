using System.Globalization;
using SupportBot.Knowledge.French;

namespace SupportBot.Knowledge.Tool;

/// <summary>Writes entries that an editor has yet to finish: what is not known is left empty, so that <c>check</c> asks for it.</summary>
internal static class DraftEntry
{
    private const int LongestId = 60;

    /// <summary>An id made of the words of a question, with a number where it is taken already.</summary>
    public static string UniqueId(string question, HashSet<string> taken)
    {
        var words = FrenchText.Fold(question).Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-').ToArray();
        var joined = string.Join('-', new string(words).Split('-', StringSplitOptions.RemoveEmptyEntries));
        var id = joined.Length <= LongestId ? joined : joined[..LongestId].TrimEnd('-');
        var unique = id;
        for (var number = 2; !taken.Add(unique); number++)
        {
            unique = string.Create(CultureInfo.InvariantCulture, $"{id}-{number}");
        }

        return unique;
    }

    /// <summary>The text of the file.</summary>
    /// <param name="id">Its name.</param>
    /// <param name="question">The question.</param>
    /// <param name="variants">Other ways to ask it; may be empty.</param>
    /// <param name="source">Page and section; empty texts where they are not known.</param>
    /// <param name="answer">The answer; may be empty.</param>
    public static string Text(string id, string question, IReadOnlyList<string> variants, (string Page, string Section) source, string answer) =>
        $"""
        ---
        id: {id}
        question: {Quote(question)}
        variantes:{(variants.Count == 0 ? " []" : string.Concat(variants.Select(variant => $"\n  - {Quote(variant)}")))}
        editeur:
        theme:
        source:
          page: {Quote(source.Page)}
          section: {Quote(source.Section)}
        revu:
        ---
        {answer}

        """;

    /// <summary>A text between double quotes, as YAML reads it.</summary>
    public static string Quote(string text) => "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";
}
