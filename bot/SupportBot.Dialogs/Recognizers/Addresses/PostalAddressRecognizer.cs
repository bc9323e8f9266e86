using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Recognizers.Addresses;

/// <summary>A postal address as a customer gave it.</summary>
/// <param name="Street">What stands before the postcode: number, street, building; empty when there is nothing.</param>
/// <param name="Postcode">The postcode as it is printed in the country.</param>
/// <param name="Town">The town.</param>
/// <param name="Country">ISO 3166 code: FR, BE, CH, LU, CA.</param>
/// <param name="IsCountrySaid">Whether the country was named or follows from the form of the postcode; else it is the one that was expected.</param>
public sealed record PostalAddressValue(string Street, string Postcode, string Town, string Country, bool IsCountrySaid) : IResolution
{
    /// <summary>Whether street, postcode, town and country are all known.</summary>
    public bool IsComplete => Street.Length > 0 && Postcode.Length > 0 && Town.Length > 0;

    /// <inheritdoc/>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> Describe() =>
    [
        new Dictionary<string, string>(StringComparer.Ordinal) { ["street"] = Street, ["postcode"] = Postcode, ["town"] = Town, ["country"] = Country },
    ];
}

/// <summary>
/// Reads an answer to a question for an address: street, postcode, town and perhaps a country, on one line or several, of France, Belgium, Switzerland,
/// Luxembourg and Canada. Pure, thread-safe and free of exceptions on any text.
/// </summary>
/// <example><c>PostalAddressRecognizer.ReadAnswer("12 rue de la Paix, 75002 Paris", "FR")</c> gives the street, <c>75002</c> and <c>Paris</c>.</example>
public static class PostalAddressRecognizer
{
    /// <summary>The address that the text gives.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="country">The country when none is named: FR, BE, CH, LU or CA.</param>
    /// <returns>The address, perhaps without a street; null when there is no postcode with a town.</returns>
    public static PostalAddressValue? ReadAnswer(string text, string country)
    {
        var tokens = TokenizedText.Of(text);
        var said = CountryReader.Read(tokens, out var end);
        for (var index = end - 1; index >= 0; index--)
        {
            if (PostcodeReader.Read(tokens, index, said ?? country) is not { } postcode)
            {
                continue;
            }

            if (postcode.Country == "CA")
            {
                return Canadian(text, tokens, postcode);
            }

            if (TownOf(text, tokens, postcode, end) is { Length: > 0 } town)
            {
                return Build(text, tokens, postcode, town, said, country);
            }
        }

        return null;
    }

    private static PostalAddressValue Build(string text, TokenizedText tokens, PostcodeMatch postcode, string town, string? said, string country)
    {
        var street = postcode.First == 0 ? string.Empty : Clean(text[..tokens[postcode.First].Start]);
        return new PostalAddressValue(street, postcode.Text, town, said ?? postcode.Country ?? country, said is not null || postcode.Country is not null);
    }

    // In Canada the town, perhaps with its province, stands before the postcode.
    private static PostalAddressValue? Canadian(string text, TokenizedText tokens, PostcodeMatch postcode)
    {
        var before = Clean(text[..tokens[postcode.First].Start]);
        var comma = before.LastIndexOf(',');
        var (street, town) = comma < 0 ? (string.Empty, before) : (before[..comma].Trim(), before[(comma + 1)..].Trim());
        return town.Length == 0 ? null : new PostalAddressValue(street, postcode.Text, town, "CA", IsCountrySaid: true);
    }

    // Everywhere else the town stands behind the postcode.
    private static string TownOf(string text, TokenizedText tokens, PostcodeMatch postcode, int end)
    {
        var first = postcode.Last + 1;
        if (first >= end || tokens[first].Kind == TokenKind.Digits)
        {
            return string.Empty;
        }

        var line = text[tokens[first].Start..tokens[end - 1].End];
        var stop = line.AsSpan().IndexOfAny('\n', '\r');
        return Clean(stop < 0 ? line : line[..stop]);
    }

    private static string Clean(string text)
    {
        var parts = text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return string.Join(", ", parts.Select(part => part.Trim(' ', ',', ';', '.', '-', '(', ')', '\u00a0')).Where(part => part.Length > 0));
    }
}
