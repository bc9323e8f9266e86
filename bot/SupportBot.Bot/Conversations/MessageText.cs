using System.Globalization;
using System.Text;

namespace SupportBot.Bot.Conversations;

/// <summary>Cleans what people write, once, where it enters.</summary>
internal static class MessageText
{
    /// <summary>Longest message the bot reads, in UTF-16 units; the rest is cut and the customer is asked to shorten.</summary>
    public const int MaximumLength = 4000;

    /// <summary>
    /// What is stored and shown: NFC, no control character but the line feed, nothing that turns the writing direction, no invisible character but the
    /// joiner of emoji, no half of a surrogate pair, no space at the ends.
    /// </summary>
    /// <param name="text">As it came.</param>
    /// <param name="wasCut">Whether it was longer than <see cref="MaximumLength"/>.</param>
    public static string Clean(string text, out bool wasCut)
    {
        // Composition at most halves a text: what is more than twice too long need not be composed to be refused.
        var within = text.Length > 2 * MaximumLength ? text[..MaximumLength] : text;
        var cleaned = IsPlain(within) ? within.Trim() : Rebuild(within);
        wasCut = within.Length < text.Length || cleaned.Length > MaximumLength;
        return cleaned.Length > MaximumLength ? Cut(cleaned, MaximumLength) : cleaned;
    }

    /// <summary>A name in one line, at most <paramref name="length"/> units.</summary>
    public static string CleanName(string name, int length)
    {
        var cleaned = Clean(name, out _).ReplaceLineEndings(" ");
        return cleaned.Length > length ? Cut(cleaned, length).TrimEnd() : cleaned;
    }

    /// <summary>
    /// What the bot's core reads: typographic apostrophes, dashes and spaces as typed on a keyboard, letters in mathematical or full-width dress as letters.
    /// </summary>
    public static string Fold(string cleaned)
    {
        if (Ascii.IsValid(cleaned))
        {
            return cleaned;
        }

        var builder = new StringBuilder(cleaned.Length);
        foreach (var rune in cleaned.EnumerateRunes())
        {
            switch (rune.Value)
            {
                case 0x2019 or 0x2018 or 0x02BC or 0x00B4:
                    builder.Append('\'');
                    break;
                case 0x00A0 or 0x202F or 0x2007 or 0x2009:
                    builder.Append(' ');
                    break;
                case 0x2010 or 0x2011:
                    builder.Append('-');
                    break;
                case (>= 0x1D400 and <= 0x1D7FF) or (>= 0xFF01 and <= 0xFF5E):
                    builder.Append(rune.ToString().Normalize(NormalizationForm.FormKC));
                    break;
                default:
                    builder.Append(rune.ToString());
                    break;
            }
        }

        return builder.ToString();
    }

    private static bool IsPlain(string text)
    {
        foreach (var c in text)
        {
            if (c is < ' ' or > '~')
            {
                return false;
            }
        }

        return true;
    }

    private static string Rebuild(string text)
    {
        var builder = new StringBuilder(text.Length);
        var lines = text.ReplaceLineEndings("\n");
        for (var i = 0; i < lines.Length; i += Rune.TryGetRuneAt(lines, i, out var at) ? at.Utf16SequenceLength : 1)
        {
            if (Rune.TryGetRuneAt(lines, i, out var rune))
            {
                Append(builder, rune);
            }
        }

        return builder.ToString().Normalize(NormalizationForm.FormC).Trim();
    }

    private static void Append(StringBuilder builder, Rune rune)
    {
        if (rune.Value == '\t')
        {
            builder.Append(' ');
        }
        else if (rune.Value is '\n' or 0x200D || !IsInvisible(rune))
        {
            builder.Append(rune.ToString());
        }
    }

    private static bool IsInvisible(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    private static string Cut(string text, int length) => text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
}
