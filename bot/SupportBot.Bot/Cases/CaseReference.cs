using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace SupportBot.Bot.Cases;

/// <summary>What a customer quotes to speak of a request: <c>SB-2026-000123</c>, year of creation (Europe/Paris) and running number.</summary>
/// <param name="Year">2000 to 9999.</param>
/// <param name="Number">1 to 999,999,999; written with six digits at least.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly partial record struct CaseReference(int Year, int Number)
{
    /// <summary>Reads a reference however people write it: any case, spaces for dashes, leading zeros left out. The whole text must be the reference.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out CaseReference reference) => TryRead(Whole().Match(text ?? ""), out reference);

    /// <summary>Finds the first reference within a sentence.</summary>
    public static bool TryFind([NotNullWhen(true)] string? text, out CaseReference reference) => TryRead(Within().Match(text ?? ""), out reference);

    /// <summary>Reads what <see cref="ToString"/> wrote, as from a table's row.</summary>
    public static CaseReference Parse(string text) =>
        TryParse(text, out var reference) ? reference : throw new FormatException("A case reference looks like SB-2026-000123.");

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"SB-{Year:0000}-{Number:000000}");

    private static bool TryRead(Match match, out CaseReference reference)
    {
        reference = default;
        if (!match.Success
            || !int.TryParse(match.Groups["number"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || number == 0)
        {
            return false;
        }

        reference = new CaseReference(int.Parse(match.Groups["year"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture), number);
        return true;
    }

    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    [GeneratedRegex(@"^\s*SB[\s\-\u2010-\u2015]*(?<year>2[0-9]{3})[\s\-\u2010-\u2015]+(?<number>[0-9]{1,9})\s*$", Options)]
    private static partial Regex Whole();

    [GeneratedRegex(@"\bSB[\s\-\u2010-\u2015]*(?<year>2[0-9]{3})[\s\-\u2010-\u2015]+(?<number>[0-9]{1,9})\b", Options)]
    private static partial Regex Within();
}
