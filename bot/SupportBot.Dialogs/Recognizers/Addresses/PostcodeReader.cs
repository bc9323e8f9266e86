using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Recognizers.Addresses;

/// <summary>A postcode with its tokens; a null country when its form does not tell.</summary>
internal sealed record PostcodeMatch(int First, int Last, string Text, string? Country);

/// <summary>Reads postcodes: five digits in France, four elsewhere in Europe with or without a letter before them, A1A 1A1 in Canada.</summary>
internal static class PostcodeReader
{
    internal static PostcodeMatch? Read(TokenizedText text, int index, string country)
    {
        if (text[index].Kind != TokenKind.Digits || (text.Glued(index) && text[index - 1].Kind == TokenKind.Digits))
        {
            return null;
        }

        var (first, prefixed) = Prefix(text, index);
        return text[index].FoldedLength switch
        {
            5 when country == "FR" => new PostcodeMatch(first, index, text.Folded(index).ToString(), prefixed),
            4 when country is "BE" or "CH" or "LU" || prefixed is not null => new PostcodeMatch(first, index, text.Folded(index).ToString(), prefixed),
            _ => Canadian(text, index),
        };
    }

    // "F-75002", "B-1000", "CH-1201", "L-1234".
    private static (int First, string? Country) Prefix(TokenizedText text, int index)
    {
        var letters = index - 2;
        string? country = text.IsSymbol(index - 1, '-') && text.Glued(index)
            ? text.Folded(Math.Max(letters, 0)) switch
            {
                "f" or "fr" => "FR",
                "b" or "be" => "BE",
                "ch" => "CH",
                "l" or "lu" => "LU",
                _ => null,
            }
            : null;
        return country is null ? (index, null) : (letters, country);
    }

    // "H2Y 1C6": letter, digit, letter, digit, letter, digit; read at its last digit.
    private static PostcodeMatch? Canadian(TokenizedText text, int last)
    {
        var first = last - 5;
        if (first < 0)
        {
            return null;
        }

        for (var offset = 0; offset < 6; offset++)
        {
            if (text[first + offset].FoldedLength != 1 || text[first + offset].Kind != (offset % 2 == 0 ? TokenKind.Word : TokenKind.Digits))
            {
                return null;
            }
        }

        var plain = string.Concat(text.Slice(first, last).Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        return plain.Length == 6 ? new PostcodeMatch(first, last, $"{plain[..3]} {plain[3..]}", "CA") : null;
    }
}
