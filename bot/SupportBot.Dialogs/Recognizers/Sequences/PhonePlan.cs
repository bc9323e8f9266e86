namespace SupportBot.Dialogs.Recognizers.Sequences;

/// <summary>
/// What the five countries of our customers dial. Light on purpose: lengths and first digits, not every number block, because blocks open and
/// close and a number that is refused wrongly loses a customer.
/// </summary>
internal static class PhonePlan
{
    private static readonly string[] Prefixes = ["352", "33", "32", "41", "1"];

    /// <summary>Reads what follows "+" or "00".</summary>
    /// <returns>The country, null for one that is not ours, and the number in E.164 form; a null number is not valid anywhere.</returns>
    internal static (string? Country, string? International) ReadInternational(ReadOnlySpan<char> digits)
    {
        if (digits.Length is < 7 or > 16 || digits[0] == '0')
        {
            return (null, null);
        }

        foreach (var prefix in Prefixes)
        {
            if (digits.StartsWith(prefix))
            {
                var national = digits[prefix.Length..];
                // "+33 (0)6" keeps the trunk zero; E.164 has none.
                national = national.Length > 0 && national[0] == '0' && prefix != "1" ? national[1..] : national;
                var country = CountryOf(prefix, national);
                return country is null ? (null, null) : (country, $"+{prefix}{national}");
            }
        }

        return digits.Length <= 15 ? (null, $"+{digits}") : (null, null);
    }

    /// <summary>Reads a number dialled inside a country.</summary>
    /// <param name="digits">Its digits, with the trunk zero.</param>
    /// <param name="country">The country the customer is likely in.</param>
    internal static (string? Country, string? International) ReadNational(ReadOnlySpan<char> digits, string country)
    {
        if (TryNational(digits, country, out var international))
        {
            return (country, international);
        }

        foreach (var other in (ReadOnlySpan<string>)["FR", "BE", "CH", "CA"])
        {
            if (other != country && TryNational(digits, other, out international))
            {
                return (other, international);
            }
        }

        return (null, null);
    }

    private static bool TryNational(ReadOnlySpan<char> digits, string country, out string? international)
    {
        var hasTrunk = digits.Length > 0 && digits[0] == '0' && country is "FR" or "BE" or "CH";
        var national = hasTrunk ? digits[1..] : digits;
        national = country == "CA" && national.Length == 11 && national[0] == '1' ? national[1..] : national;
        var valid = country switch
        {
            "FR" => hasTrunk && IsFrench(national),
            "BE" => hasTrunk && IsBelgian(national),
            "CH" => hasTrunk && IsSwiss(national),
            "LU" => IsLuxembourgish(national),
            "CA" => IsNorthAmerican(national),
            _ => false,
        };
        international = valid ? $"+{PrefixOf(country)}{national}" : null;
        return valid;
    }

    private static string? CountryOf(string prefix, ReadOnlySpan<char> national) => prefix switch
    {
        "33" when IsFrench(national) => "FR",
        "32" when IsBelgian(national) => "BE",
        "41" when IsSwiss(national) => "CH",
        "352" when IsLuxembourgish(national) => "LU",
        "1" when IsNorthAmerican(national) => "CA",
        _ => null,
    };

    private static string PrefixOf(string country) => country switch
    {
        "FR" => "33",
        "BE" => "32",
        "CH" => "41",
        "LU" => "352",
        _ => "1",
    };

    private static bool IsFrench(ReadOnlySpan<char> national) => national.Length == 9 && national[0] is >= '1' and <= '9';

    // Mobile numbers (4xx) have nine digits, others eight.
    private static bool IsBelgian(ReadOnlySpan<char> national) =>
        national.Length == 8 ? national[0] is >= '1' and <= '9' : national.Length == 9 && national[0] == '4';

    private static bool IsSwiss(ReadOnlySpan<char> national) => national.Length == 9 && national[0] is >= '2' and <= '9';

    // No trunk zero; old numbers have five or six digits, new ones eight, mobiles (6x1) nine.
    private static bool IsLuxembourgish(ReadOnlySpan<char> national) =>
        national.Length is >= 5 and <= 9 && national[0] is >= '2' and <= '9' && (national.Length < 9 || national[0] == '6');

    private static bool IsNorthAmerican(ReadOnlySpan<char> national) =>
        national.Length == 10 && national[0] is >= '2' and <= '9' && national[3] is >= '2' and <= '9';
}
