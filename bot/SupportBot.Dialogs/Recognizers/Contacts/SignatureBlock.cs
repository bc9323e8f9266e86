using System.Buffers;
using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Recognizers.Contacts;

/// <summary>Finds the lines of a signature.</summary>
internal static class SignatureBlock
{
    private const int MostLines = 12;
    private const int LongestLine = 120;

    private static readonly SearchValues<char> RuleMarks = SearchValues.Create("-_=*. ");

    private static readonly string[] Closings =
    [
        "cordialement", "bien cordialement", "tres cordialement", "bien a vous", "bien a toi", "salutations", "sinceres salutations", "meilleures salutations", "cordiales salutations",
        "salutations distinguees", "salutations cordiales", "respectueusement", "cdt", "cdlt", "bien cdlt", "amicalement", "sincerement", "avec mes remerciements",
        "bonne journee", "bonne soiree", "bonne reception", "best regards", "kind regards", "regards", "avec mes meilleures salutations", "belle journee", "bonne fin de journee",
    ];

    /// <summary>The lines with words of the signature; none when there is no signature.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isAnnounced">Whether "Cordialement" or "--" announces it.</param>
    internal static List<TextLine> Find(string text, out bool isAnnounced)
    {
        var lines = TextLines.Of(text[..QuotedReply.StartIn(text)]);
        while (lines.Count > 0 && lines[^1].Length == 0)
        {
            lines.RemoveAt(lines.Count - 1);
        }

        for (var index = lines.Count - 1; index >= 0; index--)
        {
            if (Announcement(text, lines[index]) is { } rest)
            {
                isAnnounced = true;
                return Take(text, lines, index + 1, rest);
            }
        }

        isAnnounced = false;
        return LastBlock(lines);
    }

    // What follows the closing on its own line belongs to the signature: "Cordialement, Marie Dupont".
    private static TextLine? Announcement(string text, TextLine line)
    {
        var content = text.AsSpan(line.Start, line.Length);
        if (content is "--" or "---" or "—")
        {
            return new TextLine(line.End, 0);
        }

        if (content.Length is 0 or > LongestLine)
        {
            return null;
        }

        var folded = TextFolding.Fold(content);
        foreach (var closing in Closings)
        {
            // Folding keeps the length of French words but for a ligature, and no closing has one.
            if (folded.StartsWith(closing, StringComparison.Ordinal) && folded.Length == content.Length && Ends(folded, closing.Length))
            {
                var rest = TextLines.Trim(text, line.Start + closing.Length, line.End);
                while (rest.Length > 0 && text[rest.Start] is ',' or '.' or '!' or ';' or '-' or '–')
                {
                    rest = TextLines.Trim(text, rest.Start + 1, line.End);
                }

                return rest.Length == 0 || char.IsUpper(text[rest.Start]) ? rest : null;
            }
        }

        return null;
    }

    private static bool Ends(string folded, int at) => at == folded.Length || folded[at] is ',' or '.' or '!' or ';' or ' ' or '-';

    private static List<TextLine> Take(string text, List<TextLine> lines, int from, TextLine rest)
    {
        var taken = new List<TextLine>();
        if (rest.Length > 0)
        {
            taken.Add(rest);
        }

        for (var index = from; index < lines.Count && taken.Count < MostLines && lines[index].Length <= LongestLine; index++)
        {
            if (lines[index].Length > 0 && !text.AsSpan(lines[index].Start, lines[index].Length).ContainsAnyExcept(RuleMarks))
            {
                continue;
            }

            if (lines[index].Length > 0)
            {
                taken.Add(lines[index]);
            }
        }

        return taken;
    }

    // Short lines after the last empty line.
    private static List<TextLine> LastBlock(List<TextLine> lines)
    {
        var first = lines.FindLastIndex(line => line.Length == 0) + 1;
        var block = lines.GetRange(first, lines.Count - first);
        return first > 0 && block.Count is > 1 and <= MostLines && block.TrueForAll(line => line.Length <= LongestLine / 2) ? block : [];
    }
}
