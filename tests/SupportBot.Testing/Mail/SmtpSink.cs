using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace SupportBot.Testing.Mail;

/// <summary>A mail as the server got it.</summary>
/// <param name="From">Envelope sender.</param>
/// <param name="Recipients">Envelope recipients.</param>
/// <param name="Text">The message, dots unstuffed, lines ended by CRLF.</param>
/// <param name="Encrypted">Whether it came over TLS.</param>
/// <param name="User">Who signed in; null for nobody.</param>
public sealed record ReceivedMail(string From, IReadOnlyList<string> Recipients, string Text, bool Encrypted, string? User);

/// <summary>
/// A small SMTP server (RFC 5321) on this machine, which keeps what it is given. It can refuse at any command, hang, or drop the line: what mail
/// servers do on bad days.
/// </summary>
public sealed class SmtpSink : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<ReceivedMail> _mails = new();
    private readonly ConcurrentQueue<string> _commands = new();
    private readonly Task _serving;

    public SmtpSink()
    {
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _serving = ServeAsync();
    }

    public int Port { get; }

    /// <summary>Offers STARTTLS with it; null offers none.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>Offers AUTH and wants it; null wants none.</summary>
    public (string User, string Password)? Account { get; init; }

    /// <summary>What to say to a command instead of yes (<c>250</c>): the verb, or <c>end</c> for the end of data. Null is yes; empty drops the line; "hang" says nothing.</summary>
    public Func<string, string?> Answer { get; set; } = static _ => null;

    public IReadOnlyList<ReceivedMail> Mails => [.. _mails];

    /// <summary>Every line that a client sent outside data.</summary>
    public IReadOnlyList<string> Commands => [.. _commands];

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _serving;
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        var sessions = new List<Task>();
        while (true)
        {
            try
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                sessions.Add(ServeOneAsync(client));
            }
            catch (Exception failure) when (failure is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                break;
            }
        }

        await Task.WhenAll(sessions);
    }

    private async Task ServeOneAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                await using var session = new Session(this, client.GetStream());
                await session.RunAsync(_stop.Token);
            }
            catch (Exception failure) when (failure is IOException or OperationCanceledException or System.Security.Authentication.AuthenticationException)
            {
                // The client went away, or the test is over.
            }
        }
    }

    private sealed class Session(SmtpSink sink, Stream stream) : IAsyncDisposable
    {
        private readonly List<string> _recipients = [];
        private Stream _stream = stream;
        private string _from = "";
        private string? _user;
        private bool _encrypted;

        public async Task RunAsync(CancellationToken cancellationToken)
        {
            await SayAsync("220 sink ready", cancellationToken);
            while (await ReadLineAsync(cancellationToken) is { } line)
            {
                sink._commands.Enqueue(line);
                var verb = line.Split(' ', ':')[0].ToUpperInvariant();
                if (sink.Answer(verb) is { } answer)
                {
                    if (!await SayScriptedAsync(answer, cancellationToken))
                    {
                        return;
                    }

                    continue;
                }

                if (!await ObeyAsync(verb, line, cancellationToken))
                {
                    return;
                }
            }
        }

        public ValueTask DisposeAsync() => _stream.DisposeAsync();

        private async Task<bool> ObeyAsync(string verb, string line, CancellationToken cancellationToken)
        {
            switch (verb)
            {
                case "EHLO" or "HELO":
                    await GreetAsync(cancellationToken);
                    return true;
                case "STARTTLS":
                    await EncryptAsync(cancellationToken);
                    return true;
                case "AUTH":
                    return await SignInAsync(line, cancellationToken);
                case "MAIL" when sink.Account is not null && _user is null:
                    await SayAsync("530 sign in first", cancellationToken);
                    return true;
                case "MAIL":
                    _from = Address(line);
                    _recipients.Clear();
                    break;
                case "RCPT":
                    _recipients.Add(Address(line));
                    break;
                case "DATA":
                    return await ReceiveAsync(cancellationToken);
                case "QUIT":
                    await SayAsync("221 bye", cancellationToken);
                    return false;
            }

            await SayAsync("250 ok", cancellationToken);
            return true;
        }

        private async Task GreetAsync(CancellationToken cancellationToken)
        {
            List<string> lines = ["sink", "8BITMIME"];
            if (sink.Certificate is not null && !_encrypted)
            {
                lines.Add("STARTTLS");
            }

            if (sink.Account is not null)
            {
                lines.Add("AUTH LOGIN");
            }

            for (var i = 0; i < lines.Count; i++)
            {
                await SayAsync($"250{(i == lines.Count - 1 ? ' ' : '-')}{lines[i]}", cancellationToken);
            }
        }

        private async Task EncryptAsync(CancellationToken cancellationToken)
        {
            await SayAsync("220 go", cancellationToken);
            var secure = new SslStream(_stream);
            _stream = secure;
            await secure.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = sink.Certificate }, cancellationToken);
            _encrypted = true;
        }

        private async Task<bool> SignInAsync(string line, CancellationToken cancellationToken)
        {
            var parts = line.Split(' ');
            if (parts.Length < 3)
            {
                await SayAsync("334 VXNlcm5hbWU6", cancellationToken);
            }

            var user = Decode(parts.Length < 3 ? await ReadLineAsync(cancellationToken) : parts[2]);
            await SayAsync("334 UGFzc3dvcmQ6", cancellationToken);
            var password = Decode(await ReadLineAsync(cancellationToken));
            var known = sink.Account is { } account && account == (user, password);
            _user = known ? user : null;
            await SayAsync(known ? "235 welcome" : "535 who are you", cancellationToken);
            return true;
        }

        private async Task<bool> ReceiveAsync(CancellationToken cancellationToken)
        {
            await SayAsync("354 go on", cancellationToken);
            var text = new StringBuilder();
            while (await ReadLineAsync(cancellationToken) is { } line && line != ".")
            {
                text.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
            }

            var answer = sink.Answer("end");
            if (answer is null or "hang" or "")
            {
                // The mail is in: only the word that says so may be missing.
                sink._mails.Enqueue(new ReceivedMail(_from, [.. _recipients], text.ToString(), _encrypted, _user));
            }

            return await SayScriptedAsync(answer ?? "250 taken", cancellationToken);
        }

        private async Task<bool> SayScriptedAsync(string answer, CancellationToken cancellationToken)
        {
            if (answer == "hang")
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            }

            if (answer.Length == 0)
            {
                return false;
            }

            await SayAsync(answer, cancellationToken);
            return true;
        }

        private async Task SayAsync(string line, CancellationToken cancellationToken)
        {
            await _stream.WriteAsync(Encoding.ASCII.GetBytes(line + "\r\n"), cancellationToken);
            await _stream.FlushAsync(cancellationToken);
        }

        /// <summary>A line ends at CRLF only: a lone CR or LF is content, as RFC 5321 says.</summary>
        private async Task<string?> ReadLineAsync(CancellationToken cancellationToken)
        {
            var bytes = new List<byte>();
            var one = new byte[1];
            while (await _stream.ReadAsync(one, cancellationToken) == 1)
            {
                bytes.Add(one[0]);
                if (bytes.Count > 1 && bytes[^2] == '\r' && bytes[^1] == '\n')
                {
                    return Encoding.Latin1.GetString([.. bytes], 0, bytes.Count - 2);
                }
            }

            return null;
        }

        private static string Address(string line) => line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.IndexOf('>', StringComparison.Ordinal)];

        private static string Decode(string? base64) => Encoding.UTF8.GetString(Convert.FromBase64String(base64 ?? ""));
    }
}
