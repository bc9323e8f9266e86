using System.Globalization;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using SupportBot.Bot.Outbox.Mail;

namespace SupportBot.Bot.CommandLine.Doctor;

/// <summary>
/// Talks to the mail server as far as signing in, and sends nothing (RFC 5321, STARTTLS of RFC 3207, AUTH of RFC 4954). The library that sends tells neither an
/// expired certificate from a wrong name nor a wrong password from a closed port.
/// </summary>
internal sealed class SmtpProbe(MailOptions options, TimeProvider clock)
{
    private const int SoonDays = 14;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private string? _certificate;
    private DateTimeOffset? _ends;

    public async Task<Finding> LookAsync(string host, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        var where = string.Create(CultureInfo.InvariantCulture, $"{host}:{options.Port}");
        try
        {
            using var socket = new TcpClient();
            await socket.ConnectAsync(host, options.Port, limit.Token);
            return await TalkAsync(socket.GetStream(), host, where, limit.Token);
        }
        catch (SocketException failure)
        {
            return Finding.ToMend("mail", $"{where} cannot be reached ({failure.Message}). Check Mail:Host and Mail:Port, and that the machine may go there.");
        }
        catch (AuthenticationException)
        {
            return Finding.ToMend("mail", $"{where}: {_certificate ?? "no encryption could be agreed upon"}.");
        }
        catch (IOException)
        {
            return Finding.ToMend("mail", $"{where} hung up in the middle. Is it a mail server for submission (Mail:Port 587)?");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Finding.ToMend("mail", $"{where} is silent. Is it a mail server for submission (Mail:Port 587, not 465)?");
        }
    }

    private async Task<Finding> TalkAsync(Stream line, string host, string where, CancellationToken cancellationToken)
    {
        var plain = new Lines(line);
        if (!(await plain.ReadAsync(cancellationToken)).StartsWith("220", StringComparison.Ordinal))
        {
            return Finding.ToMend("mail", $"{where} does not greet as a mail server does.");
        }

        var offers = await plain.AskAsync("EHLO supportbot", cancellationToken);
        if (!options.StartTls)
        {
            return await SignInAsync(plain, where, "without encryption", cancellationToken);
        }

        if (!offers.Contains("STARTTLS", StringComparison.OrdinalIgnoreCase) || !(await plain.AskAsync("STARTTLS", cancellationToken)).StartsWith("220", StringComparison.Ordinal))
        {
            return Finding.ToMend("mail", $"{where} offers no STARTTLS. Take the submission port (587), or a server that encrypts.");
        }

        await using var secure = new SslStream(line, leaveInnerStreamOpen: true);
        await secure.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = host, RemoteCertificateValidationCallback = Judge }, cancellationToken);
        var lines = new Lines(secure);
        await lines.AskAsync("EHLO supportbot", cancellationToken);
        return await SignInAsync(lines, where, "with encryption", cancellationToken);
    }

    private async Task<Finding> SignInAsync(Lines lines, string where, string how, CancellationToken cancellationToken)
    {
        if (options.User is { } user)
        {
            // The way that the library takes which sends the mails.
            await lines.AskAsync("AUTH LOGIN", cancellationToken);
            await lines.AskAsync(Convert.ToBase64String(Encoding.UTF8.GetBytes(user)), cancellationToken);
            var answer = await lines.AskAsync(Convert.ToBase64String(Encoding.UTF8.GetBytes(options.Password ?? "")), cancellationToken);
            if (!answer.StartsWith("235", StringComparison.Ordinal))
            {
                return Finding.ToMend("mail", $"{where} refuses Mail:User with Mail:Password (code {answer[..Math.Min(3, answer.Length)]}).");
            }
        }

        await lines.AskAsync("QUIT", cancellationToken);
        var said = $"{where} answers {how}{(options.User is null ? "" : ", and takes user and password")}.";
        return _ends is { } end && end - clock.GetUtcNow() < TimeSpan.FromDays(SoonDays)
            ? Finding.Note("mail", $"{said} Its certificate ends on {end.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}: have it renewed.")
            : Finding.Ok("mail", said);
    }

    private bool Judge(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        _ends = certificate is X509Certificate2 { NotAfter: var end } ? new DateTimeOffset(end.ToUniversalTime()) : null;
        _certificate = errors switch
        {
            SslPolicyErrors.None => null,
            _ when _ends < clock.GetUtcNow() => $"its certificate ended on {_ends:yyyy-MM-dd}. Have it renewed",
            _ when errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch) => "its certificate is for another name. Write the name on the certificate into Mail:Host",
            _ => "its certificate comes from nobody that this machine trusts. Add the authority to the machine's trusted ones",
        };
        return errors == SslPolicyErrors.None;
    }

    /// <summary>Answers of one or more lines, the last of which has a space after its code.</summary>
    private sealed class Lines(Stream stream)
    {
        private const int Longest = 4096;
        private readonly byte[] _one = new byte[1];

        public async Task<string> AskAsync(string command, CancellationToken cancellationToken)
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(command + "\r\n"), cancellationToken);
            await stream.FlushAsync(cancellationToken);
            return await ReadAsync(cancellationToken);
        }

        public async Task<string> ReadAsync(CancellationToken cancellationToken)
        {
            var all = new StringBuilder();
            string line;
            do
            {
                line = await LineAsync(cancellationToken);
                all.AppendLine(line);
            }
            while (line.Length > 3 && line[3] == '-' && all.Length < Longest);
            return all.ToString();
        }

        private async Task<string> LineAsync(CancellationToken cancellationToken)
        {
            var line = new StringBuilder();
            while (line.Length < Longest)
            {
                if (await stream.ReadAsync(_one, cancellationToken) == 0)
                {
                    throw new IOException("The server hung up.");
                }

                if (_one[0] == '\n')
                {
                    break;
                }

                line.Append((char)_one[0]);
            }

            return line.ToString().TrimEnd('\r');
        }
    }
}
