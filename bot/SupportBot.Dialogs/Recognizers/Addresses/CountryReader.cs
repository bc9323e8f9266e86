using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Recognizers.Addresses;

/// <summary>Reads the name of a country at the end of an address.</summary>
internal static class CountryReader
{
    /// <summary>The ISO code of the country that the text ends with; null when it ends otherwise.</summary>
    /// <param name="text">The text.</param>
    /// <param name="end">The index after the last token that is not of the country.</param>
    internal static string? Read(TokenizedText text, out int end)
    {
        end = text.Count;
        while (end > 0 && text[end - 1].Kind == TokenKind.Symbol)
        {
            end--;
        }

        var country = end < 2 ? null : text.Folded(end - 1) switch
        {
            "france" => "FR",
            "belgique" => "BE",
            "suisse" => "CH",
            "luxembourg" when text.Folded(end - 2) is not "-" && text[end - 2].Kind != TokenKind.Digits => "LU",
            "canada" => "CA",
            _ => null,
        };
        if (country is not null)
        {
            end--;
        }

        return country;
    }
}
