using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Options;
using SupportBot.Bot.Conversations.Files;
using SupportBot.Bot.Conversations.Files.Metadata;
using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.Outbox.Mail;

/// <summary>Sends the letters of the outbox. Pictures leave without what says where and when they were taken.</summary>
internal sealed class MailSender(MailComposer composer, IMailTransport transport, FileStore files, IOptions<MailOptions> options) : IOutboxSender
{
    private const int NameLetters = 16;

    public string Kind => OutboxKinds.Mail;

    public async Task<SendResult> SendAsync(OutboxItem item, CancellationToken cancellationToken)
    {
        var letter = JsonSerializer.Deserialize(item.Payload, MailJson.Default.MailLetter) ?? throw new JsonException("The payload is no letter.");
        var (attached, left) = await ReadFilesAsync(letter, cancellationToken);
        using var message = composer.Compose(Mentioning(letter, left), item.Key, attached);
        return message is null ? SendResult.Refused("recipient") : await transport.SendAsync(message, Name(item), cancellationToken);
    }

    /// <summary>The files that fit, and the names of those that do not, are gone (erased meanwhile), or are pictures too broken to be cleaned.</summary>
    private async Task<(List<AttachedFile> Attached, List<string> Left)> ReadFilesAsync(MailLetter letter, CancellationToken cancellationToken)
    {
        var attached = new List<AttachedFile>();
        var left = new List<string>();
        var room = options.Value.MostAttachedBytes;
        foreach (var file in letter.Files)
        {
            var found = await files.FindAsync(new ConversationKey(file.Conversation), file.FileId, cancellationToken);
            if (found is null || found.Bytes.Length > room || PictureMetadata.Strip(found.Info.ContentType, found.Bytes) is not { } bytes)
            {
                left.Add(file.Name);
                continue;
            }

            room -= bytes.Length;
            attached.Add(new AttachedFile(file.Name, file.ContentType, bytes));
        }

        return (attached, left);
    }

    private static MailLetter Mentioning(MailLetter letter, List<string> left) => left.Count == 0
        ? letter
        : letter with { Text = letter.Text + "\n\n" + MailTexts.Of.Format("FilesLeftOut", ("files", string.Join(", ", left))) };

    private string Name(OutboxItem item) => string.Create(
        CultureInfo.InvariantCulture, $"{item.CreatedAt.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}-{composer.MessageId(item.Key).AsSpan(1, NameLetters)}");
}
