using System.Net.Mail;

namespace SupportBot.Bot.Outbox.Mail;

/// <summary>Hands a composed mail over: to a server, or to a folder.</summary>
internal interface IMailTransport
{
    /// <summary>One attempt. The name tells the same mail when it is handed over twice: letters, digits and dashes.</summary>
    Task<SendResult> SendAsync(MailMessage message, string name, CancellationToken cancellationToken);
}
