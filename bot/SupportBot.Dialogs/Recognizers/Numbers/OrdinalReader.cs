using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Recognizers.Numbers;

/// <summary>Reads ordinals: "premier", "vingt et unième", "deux centième", "11ème", "1re".</summary>
internal static class OrdinalReader
{
    /// <summary>Reads the longest ordinal that starts at the token.</summary>
    internal static Cardinal Read(TokenizedText text, int first)
    {
        if (text[first].Kind == TokenKind.Digits)
        {
            return ReadDigits(text, first);
        }

        if (text[first].Lexeme.Ordinal > 0)
        {
            return new Cardinal(text[first].Lexeme.Ordinal, first);
        }

        var prefix = CardinalReader.Read(text, first);
        return prefix.Found ? ReadCompound(text, prefix) : Cardinal.None;
    }

    private static Cardinal ReadDigits(TokenizedText text, int first)
    {
        var value = CardinalReader.Digits(text, first);
        return value >= 0 && text.Glued(first + 1) && IsSuffix(text.Folded(first + 1)) ? new Cardinal(value, first + 1) : Cardinal.None;
    }

    private static bool IsSuffix(ReadOnlySpan<char> suffix) => suffix is
        "e" or "eme" or "emes" or "ieme" or "iemes" or "er" or "ers" or "ere" or "eres" or "re" or "res" or "nd" or "nde" or "th" or "st" or "rd";

    // "vingt et unième" adds, "deux centième" multiplies.
    private static Cardinal ReadCompound(TokenizedText text, Cardinal prefix)
    {
        var index = prefix.Last + 1;
        if (text.IsSymbol(index, '-') || text.IsWord(index, Word.And))
        {
            index++;
        }

        if (text.IsSymbol(index, '-') || text.IsWord(index, Word.And))
        {
            index++;
        }

        index += text.IsSymbol(index, '-') ? 1 : 0;
        var value = text[index].Lexeme.Ordinal;
        if (value == 0 || prefix.Value == 1 || text.Is(index, "premier"))
        {
            return Cardinal.None;
        }

        if (value >= 100)
        {
            return prefix.Value < value && prefix.Value < long.MaxValue / value ? new Cardinal(prefix.Value * value, index) : Cardinal.None;
        }

        return Adds(prefix.Value, value) is > 0 and var sum ? new Cardinal(sum, index) : Cardinal.None;
    }

    private static long Adds(long prefix, long value)
    {
        var rest = prefix % 100;
        return rest switch
        {
            4 when value == 20 => prefix + 76,
            0 when prefix > 0 => prefix + value,
            20 or 30 or 40 or 50 or 70 or 90 when value < 10 => prefix + value,
            60 or 80 when value < 20 => prefix + value,
            10 when value is >= 7 and <= 9 => prefix + value,
            _ => 0,
        };
    }
}
