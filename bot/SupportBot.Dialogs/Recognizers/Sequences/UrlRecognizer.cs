namespace SupportBot.Dialogs.Recognizers.Sequences;

/// <summary>
/// Finds addresses of the web: http and https addresses, those that begin with www, and bare domains of well-known endings. Pure, thread-safe and free
/// of exceptions on any text; linear in the length of the text.
/// </summary>
/// <example><c>UrlRecognizer.Recognize("voir https://exemple.fr/aide.")</c> finds the address without the full stop.</example>
public static class UrlRecognizer
{
    /// <summary>The type name of what is found.</summary>
    public const string TypeName = "url";

    // Endings that people type without http; file names such as "lettre.doc" or "bot.net" code must not count, so the list is short.
    private static readonly string[] BareEndings =
        ["fr", "com", "org", "net", "be", "ch", "lu", "ca", "eu", "io", "gouv.fr", "ly", "ms", "si", "academy", "aws", "quebec", "paris", "info", "biz", "de", "uk"];

    /// <summary>Finds every address, in the order of the text.</summary>
    /// <param name="text">Any text.</param>
    public static IReadOnlyList<Recognition<SequenceValue>> Recognize(string text)
    {
        var found = new List<Recognition<SequenceValue>>();
        for (var index = 0; index < text.Length; index++)
        {
            if (!IsBoundary(text, index))
            {
                continue;
            }

            var end = EndOf(text, index);
            if (end > index)
            {
                found.Add(new Recognition<SequenceValue>(TypeName, text[index..end], index, end - 1, new SequenceValue(text[index..end])));
                index = end;
            }
        }

        return found;
    }

    private static bool IsBoundary(string text, int index) =>
        char.IsAsciiLetterOrDigit(text[index])
        && (index == 0 || !(char.IsLetterOrDigit(text[index - 1]) || text[index - 1] is '@' or '.' or '-' or '_' or '/' or '+' or '%' or '='));

    private static int EndOf(string text, int start)
    {
        var host = HostStart(text, start);
        var hostEnd = host;
        while (hostEnd < text.Length && (char.IsLetterOrDigit(text[hostEnd]) || text[hostEnd] is '.' or '-'))
        {
            hostEnd++;
        }

        if (hostEnd < text.Length && text[hostEnd] == '@')
        {
            return -1;
        }

        var trimmed = text.AsSpan(host, hostEnd - host).TrimEnd(".-");
        var isHost = host > start ? IsHost(trimmed) : IsBareHost(trimmed);
        if (!isHost)
        {
            return -1;
        }

        return host + trimmed.Length < hostEnd ? host + trimmed.Length : PathEnd(text, hostEnd);
    }

    private static int HostStart(string text, int start)
    {
        foreach (var scheme in (ReadOnlySpan<string>)["https://", "http://", "ftp://"])
        {
            if (text.AsSpan(start).StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
            {
                return start + scheme.Length;
            }
        }

        return start;
    }

    private static bool IsHost(ReadOnlySpan<char> host)
    {
        var dot = host.LastIndexOf('.');
        if (host.Equals("localhost", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        var ending = host[(dot + 1)..];
        return dot > 0 && !host.Contains("..", StringComparison.Ordinal)
            && (ending.Length >= 2 || (ending.Length > 0 && char.IsAsciiDigit(ending[0])))
            && !ending.Equals("xxx", StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsBareHost(ReadOnlySpan<char> host)
    {
        if (host.Contains("..", StringComparison.Ordinal) || host.IndexOf('.') < 1)
        {
            return false;
        }

        if (host.StartsWith("www.", StringComparison.OrdinalIgnoreCase))
        {
            return host.LastIndexOf('.') > 4;
        }

        foreach (var ending in BareEndings)
        {
            if (host.Length > ending.Length + 2 && host[^(ending.Length + 1)] == '.' && host.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static int PathEnd(string text, int hostEnd)
    {
        var end = hostEnd;
        if (end < text.Length && text[end] == ':' && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1]))
        {
            end++;
            while (end < text.Length && char.IsAsciiDigit(text[end]))
            {
                end++;
            }
        }

        if (end >= text.Length || text[end] is not ('/' or '?' or '#'))
        {
            return end;
        }

        while (end < text.Length && !char.IsWhiteSpace(text[end]) && text[end] is not ('<' or '>' or '"' or '«' or '»'))
        {
            end++;
        }

        return hostEnd + text.AsSpan(hostEnd, end - hostEnd).TrimEnd(".,;:!?)'").Length;
    }
}
