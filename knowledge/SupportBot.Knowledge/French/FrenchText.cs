using System.Globalization;
using System.Text;

namespace SupportBot.Knowledge.French;

/// <summary>Folding and tidying of French text, for comparing what people type with what was written. Thread-safe; never throws on any text.</summary>
public static class FrenchText
{
    /// <summary>
    /// Makes texts comparable: lower case, no accents, œ and æ written out, curly apostrophes straight, no-break and thin spaces plain,
    /// invisible characters gone, runs of white space one space, none at the ends. Folding twice gives the same as folding once.
    /// </summary>
    /// <example><c>Fold("  Où est  l’ŒUVRE ?")</c> gives <c>"ou est l'oeuvre ?"</c>.</example>
    public static string Fold(string text)
    {
        ArgumentNullException.ThrowIfNull(text);

        var tidied = Tidy(text).ToLowerInvariant();
        return Ascii.IsValid(tidied) ? tidied : FoldMarks(tidied);
    }

    /// <summary>
    /// Repairs the characters and leaves the words: composed accents (NFC), straight apostrophes, plain spaces, no control or invisible characters,
    /// no unpaired surrogates, white space collapsed and trimmed.
    /// </summary>
    public static string Tidy(string text)
    {
        ArgumentNullException.ThrowIfNull(text);

        if (IsTidy(text))
        {
            return text;
        }

        var builder = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            AppendTidy(builder, rune);
        }

        while (builder.Length > 0 && builder[^1] == ' ')
        {
            builder.Length--;
        }

        return builder.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>Whether two texts are the same to a reader who does not mind case, accents, apostrophes or spacing.</summary>
    public static bool SameText(string left, string right) => string.Equals(Fold(left), Fold(right), StringComparison.Ordinal);

    private static bool IsTidy(string text)
    {
        var space = true;
        foreach (var c in text)
        {
            var isSpace = c == ' ';
            if ((isSpace && space) || c < ' ' || c is > '~' and (< 'À' or > 'ÿ'))
            {
                return false;
            }

            space = isSpace;
        }

        return text.Length == 0 || !space;
    }

    private static void AppendTidy(StringBuilder builder, Rune rune)
    {
        if (rune == Rune.ReplacementChar)
        {
            rune = new Rune(' ');
        }

        switch (Rune.GetUnicodeCategory(rune))
        {
            case UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse:
                return;
            case UnicodeCategory.Control or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator:
                if (builder.Length > 0 && builder[^1] != ' ')
                {
                    builder.Append(' ');
                }

                return;
            default:
                builder.Append(rune.Value is 0x2018 or 0x2019 or 0x201B or 0x02BC or 0x2032 or 0xB4 or 0xFF07 or '`' ? "'" : rune.ToString());
                return;
        }
    }

    private static string FoldMarks(string lower)
    {
        var builder = new StringBuilder(lower.Length + 4);
        foreach (var c in lower.Normalize(NormalizationForm.FormKD))
        {
            switch (c)
            {
                case 'œ': builder.Append("oe"); break;
                case 'æ': builder.Append("ae"); break;
                case 'ß': builder.Append("ss"); break;
                default:
                    if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
                    {
                        builder.Append(c);
                    }

                    break;
            }
        }

        return Tidy(builder.ToString().Normalize(NormalizationForm.FormC)).ToLowerInvariant();
    }
}
