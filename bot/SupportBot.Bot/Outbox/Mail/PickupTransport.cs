using System.Net.Mail;

namespace SupportBot.Bot.Outbox.Mail;

/// <summary>Writes each mail as one .eml file, complete or not at all; the same mail written twice is one file.</summary>
internal sealed class PickupTransport(string directory) : IMailTransport
{
    public async Task<SendResult> SendAsync(MailMessage message, string name, CancellationToken cancellationToken)
    {
        try
        {
            await WriteAsync(message, name, cancellationToken);
            return SendResult.Sent;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or SmtpException { InnerException: IOException or UnauthorizedAccessException })
        {
            return SendResult.TryLater("folder-unwritable");
        }
    }

    private async Task WriteAsync(MailMessage message, string name, CancellationToken cancellationToken)
    {
        // The library chooses the file's name: it writes into a folder of its own, then the file moves to where readers look.
        var workshop = Path.Combine(directory, $".{name}.{Guid.NewGuid():N}");
        Directory.CreateDirectory(workshop);
        try
        {
            using (var client = new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, PickupDirectoryLocation = workshop })
            {
                await client.SendMailAsync(message, cancellationToken);
            }

            var written = Directory.GetFiles(workshop).Single();
            await using (var file = new FileStream(written, FileMode.Open, FileAccess.ReadWrite))
            {
                file.Flush(flushToDisk: true);
            }

            File.Move(written, Path.Combine(directory, $"{name}.eml"), overwrite: true);
        }
        finally
        {
            Directory.Delete(workshop, recursive: true);
        }
    }
}
