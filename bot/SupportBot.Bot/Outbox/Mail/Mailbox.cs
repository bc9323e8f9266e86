using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace SupportBot.Bot.Outbox.Mail;

/// <summary>
/// One plain e-mail address, and nothing else: no display name, no list, no quoted local part, no comment, no address literal. Stricter than
/// RFC 5321 on purpose: what is refused here is what tricks mail servers into a second recipient.
/// </summary>
internal readonly partial record struct Mailbox
{
    private const int LongestAddress = 254;
    private const int LongestLocalPart = 64;

    private Mailbox(string address) => Address = address;

    public string Address { get; }

    /// <summary>Reads an address, spaces at the ends apart; the domain is lower-cased.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Mailbox mailbox)
    {
        mailbox = default;
        var trimmed = text?.Trim(' ');
        if (trimmed is null || trimmed.Length > LongestAddress || trimmed.IndexOf('@', StringComparison.Ordinal) is not (> 0 and <= LongestLocalPart and var at))
        {
            return false;
        }

        if (!Plain().IsMatch(trimmed))
        {
            return false;
        }

        mailbox = new Mailbox(trimmed[..at] + trimmed[at..].ToLowerInvariant());
        return true;
    }

    public override string ToString() => Address;

    [GeneratedRegex(
        @"\A[A-Za-z0-9!#$%&'*+/=?^_`{|}~\-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~\-]+)*@([A-Za-z0-9]([A-Za-z0-9\-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]([A-Za-z0-9\-]{0,61}[A-Za-z0-9])\z",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Plain();
}
