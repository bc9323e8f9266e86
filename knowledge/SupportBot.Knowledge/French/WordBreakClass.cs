using System.Globalization;
using System.Text;

namespace SupportBot.Knowledge.French;

/// <summary>The word-break property of Unicode Standard Annex #29, reduced to what the word rules distinguish.</summary>
internal enum WordBreakClass : byte
{
    /// <summary>Never part of a word.</summary>
    Other,

    /// <summary>A letter of an alphabet or a Hangul syllable (ALetter).</summary>
    Letter,

    /// <summary>A decimal digit (Numeric).</summary>
    Numeric,

    /// <summary>Joins words and numbers, as the underscore does (ExtendNumLet).</summary>
    Connector,

    /// <summary>Joins two letters, as the colon and the middle dot do (MidLetter).</summary>
    MidLetter,

    /// <summary>Joins two digits, as the comma does (MidNum).</summary>
    MidNumeric,

    /// <summary>Joins two letters or two digits, as the apostrophe and the full stop do (MidNumLet, Single_Quote).</summary>
    MidBoth,

    /// <summary>Combining marks and format characters, which belong to the character before them (Extend, Format).</summary>
    Extend,

    /// <summary>Runs of katakana form one word.</summary>
    Katakana,

    /// <summary>Each character is a word of its own (Han, hiragana).</summary>
    Ideograph,

    /// <summary>Scripts that write no spaces, kept in runs (Thai, Lao, Khmer, Myanmar).</summary>
    ComplexContext,
}

/// <summary>Tells the <see cref="WordBreakClass"/> of a code point. Derived from the general category; exceptions are listed.</summary>
internal static class WordBreakClasses
{
    private static readonly WordBreakClass[] Latin = BuildLatin();

    /// <summary>The class of the code point at <paramref name="index"/>, and how many UTF-16 units it takes (1 or 2).</summary>
    public static WordBreakClass At(ReadOnlySpan<char> text, int index, out int width)
    {
        var c = text[index];
        width = 1;
        if (c < Latin.Length)
        {
            return Latin[c];
        }

        if (!char.IsSurrogate(c))
        {
            return Classify(c);
        }

        if (Rune.DecodeFromUtf16(text[index..], out var rune, out var consumed) != System.Buffers.OperationStatus.Done)
        {
            return WordBreakClass.Other;
        }

        width = consumed;
        return Classify(rune.Value);
    }

    private static WordBreakClass[] BuildLatin()
    {
        var table = new WordBreakClass[0x250];
        for (var c = 0; c < table.Length; c++)
        {
            table[c] = Classify(c);
        }

        return table;
    }

    private static WordBreakClass Classify(int codePoint) => codePoint switch
    {
        '\'' or '.' or 0x2018 or 0x2019 or 0x2024 or 0xFE52 or 0xFF07 or 0xFF0E => WordBreakClass.MidBoth,
        ':' or 0xB7 or 0x387 or 0x55F or 0x5F4 or 0x2027 or 0xFE13 or 0xFE55 or 0xFF1A => WordBreakClass.MidLetter,
        ',' or ';' or 0x37E or 0x589 or 0x60C or 0x60D or 0x66C or 0x7F8 or 0x2044 or 0xFE10 or 0xFE14 or 0xFE50 or 0xFE54 or 0xFF0C or 0xFF1B
            => WordBreakClass.MidNumeric,
        0x200B => WordBreakClass.Other,
        0x3031 or 0x3032 or 0x3033 or 0x3034 or 0x3035 or 0x309B or 0x309C or 0x30A0 => WordBreakClass.Katakana,
        >= 0x24B6 and <= 0x24E9 => WordBreakClass.Letter,
        >= 0x3041 and <= 0x309F => WordBreakClass.Ideograph,
        (>= 0x30A1 and <= 0x30FA) or (>= 0x30FC and <= 0x30FF) or (>= 0x31F0 and <= 0x31FF) or (>= 0xFF66 and <= 0xFF9D) => WordBreakClass.Katakana,
        0x3005 or 0x3007 or (>= 0x3021 and <= 0x3029) or (>= 0x3400 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF)
            => WordBreakClass.Ideograph,
        (>= 0xE00 and <= 0xE4F) or (>= 0xE80 and <= 0xEFF) or (>= 0x1000 and <= 0x109F) or (>= 0x1780 and <= 0x17DF) => ComplexContext(codePoint),
        _ => ByCategory(codePoint),
    };

    /// <summary>Digits of these scripts stay numbers; the rest is kept in runs.</summary>
    private static WordBreakClass ComplexContext(int codePoint) =>
        CharUnicodeInfo.GetUnicodeCategory(codePoint) switch
        {
            UnicodeCategory.DecimalDigitNumber => WordBreakClass.Numeric,
            UnicodeCategory.OtherPunctuation or UnicodeCategory.CurrencySymbol or UnicodeCategory.OtherNotAssigned => WordBreakClass.Other,
            _ => WordBreakClass.ComplexContext,
        };

    private static WordBreakClass ByCategory(int codePoint) =>
        CharUnicodeInfo.GetUnicodeCategory(codePoint) switch
        {
            UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
                or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber => WordBreakClass.Letter,
            UnicodeCategory.DecimalDigitNumber => WordBreakClass.Numeric,
            UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark
                or UnicodeCategory.Format => WordBreakClass.Extend,
            UnicodeCategory.ConnectorPunctuation => WordBreakClass.Connector,
            _ => WordBreakClass.Other,
        };
}
