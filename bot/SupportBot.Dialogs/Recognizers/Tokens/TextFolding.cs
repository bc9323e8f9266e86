using System.Buffers;
using System.Globalization;
using System.Text;

namespace SupportBot.Dialogs.Recognizers.Tokens;

/// <summary>
/// Lower case, no accents, one kind of apostrophe, hyphen and space: "L’Été" becomes "l'ete". Ligatures become two letters.
/// One character of the text may become none (a combining accent), one or two (a ligature).
/// </summary>
internal static class TextFolding
{
    private const int TableSize = 0x250;

    private static readonly char[] Table = BuildTable();

    /// <summary>Folds the text into one string; for labels and lexicon entries, not for scanning.</summary>
    internal static string Fold(ReadOnlySpan<char> text)
    {
        var buffer = ArrayPool<char>.Shared.Rent(text.Length * 2);
        try
        {
            var length = 0;
            foreach (var character in text)
            {
                length += Fold(character, buffer.AsSpan(length));
            }

            return new string(buffer, 0, length);
        }
        finally
        {
            ArrayPool<char>.Shared.Return(buffer);
        }
    }

    /// <summary>Writes the folded form of one character; the target has room for two.</summary>
    /// <returns>How many characters were written: 0, 1 or 2.</returns>
    internal static int Fold(char character, Span<char> target)
    {
        switch (character)
        {
            case 'œ' or 'Œ':
                return Write(target, 'o', 'e');
            case 'æ' or 'Æ':
                return Write(target, 'a', 'e');
            case >= '\u0300' and <= '\u036f':
                return 0;
            default:
                target[0] = character < TableSize ? Table[character] : FoldRare(character);
                return 1;
        }
    }

    private static int Write(Span<char> target, char first, char second)
    {
        target[0] = first;
        target[1] = second;
        return 2;
    }

    private static char FoldRare(char character) => character switch
    {
        '\u2018' or '\u2019' or '\u02bc' or '\u2032' => '\'',
        '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2014' or '\u2212' => '-',
        >= '\u2000' and <= '\u200a' or '\u202f' or '\u205f' or '\u3000' => ' ',
        _ => char.ToLowerInvariant(character),
    };

    private static char[] BuildTable()
    {
        var table = new char[TableSize];
        for (var code = 0; code < TableSize; code++)
        {
            table[code] = FoldCommon((char)code);
        }

        return table;
    }

    private static char FoldCommon(char character)
    {
        if (character is '\u00a0' || (character < ' ' && char.IsWhiteSpace(character)))
        {
            return ' ';
        }

        if (character is '`' or '\u00b4')
        {
            return '\'';
        }

        var lower = char.ToLowerInvariant(character);
        if (!char.IsLetter(lower))
        {
            return lower;
        }

        var decomposed = lower.ToString().Normalize(NormalizationForm.FormD);
        return CharUnicodeInfo.GetUnicodeCategory(decomposed[0]) == UnicodeCategory.LowercaseLetter ? decomposed[0] : lower;
    }
}
