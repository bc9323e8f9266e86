using System.Globalization;
using System.Net;
using System.Net.Mail;
using Microsoft.Extensions.Options;

namespace SupportBot.Bot.Outbox.Mail;

/// <summary>Sends through an SMTP server, one connection per mail.</summary>
internal sealed class SmtpTransport(IOptions<MailOptions> options) : IMailTransport
{
    private const int AuthenticationRequired = 530;
    private const int AuthenticationFailed = 535;
    private const int EncryptionRequired = 538;
    private const int FirstPermanentCode = 500;

    /// <summary>Longer than any attempt that the outbox allows by default; the outbox's own limit comes first.</summary>
    private static readonly TimeSpan LongestSilence = TimeSpan.FromMinutes(10);

    public async Task<SendResult> SendAsync(MailMessage message, string name, CancellationToken cancellationToken)
    {
        using var client = Client(options.Value);
        try
        {
            await RunAsync(client, message, cancellationToken);
            return SendResult.Sent;
        }
        catch (Exception failure) when (cancellationToken.IsCancellationRequested && failure is SmtpException or IOException or ObjectDisposedException)
        {
            throw new OperationCanceledException("The attempt was given up.", failure, cancellationToken);
        }
        catch (SmtpException failure)
        {
            return Judge(failure);
        }
    }

    private static SmtpClient Client(MailOptions settings)
    {
        var client = new SmtpClient(settings.Host, settings.Port)
        {
            EnableSsl = settings.StartTls,
            DeliveryMethod = SmtpDeliveryMethod.Network,
            Timeout = (int)LongestSilence.TotalMilliseconds,
        };
        if (settings.User is { } user)
        {
            client.Credentials = new NetworkCredential(user, settings.Password);
        }

        return client;
    }

    /// <summary>
    /// On a thread of its own: the library's asynchronous way blocks its caller while it waits for the server's last word, and only then listens to
    /// cancellation. Disposing of the client breaks the connection, wherever it stands.
    /// </summary>
    private static async Task RunAsync(SmtpClient client, MailMessage message, CancellationToken cancellationToken)
    {
        await using var giveUp = cancellationToken.Register(static state => ((SmtpClient)state!).Dispose(), client); // the state is the client
        await Task.Factory.StartNew(() => client.Send(message), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>
    /// 5xx is final, except what the operator can mend: signing in and encryption. Everything else (4xx, no connection, a certificate that is not
    /// trusted) is tried again.
    /// </summary>
    private static SendResult Judge(SmtpException failure)
    {
        var code = (int)failure.StatusCode;
        var name = code > 0 ? string.Create(CultureInfo.InvariantCulture, $"smtp-{code}") : "smtp-unreachable";
        return code >= FirstPermanentCode && code is not (AuthenticationRequired or AuthenticationFailed or EncryptionRequired)
            ? SendResult.Refused(name)
            : SendResult.TryLater(name);
    }
}
