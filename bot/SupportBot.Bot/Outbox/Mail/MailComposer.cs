using System.Net.Mail;
using System.Net.Mime;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using SupportBot.Bot.Conversations;

namespace SupportBot.Bot.Outbox.Mail;

/// <summary>A file with its bytes, ready to be attached.</summary>
internal sealed record AttachedFile(string Name, string ContentType, byte[] Bytes);

/// <summary>
/// Makes the MIME message of a letter. The same row always gives the same Message-ID, so that a mail sent twice is recognised as one.
/// Whatever the letter holds, there is one recipient and no header more than written here.
/// </summary>
internal sealed class MailComposer(IOptions<MailOptions> options)
{
    private const int LongestSubject = 180;
    private const int LongestName = 80;

    /// <summary>Composes; null when the recipient is not one plain address.</summary>
    /// <param name="letter">The letter.</param>
    /// <param name="key">Idempotency key of its row.</param>
    /// <param name="files">The letter's files.</param>
    public MailMessage? Compose(MailLetter letter, string key, IReadOnlyList<AttachedFile> files)
    {
        if (!Mailbox.TryParse(letter.To, out var recipient))
        {
            return null;
        }

        var message = new MailMessage
        {
            From = Address(options.Value.From, options.Value.FromName),
            Subject = Header(letter.Subject, LongestSubject),
            SubjectEncoding = Encoding.UTF8,
            HeadersEncoding = Encoding.UTF8,
            Body = Lines(letter.Text),
            BodyEncoding = Encoding.UTF8,
            BodyTransferEncoding = TransferEncoding.QuotedPrintable,
        };
        message.To.Add(Address(recipient.Address, letter.ToName));
        if (Mailbox.TryParse(letter.ReplyTo, out var answers))
        {
            message.ReplyToList.Add(new MailAddress(answers.Address));
        }

        AddHeaders(message, letter, key);
        message.AlternateViews.Add(Html(letter));
        foreach (var file in files)
        {
            message.Attachments.Add(Attachment(file));
        }

        return message;
    }

    /// <summary>The Message-ID of a row: derived from its key, so it survives a crash between sending and noting it.</summary>
    public string MessageId(string key) => $"<{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..32]}@{Domain}>";

    /// <summary>What the mails of a case refer to, so that mail programs show them as one thread.</summary>
    public string ThreadId(string reference) => $"<{reference.ToLowerInvariant()}.case@{Domain}>";

    private string Domain => options.Value.From[(options.Value.From.IndexOf('@', StringComparison.Ordinal) + 1)..].Trim().ToLowerInvariant();

    /// <summary>Display names keep what names are made of: nothing that a mail program could read as a second address.</summary>
    private static MailAddress Address(string address, string? name)
    {
        var letters = Header(name ?? "", LongestName).Where(static c => char.IsLetterOrDigit(c) || char.IsSurrogate(c) || " '’.-".Contains(c, StringComparison.Ordinal) || char.IsBetween(c, '\u0300', '\u036F'));
        return new MailAddress(address, string.Concat(letters).Trim(), Encoding.UTF8);
    }

    /// <summary>One line without control characters, and without the start of an encoded word (RFC 2047), which programs would decode.</summary>
    private static string Header(string text, int length) => MessageText.CleanName(text, length).Replace("=?", "= ?", StringComparison.Ordinal);

    private void AddHeaders(MailMessage message, MailLetter letter, string key)
    {
        message.Headers["Message-ID"] = MessageId(key);

        // RFC 3834: no out-of-office answer, no loop with another robot.
        message.Headers["Auto-Submitted"] = "auto-generated";
        message.Headers["X-Auto-Response-Suppress"] = "All";
        if (letter.Unsubscribe is { } stop)
        {
            message.Headers["List-Unsubscribe"] = $"<{stop.AbsoluteUri}>";
            message.Headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click";
        }

        if (letter.Case is { } reference)
        {
            message.Headers["References"] = message.Headers["In-Reply-To"] = ThreadId(reference);
        }
    }

    private static AlternateView Html(MailLetter letter)
    {
        var view = AlternateView.CreateAlternateViewFromString(MailHtml.Of(letter), Encoding.UTF8, MediaTypeNames.Text.Html);
        view.TransferEncoding = TransferEncoding.QuotedPrintable;
        return view;
    }

    private static Attachment Attachment(AttachedFile file)
    {
        var attachment = new Attachment(new MemoryStream(file.Bytes, writable: false), new ContentType(file.ContentType))
        {
            Name = Header(file.Name, LongestName),
            NameEncoding = Encoding.UTF8,
            TransferEncoding = TransferEncoding.Base64,
        };
        return attachment;
    }

    private static string Lines(string text) => text.ReplaceLineEndings("\n").Replace("\r", "", StringComparison.Ordinal).Replace("\n", "\r\n", StringComparison.Ordinal);
}
