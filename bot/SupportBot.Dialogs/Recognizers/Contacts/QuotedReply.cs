using System.Runtime.InteropServices;
using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Recognizers.Contacts;

/// <summary>
/// Tells what somebody wrote from the older message below it, which mail programs quote: <c>Le lun. 2 mars 2026 à 10:12, X a écrit :</c>,
/// <c>-----Message d'origine-----</c>, <c>De : … Envoyé : …</c>, lines that begin with <c>&gt;</c>. Pure, thread-safe, linear and free of exceptions on any text.
/// </summary>
public static class QuotedReply
{
    private const int LongestIntroduction = 4;

    private static readonly string[] Headers = ["de :", "from:", "from :", "de:", "expediteur :", "expediteur:"];

    private static readonly string[] HeadersAfter =
        ["envoye :", "envoye:", "sent:", "sent :", "date :", "date:", "a :", "a:", "to:", "to :", "objet :", "objet:", "subject:", "subject :", "cc :", "cc:", "envoye le :"];

    /// <summary>Where the quoted message begins.</summary>
    /// <param name="text">Any text, with line feeds.</param>
    /// <returns>Index of the first character of the quotation's first line; the length of the text when nothing is quoted.</returns>
    public static int StartIn(string text)
    {
        var lines = TextLines.Of(text);
        var lastOwn = lines.FindLastIndex(line => line.Length > 0 && text[line.Start] != '>');
        for (var index = 0; index < lines.Count; index++)
        {
            if (Begins(text, lines, index, lastOwn))
            {
                return lines[index].Start;
            }
        }

        return text.Length;
    }

    /// <summary>The text without the quoted message.</summary>
    /// <param name="text">Any text, with line feeds.</param>
    public static string Cut(string text) => text[..StartIn(text)].TrimEnd();

    // Lines with ">" that are followed by the writer's own are only quoted in passing.
    private static bool Begins(string text, List<TextLine> lines, int index, int lastOwn)
    {
        var line = text.AsSpan(lines[index].Start, lines[index].Length);
        if (line.IsEmpty)
        {
            return false;
        }

        return line[0] switch
        {
            '>' => index > lastOwn,
            '-' or '_' or '=' or '*' => IsRule(line),
            _ => IsIntroduction(text, lines, index) || IsHeader(text, lines, index),
        };
    }

    // "-----Message d'origine-----", "________________________________".
    private static bool IsRule(ReadOnlySpan<char> line)
    {
        var inner = line.Trim("-_=* ");
        if (inner.IsEmpty)
        {
            return line.Length >= 20;
        }

        if (inner.Length > 60 || line.Length < inner.Length + 4)
        {
            return false;
        }

        var folded = TextFolding.Fold(inner);
        return folded.Contains("message d'origine", StringComparison.Ordinal) || folded.Contains("message original", StringComparison.Ordinal)
            || folded.Contains("message transfere", StringComparison.Ordinal) || folded.Contains("original message", StringComparison.Ordinal)
            || folded.Contains("forwarded message", StringComparison.Ordinal) || folded.Contains("mail original", StringComparison.Ordinal);
    }

    // "Le lun. 2 mars 2026 à 10:12, Claire Martin <claire@exemple.fr> a écrit :", on one line or broken.
    private static bool IsIntroduction(string text, List<TextLine> lines, int index)
    {
        var line = text.AsSpan(lines[index].Start, lines[index].Length);
        if (!line.StartsWith("le ", StringComparison.OrdinalIgnoreCase) && !line.StartsWith("on ", StringComparison.OrdinalIgnoreCase) && !line.ContainsAny('@', '<'))
        {
            return false;
        }

        var hasDate = false;
        for (var next = index; next < lines.Count && next < index + LongestIntroduction; next++)
        {
            var end = text.AsSpan(lines[next].Start, lines[next].Length).TrimEnd();
            if (end.Length == 0)
            {
                return false;
            }

            hasDate |= end.IndexOfAnyInRange('0', '9') >= 0 || end.Contains('@');
            if (hasDate && end.EndsWith(':') && end.Length < 400 && TextFolding.Fold(end) is var folded
                && (folded.Contains("a ecrit", StringComparison.Ordinal) || folded.Contains("wrote", StringComparison.Ordinal)))
            {
                return true;
            }
        }

        return false;
    }

    // "De : ..." directly followed by "Envoyé : ..." or "À : ...".
    private static bool IsHeader(string text, List<TextLine> lines, int index) =>
        StartsWith(text, lines[index], Headers) && index + 1 < lines.Count && StartsWith(text, lines[index + 1], HeadersAfter);

    private static bool StartsWith(string text, TextLine line, string[] heads)
    {
        var folded = TextFolding.Fold(text.AsSpan(line.Start, Math.Min(line.Length, 16)).TrimStart("* "));
        return Array.Exists(heads, head => folded.StartsWith(head, StringComparison.Ordinal));
    }
}

/// <summary>A line, without white space around it.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TextLine(int Start, int Length)
{
    internal int End => Start + Length;
}

/// <summary>Cuts a text into lines.</summary>
internal static class TextLines
{
    internal static List<TextLine> Of(string text)
    {
        var lines = new List<TextLine>();
        for (var start = 0; start <= text.Length;)
        {
            var stop = text.AsSpan(start).IndexOf('\n');
            var end = stop < 0 ? text.Length : start + stop;
            lines.Add(Trim(text, start, end));
            start = end + 1;
        }

        return lines;
    }

    internal static TextLine Trim(string text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return new TextLine(start, end - start);
    }
}
