using System.Buffers.Text;
using System.Text;
using SupportBot.Bot.Conversations;
using SupportBot.Bot.Conversations.Files;
using SupportBot.Dialogs.Schema;

namespace SupportBot.Bot.Channels.Http;

/// <summary>What is kept of the attachments that a person sends: files whose bytes came along, and the bare mention of the others.</summary>
internal static class IncomingAttachments
{
    /// <summary>Most attachments of one activity.</summary>
    public const int Most = 10;

    private const string Html = "text/html";

    /// <summary>
    /// Reads files given as <c>data:</c> addresses. No other address is ever fetched or shown: it is dropped, with the content of cards, which only the bot sends.
    /// </summary>
    /// <param name="given">As they came; null when there were none.</param>
    /// <param name="kept">What the activity keeps.</param>
    /// <param name="files">Bytes to store.</param>
    /// <returns>Why one was refused; null when all is well.</returns>
    public static FileVerdict? Read(IReadOnlyList<Attachment>? given, out List<Attachment>? kept, out List<ReceivedFile> files)
    {
        kept = null;
        files = [];
        FileVerdict? refused = null;

        // Teams adds the text once more as HTML: not something the customer attached.
        foreach (var attachment in (given ?? []).Where(static attachment => attachment.ContentType != Html).Take(Most))
        {
            kept ??= [];
            kept.Add(ReadOne(attachment, files, ref refused));
        }

        return refused;
    }

    /// <summary>The attachment as it is stored with its file.</summary>
    public static Attachment WithFile(ReceivedFile file, string? contentUrl, string? thumbnailUrl) => new()
    {
        ContentType = file.Info.ContentType,
        Name = file.Info.Name,
        ContentUrl = contentUrl,
        ThumbnailUrl = IsThumbnail(thumbnailUrl) ? thumbnailUrl : null,
        File = file.Info,
    };

    private static Attachment ReadOne(Attachment attachment, List<ReceivedFile> files, ref FileVerdict? refused)
    {
        if (TryDecode(attachment.ContentUrl, out var declaredType, out var bytes))
        {
            var verdict = ReceivedFile.Read(attachment.Name, declaredType, bytes, out var file);
            if (file is not null)
            {
                files.Add(file);
                return WithFile(file, null, attachment.ThumbnailUrl);
            }

            refused ??= verdict;
        }

        return new Attachment
        {
            ContentType = MessageText.CleanName(attachment.ContentType, 100),
            Name = attachment.Name is { } name ? MessageText.CleanName(name, 100) : null,
        };
    }

    /// <summary>Web Chat makes small JPEG previews; anything else is not shown.</summary>
    private static bool IsThumbnail(string? url) =>
        url is not null && (url.StartsWith("data:image/jpeg;base64,", StringComparison.Ordinal) || url.StartsWith("data:image/png;base64,", StringComparison.Ordinal));

    private static bool TryDecode(string? url, out string declaredType, out byte[] bytes)
    {
        const string Scheme = "data:";
        const string Base64Mark = ";base64";
        declaredType = "";
        bytes = [];
        if (url is null || !url.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) || url.IndexOf(',', StringComparison.Ordinal) is not (> 0 and var comma))
        {
            return false;
        }

        var head = url[Scheme.Length..comma];
        if (!head.EndsWith(Base64Mark, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        declaredType = head[..^Base64Mark.Length];
        var encoded = Encoding.ASCII.GetBytes(url[(comma + 1)..]);
        var decoded = new byte[Base64.GetMaxDecodedFromUtf8Length(encoded.Length)];
        if (Base64.DecodeFromUtf8(encoded, decoded, out _, out var written) != System.Buffers.OperationStatus.Done)
        {
            return false;
        }

        bytes = decoded[..written];
        return true;
    }
}
