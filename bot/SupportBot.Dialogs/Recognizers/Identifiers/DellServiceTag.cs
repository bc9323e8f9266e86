using System.Globalization;

namespace SupportBot.Dialogs.Recognizers.Identifiers;

/// <summary>
/// The two writings of one Dell number: the service tag in base 36 and the Express Service Code in base 10. There is no check digit, so any seven
/// letters and digits are a possible tag.
/// </summary>
public static class DellServiceTag
{
    private const string Figures = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private const long Radix = 36;

    /// <summary>The Express Service Code of a tag: <c>5RFDP01</c> gives <c>12542331601</c>.</summary>
    /// <param name="tag">5 or 7 letters and digits in any case, without spaces.</param>
    /// <returns>The code in digits only; null when the text is not a tag.</returns>
    public static string? ToExpressServiceCode(string tag)
    {
        if (tag.Length is not (5 or 7))
        {
            return null;
        }

        var value = 0L;
        foreach (var character in tag)
        {
            var figure = Figures.IndexOf(char.ToUpperInvariant(character), StringComparison.Ordinal);
            if (figure < 0)
            {
                return null;
            }

            value = (value * Radix) + figure;
        }

        return value.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>The tag of an Express Service Code: <c>12542331601</c> gives <c>5RFDP01</c>.</summary>
    /// <param name="code">The code in digits only.</param>
    /// <returns>The tag, 7 characters, or 5 for a code that fits the old tags; null when no tag has that code.</returns>
    public static string? FromExpressServiceCode(string code)
    {
        var valid = long.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var value);
        if (!valid || value is not ((>= OldSmallest and <= OldLargest) or (>= Smallest and <= Largest)))
        {
            return null;
        }

        Span<char> tag = stackalloc char[value <= OldLargest ? 5 : 7];
        for (var place = tag.Length - 1; place >= 0; place--)
        {
            tag[place] = Figures[(int)(value % Radix)];
            value /= Radix;
        }

        return tag.ToString();
    }

    // A tag never begins with 0 in print: from 1000000 to ZZZZZZZ, and from 10000 to ZZZZZ for the old ones.
    private const long Smallest = Radix * Radix * Radix * Radix * Radix * Radix;
    private const long Largest = (Smallest * Radix) - 1;
    private const long OldSmallest = Radix * Radix * Radix * Radix;
    private const long OldLargest = (OldSmallest * Radix) - 1;
}
