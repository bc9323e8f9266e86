using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using SupportBot.Bot.Outbox.Mail;
using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.Privacy;

/// <summary>The mails that were written as files because there is no mail server.</summary>
internal sealed partial class MailFolder(IOptions<StorageOptions> storage, IOptions<MailOptions> mail, IHostEnvironment environment)
{
    private string Path => System.IO.Path.Combine(PersistenceServices.DataDirectory(storage.Value, environment), mail.Value.PickupDirectory);

    /// <summary>Deletes the mails that name the person or one of their cases; says how many those were.</summary>
    public async Task<int> RemoveAsync(Subject subject, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(Path))
        {
            return 0;
        }

        var removed = 0;
        foreach (var file in Directory.EnumerateFiles(Path, "*.eml"))
        {
            var text = Readable(await File.ReadAllTextAsync(file, Encoding.Latin1, cancellationToken));
            if (text.Contains(subject.Address, StringComparison.OrdinalIgnoreCase) || subject.Cases.Any(reference => text.Contains(reference, StringComparison.Ordinal)))
            {
                File.Delete(file);
                removed++;
            }
        }

        return removed;
    }

    /// <summary>Deletes the mails written before <paramref name="before"/>.</summary>
    public int RemoveOlder(DateTimeOffset before)
    {
        var old = Directory.Exists(Path) ? Directory.EnumerateFiles(Path, "*.eml").Where(file => File.GetLastWriteTimeUtc(file) < before.UtcDateTime).ToList() : [];
        old.ForEach(File.Delete);
        return old.Count;
    }

    /// <summary>The file as it is, followed by what its quoted-printable lines and its base64 blocks and words hold (RFC 2045, RFC 2047).</summary>
    private static string Readable(string file)
    {
        var text = new StringBuilder(file);
        text.Append(QuotedByte().Replace(file.Replace("=\r\n", "", StringComparison.Ordinal), static match => ((char)Convert.ToByte(match.Groups["byte"].Value, 16)).ToString()));
        foreach (Match block in Base64().Matches(file))
        {
            var letters = block.Value.Replace("\r\n", "", StringComparison.Ordinal);
            var bytes = new byte[letters.Length];
            if (Convert.TryFromBase64String(letters, bytes, out var count))
            {
                text.Append('\n').Append(Encoding.UTF8.GetString(bytes, 0, count));
            }
        }

        return text.ToString();
    }

    [GeneratedRegex("=(?<byte>[0-9A-F]{2})", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex QuotedByte();

    [GeneratedRegex(@"(?:[A-Za-z0-9+/]{4,}={0,2}(?:\r\n)?)+", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Base64();
}
