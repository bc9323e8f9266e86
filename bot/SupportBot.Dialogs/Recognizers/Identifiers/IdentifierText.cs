using System.Text;

namespace SupportBot.Dialogs.Recognizers.Identifiers;

/// <summary>Brings identifiers into their normal form.</summary>
internal static class IdentifierText
{
    // Full-width letters and digits stand this far above the plain ones.
    private const int FullWidthOffset = 0xfee0;

    internal static string Normalize(IdentifierKind kind, string input)
    {
        var plain = Plain(input);
        return kind switch
        {
            IdentifierKind.Said or IdentifierKind.DellExpressServiceCode or IdentifierKind.ContractNumber
                or IdentifierKind.SubscriptionNumber or IdentifierKind.SiteId => Without(plain, " .-/").ToUpperInvariant(),
            IdentifierKind.DellServiceTag or IdentifierKind.HpSerialNumber or IdentifierKind.SymantecSerialNumber or IdentifierKind.Sku =>
                Without(plain, " .-").ToUpperInvariant(),
            IdentifierKind.InstallationNumber => Without(plain, " .-").ToLowerInvariant(),
            IdentifierKind.Account => Account(plain),
            IdentifierKind.OrderNumber => plain.ToUpperInvariant(),
            _ => Without(plain, " ").ToUpperInvariant(),
        };
    }

    internal static bool IsAlphanumericOrDash(char character) => char.IsAsciiLetterOrDigit(character) || character == '-';

    // An account number may be typed in groups; a login keeps its dots and its case does not count.
    private static string Account(string plain)
    {
        var digits = Without(plain, " .-");
        return digits.Length > 0 && digits.All(char.IsAsciiDigit) ? digits : plain.ToLowerInvariant();
    }

    // One kind of dash and space, no quotes or brackets around, no "n°" or "numéro :" before, no full stop after, no invisible characters.
    private static string Plain(string input)
    {
        var plain = new StringBuilder(Math.Min(input.Length, IdentifierRules.LongestInput + 20));
        foreach (var character in input)
        {
            if (plain.Length > IdentifierRules.LongestInput)
            {
                break;
            }

            AppendPlain(plain, character);
        }

        return plain.ToString().Trim(' ', '"', '\'', '«', '»', '`', '(', ')', '[', ']', '.', ',', ';', ':', '*', '#', '-', '!', '?');
    }

    private static void AppendPlain(StringBuilder plain, char character)
    {
        switch (character)
        {
            case '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2014' or '\u2212':
                plain.Append('-');
                break;
            case >= '\uff01' and <= '\uff5e':
                plain.Append((char)(character - FullWidthOffset));
                break;
            case '\u200b' or '\u200c' or '\u200d' or '\u2060' or '\ufeff':
                break;
            default:
                if (char.IsWhiteSpace(character))
                {
                    plain.Append(' ');
                }
                else if (!char.IsControl(character))
                {
                    plain.Append(character);
                }

                break;
        }
    }

    private static string Without(string text, string marks) => string.Concat(text.Where(character => !marks.Contains(character, StringComparison.Ordinal)));
}
