using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace SupportBot.Bot.Contracts;

/// <summary>
/// A number by which people name a contract, reduced to what counts: upper-case letters and digits. So <c>1015-2233 4455</c>, <c>101522334455</c> and
/// full-width digits are one. Letters O and I are never taken for digits: a wrong contract is worse than none.
/// </summary>
/// <param name="Key">1 to 40 letters and digits.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ContractReference(string Key)
{
    /// <summary>Longest key; anything longer is no number of a contract.</summary>
    public const int LongestKey = 40;

    /// <summary>Reads a number as typed. False when nothing remains, or too much, or a character that no number has.</summary>
    public static bool TryParse(string? text, out ContractReference reference)
    {
        reference = default;
        if (string.IsNullOrWhiteSpace(text) || text.Length > 4 * LongestKey || !IsWellFormed(text))
        {
            return false;
        }

        var key = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormKC))
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                key.Append(char.ToUpperInvariant(c));
            }
            else if (!IsSeparator(c))
            {
                return false;
            }
        }

        if (key.Length is 0 or > LongestKey)
        {
            return false;
        }

        reference = new ContractReference(key.ToString());
        return true;
    }

    public override string ToString() => Key;

    /// <summary>Normalisation throws on a lone surrogate.</summary>
    private static bool IsWellFormed(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsSeparator(char c) => c is '-' or '.' or '/' or '_' or ';' or '#' || CharUnicodeInfo.GetUnicodeCategory(c)
        is UnicodeCategory.SpaceSeparator or UnicodeCategory.DashPunctuation or UnicodeCategory.Format or UnicodeCategory.Control;
}
