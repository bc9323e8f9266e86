using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace SupportBot.Testing.Mail;

/// <summary>A mail, or a part of one, read as RFC 2045 to 2047 say: strictly enough to notice a header that was smuggled in.</summary>
public sealed partial class MimePart
{
    private MimePart(IReadOnlyList<(string Name, string Value)> headers, string body)
    {
        Headers = headers;
        Body = body;
        Parts = Boundary() is { } boundary ? [.. Split(body, boundary).Select(Parse)] : [];
    }

    /// <summary>In order, unfolded, not decoded.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers { get; }

    /// <summary>As it lies on the wire.</summary>
    public string Body { get; }

    public IReadOnlyList<MimePart> Parts { get; }

    public string MediaType => (Find("Content-Type") ?? "text/plain").Split(';')[0].Trim().ToLowerInvariant();

    /// <summary>The content of a text part.</summary>
    public string Text => Encoding.UTF8.GetString(Bytes);

    /// <summary>The content, transfer encoding undone.</summary>
    public byte[] Bytes => (Find("Content-Transfer-Encoding") ?? "7bit").Trim().ToLowerInvariant() switch
    {
        "base64" => Convert.FromBase64String(Body.Replace("\r\n", "", StringComparison.Ordinal)),
        "quoted-printable" => QuotedPrintable(Body),
        _ => Encoding.Latin1.GetBytes(Body),
    };

    /// <summary>Name of an attached file, decoded.</summary>
    public string? FileName => FileNamePattern().Match(Find("Content-Type") ?? "") is { Success: true } match
        ? DecodeWords(match.Groups["quoted"].Success ? match.Groups["quoted"].Value : match.Groups["plain"].Value)
        : null;

    /// <summary>All parts that hold no others, in order.</summary>
    public IEnumerable<MimePart> Leaves => Parts.Count == 0 ? [this] : Parts.SelectMany(static part => part.Leaves);

    /// <summary>The decoded value of a header that occurs once.</summary>
    public string this[string name] => DecodeWords(Headers.Single(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value);

    public static MimePart Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var head = end < 0 ? text : text[..end];
        var unfolded = Fold().Replace(head.TrimEnd('\r', '\n'), " ");
        var headers = unfolded.Split("\r\n").Where(static line => line.Length > 0).Select(static line =>
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            return colon > 0 ? (line[..colon], line[(colon + 1)..].Trim()) : throw new FormatException($"Not a header: {line}");
        });
        return new MimePart([.. headers], end < 0 ? "" : text[(end + 4)..]);
    }

    private string? Find(string name) => Headers.FirstOrDefault(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    private string? Boundary() => BoundaryPattern().Match(Find("Content-Type") ?? "") is { Success: true } match ? match.Groups["boundary"].Value : null;

    private static IEnumerable<string> Split(string body, string boundary)
    {
        var parts = ("\r\n" + body).Split($"\r\n--{boundary}");
        return parts.Skip(1).TakeWhile(static part => !part.StartsWith("--", StringComparison.Ordinal)).Select(static part => part[(part.IndexOf("\r\n", StringComparison.Ordinal) + 2)..]);
    }

    private static byte[] QuotedPrintable(string body)
    {
        var text = body.Replace("=\r\n", "", StringComparison.Ordinal);
        var bytes = new List<byte>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '=')
            {
                bytes.Add(byte.Parse(text.AsSpan(i + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
                i += 2;
            }
            else
            {
                bytes.Add((byte)text[i]);
            }
        }

        return [.. bytes];
    }

    private static string DecodeWords(string value) => EncodedWord().Replace(BetweenWords().Replace(value, "?="), static match =>
    {
        var content = match.Groups["text"].Value;
        var bytes = match.Groups["kind"].Value is "B" or "b"
            ? Convert.FromBase64String(content)
            : QuotedPrintable(content.Replace('_', ' '));
        return Encoding.GetEncoding(match.Groups["charset"].Value).GetString(bytes);
    });

    [GeneratedRegex(@"\r\n[ \t]+", RegexOptions.NonBacktracking)]
    private static partial Regex Fold();

    [GeneratedRegex("boundary=\"?(?<boundary>[^\";]+)", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex BoundaryPattern();

    [GeneratedRegex("name=(\"(?<quoted>[^\"]*)\"|(?<plain>[^;]+))", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex FileNamePattern();

    [GeneratedRegex(@"=\?(?<charset>[^?]+)\?(?<kind>[BbQq])\?(?<text>[^?]*)\?=", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex EncodedWord();

    [GeneratedRegex(@"\?=\s+(?==\?)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BetweenWords();
}
