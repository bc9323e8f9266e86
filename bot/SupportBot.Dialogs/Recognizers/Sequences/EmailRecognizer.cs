using System.Net;

namespace SupportBot.Dialogs.Recognizers.Sequences;

/// <summary>
/// Finds e-mail addresses: one @, a local part of RFC 5321's plain characters, a domain with a dot and a last label of two letters or more, or an
/// IPv4 address in brackets. Pure, thread-safe and free of exceptions on any text; linear in the length of the text.
/// </summary>
/// <example><c>EmailRecognizer.Recognize("écrivez à anne.martin@exemple.fr.")</c> finds the address without the full stop.</example>
public static class EmailRecognizer
{
    /// <summary>The type name of what is found.</summary>
    public const string TypeName = "email";

    /// <summary>Longest address that mail servers take, in characters.</summary>
    public const int LongestAddress = 254;

    private const int LongestLocalPart = 64;

    /// <summary>Finds every address, in the order of the text. The value is the address as written, with its domain in lower case.</summary>
    /// <param name="text">Any text.</param>
    public static IReadOnlyList<Recognition<SequenceValue>> Recognize(string text)
    {
        var found = new List<Recognition<SequenceValue>>();
        var from = 0;
        for (var at = text.IndexOf('@', StringComparison.Ordinal); at >= 0; at = text.IndexOf('@', at + 1))
        {
            var start = LocalStart(text, at, from);
            var end = DomainEnd(text, at + 1);
            if (start == at || end < 0 || end - start > LongestAddress)
            {
                continue;
            }

            var value = new SequenceValue(string.Concat(text.AsSpan(start, at - start), text[at..end].ToLowerInvariant()));
            found.Add(new Recognition<SequenceValue>(TypeName, text[start..end], start, end - 1, value));
            from = end;
        }

        return found;
    }

    /// <summary>The address, when the text is nothing but one address, in angle brackets or not.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>The address in its normal form; null when the text is something else.</returns>
    public static string? ReadAnswer(string text)
    {
        var trimmed = text.Trim().Trim('<', '>', '.', ',', ';', ' ', '\u00a0');
        trimmed = trimmed.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) ? trimmed["mailto:".Length..] : trimmed;
        var found = Recognize(trimmed);
        return found.Count == 1 && found[0].Text.Length == trimmed.Length ? found[0].Value.Text : null;
    }

    private static int LocalStart(string text, int at, int from)
    {
        var start = at;
        while (start > from && at - start <= LongestLocalPart && IsLocal(text, start - 1, at))
        {
            start--;
        }

        while (start < at && text[start] is '.' or '-' or '\'')
        {
            start++;
        }

        return at - start > LongestLocalPart ? at : start;
    }

    // A dot may stand between two characters, not at an end and not twice.
    private static bool IsLocal(string text, int index, int at) =>
        text[index] == '.'
            ? index + 1 < at && text[index + 1] != '.'
            : char.IsAsciiLetterOrDigit(text[index]) || text[index] is '_' or '-' or '+' or '%' or '\'' or '&';

    private static int DomainEnd(string text, int start)
    {
        if (start < text.Length && text[start] == '[')
        {
            var close = text.IndexOf(']', start);
            return close > 0 && close - start <= 16 && IPAddress.TryParse(text.AsSpan(start + 1, close - start - 1), out _) ? close + 1 : -1;
        }

        var end = start;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '.' or '-'))
        {
            end++;
        }

        while (end > start && text[end - 1] is '.' or '-')
        {
            end--;
        }

        return IsDomain(text.AsSpan(start, end - start)) ? end : -1;
    }

    private static bool IsDomain(ReadOnlySpan<char> domain)
    {
        var dot = domain.LastIndexOf('.');
        if (dot < 1 || domain.Length - dot - 1 < 2 || domain.Contains("..", StringComparison.Ordinal))
        {
            return false;
        }

        foreach (var character in domain[(dot + 1)..])
        {
            if (!char.IsLetter(character))
            {
                return false;
            }
        }

        return domain[0] != '-' && domain[0] != '.';
    }
}
