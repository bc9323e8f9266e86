using System.Text;
using SupportBot.Bot.Conversations;

namespace SupportBot.Bot.Insights.Drafts;

/// <summary>Writes a plain text as Markdown that shows that very text: no mark-up, no HTML, no link can be smuggled in by it.</summary>
internal static class MarkdownText
{
    private const string Signs = "\\`*_{}[]<>#|~!&";

    /// <summary>Lines stay lines, blank lines part paragraphs.</summary>
    public static string FromPlain(string text)
    {
        var paragraphs = new List<List<string>> { new() };
        foreach (var line in MessageText.Clean(text, out _).Split('\n').Select(static line => line.Trim()))
        {
            if (line.Length > 0)
            {
                paragraphs[^1].Add(Escape(line));
            }
            else if (paragraphs[^1].Count > 0)
            {
                paragraphs.Add([]);
            }
        }

        return string.Join("\n\n", paragraphs.Where(static lines => lines.Count > 0).Select(static lines => string.Join("  \n", lines)));
    }

    private static string Escape(string line)
    {
        var mark = StartOfMark(line);
        var written = new StringBuilder(line.Length + 8);
        for (var i = 0; i < line.Length; i++)
        {
            if (Signs.Contains(line[i], StringComparison.Ordinal) || (i == mark && line[i] is '-' or '+' or '=' or '.' or ')'))
            {
                written.Append('\\');
            }

            written.Append(line[i]);
        }

        return written.ToString();
    }

    /// <summary>Where a sign would make a list, a rule or an underlined title: at the start, or after the digits at the start.</summary>
    private static int StartOfMark(string line)
    {
        var digits = 0;
        while (digits < line.Length && char.IsAsciiDigit(line[digits]))
        {
            digits++;
        }

        return digits;
    }
}
