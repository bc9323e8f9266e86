using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SupportBot.Bot.Outbox.Mail;
using SupportBot.Testing.Mail;

namespace SupportBot.Bot.Tests.Outbox.Mail;

public sealed class SmtpTests : IDisposable
{
    private static readonly MailLetter Letter = new("anne@example.fr", "Votre demande « Dell »", "Bonjour Anne,\n\nC'est noté.") { Case = "SB-2026-000123" };

    private readonly MailFixture _mail = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Letter_reaches_its_one_recipient()
    {
        await using var sink = new SmtpSink();

        await SendAsync(sink, Letter);

        var mail = sink.Mails.Single();
        (mail.From, mail.Recipients.Single()).ShouldBe(("support@example.com", "anne@example.fr"));
        MimePart.Parse(mail.Text)["Subject"].ShouldBe("Votre demande « Dell »");
        (await StateAsync()).ShouldBe("sent");
    }

    [Theory]
    [MemberData(nameof(MailContentTests.Injections), MemberType = typeof(MailContentTests))]
    [Trait("Attack", "S60")]
    public async Task Hostile_text_gives_the_server_one_recipient_and_one_message(string hostile)
    {
        await using var sink = new SmtpSink();

        await SendAsync(sink, Letter with { Subject = hostile, ToName = hostile, ReplyTo = hostile, Text = hostile });

        sink.Mails.Single().Recipients.ShouldBe(["anne@example.fr"]);
        sink.Commands.Count(command => command.StartsWith("MAIL", StringComparison.OrdinalIgnoreCase)).ShouldBe(1);
        sink.Commands.Count(command => command.StartsWith("RCPT", StringComparison.OrdinalIgnoreCase)).ShouldBe(1);
        MimePart.Parse(sink.Mails.Single().Text).Headers.Count(header => header.Name.Equals("bcc", StringComparison.OrdinalIgnoreCase)).ShouldBe(0);
    }

    [Fact]
    [Trait("Attack", "S61")]
    public async Task Dots_long_lines_and_lone_line_ends_arrive_as_one_message_that_reads_the_same()
    {
        await using var sink = new SmtpSink();
        var text = $".\n..\n.\r\nMAIL FROM:<x@y.fr>\n{new string('x', 5_000)}\n{new string('é', 5_000)}\rfin";

        await SendAsync(sink, Letter with { Text = text });

        var mail = sink.Mails.Single();
        mail.Text.Split("\r\n").Max(line => line.Length).ShouldBeLessThanOrEqualTo(998);
        MimePart.Parse(mail.Text).Leaves.First().Text.TrimEnd().ShouldBe(text.ReplaceLineEndings("\r\n"));
    }

    [Fact]
    public async Task Server_that_wants_an_account_gets_it_over_an_encrypted_line()
    {
        using var certificate = SelfSigned();
        await using var sink = new SmtpSink { Certificate = certificate, Account = ("bot", "s3cret") };
        (_mail.Mail.User, _mail.Mail.Password) = ("bot", "s3cret");

        using (Trusting(certificate))
        {
            await SendAsync(sink, Letter, startTls: true);
        }

        var mail = sink.Mails.Single();
        (mail.Encrypted, mail.User).ShouldBe((true, "bot"));
    }

    [Fact]
    public async Task Certificate_nobody_trusts_is_not_sent_to()
    {
        using var certificate = SelfSigned();
        await using var sink = new SmtpSink { Certificate = certificate };

        await SendAsync(sink, Letter, startTls: true);

        sink.Mails.ShouldBeEmpty();
        (await StateAsync()).ShouldBe("waiting");
    }

    [Fact]
    public async Task Server_without_encryption_is_not_sent_to_when_it_is_required()
    {
        await using var sink = new SmtpSink();

        await SendAsync(sink, Letter, startTls: true);

        sink.Commands.ShouldNotContain(command => command.StartsWith("MAIL", StringComparison.Ordinal));
        (await StateAsync()).ShouldBe("waiting");
    }

    [Theory]
    [InlineData("MAIL", "451 later", "waiting")]
    [InlineData("RCPT", "450 mailbox busy", "waiting")]
    [InlineData("RCPT", "550 no such mailbox", "dead")]
    [InlineData("DATA", "421 closing", "waiting")]
    [InlineData("end", "452 full", "waiting")]
    [InlineData("end", "554 refused", "dead")]
    [InlineData("EHLO", "", "waiting")] // the line drops
    [InlineData("RCPT", "", "waiting")]
    [InlineData("AUTH", "535 wrong password", "waiting")] // the operator can mend it
    public async Task Refusal_is_final_only_when_the_server_says_so(string command, string answer, string state)
    {
        await using var sink = new SmtpSink { Account = command == "AUTH" ? ("bot", "other") : null };
        (_mail.Mail.User, _mail.Mail.Password) = command == "AUTH" ? ("bot", "s3cret") : (null, null);
        sink.Answer = verb => verb == command ? answer : null;

        await SendAsync(sink, Letter);

        (await StateAsync()).ShouldBe(state);
        sink.Mails.ShouldBeEmpty();
        sink.Answer = _ => null;
        if (state == "waiting" && command != "AUTH")
        {
            _mail.Outbox.Clock.Advance(TimeSpan.FromSeconds(10));
            await _mail.Outbox.RunAsync(Sender(sink), Cancellation);
            sink.Mails.Count.ShouldBe(1);
            (await StateAsync()).ShouldBe("sent");
        }
    }

    [Fact]
    public async Task Server_that_is_down_for_an_hour_gets_everything_afterwards_once()
    {
        int port;
        await using (var closed = new SmtpSink())
        {
            port = closed.Port;
        }

        _mail.Mail.Port = port;
        for (var i = 0; i < 5; i++)
        {
            await _mail.PostAsync(Letter, $"letter-{i}");
        }

        var down = new MailSender(new MailComposer(Options()), new SmtpTransport(Options()), Files(), Options());
        (_mail.Mail.Host, _mail.Mail.StartTls) = ("127.0.0.1", false);
        for (var minute = 0; minute < 60; minute++)
        {
            await _mail.Outbox.RunAsync(down, Cancellation);
            _mail.Outbox.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        (await _mail.Outbox.Dead.MailsOfCaseAsync("SB-2026-000123", Cancellation)).Waiting.ShouldBe(5);
        await using var up = new SmtpSink();
        var sender = Sender(up);
        _mail.Outbox.Clock.Advance(TimeSpan.FromHours(1));
        await _mail.Outbox.RunAsync(sender, Cancellation);
        up.Mails.Select(mail => MimePart.Parse(mail.Text)["Message-ID"]).Distinct(StringComparer.Ordinal).Count().ShouldBe(5);
        up.Mails.Count.ShouldBe(5);
    }

    [Theory]
    [InlineData("EHLO", 0)]
    [InlineData("end", 1)] // the server has it but never says so
    public async Task Server_that_hangs_is_left_and_the_same_mail_comes_again_under_the_same_id(string command, int arrived)
    {
        await using var sink = new SmtpSink { Answer = verb => verb == command ? "hang" : null };
        await _mail.PostAsync(Letter);
        var running = _mail.Outbox.RunAsync(Sender(sink), Cancellation);
        await UntilAsync(() => sink.Commands.Any(line => line.StartsWith(command == "end" ? "DATA" : command, StringComparison.Ordinal)) && sink.Mails.Count == arrived);

        _mail.Outbox.Clock.Advance(TimeSpan.FromSeconds(60));
        await running.WaitAsync(TimeSpan.FromSeconds(20), Cancellation);

        (await _mail.Outbox.RowAsync("letter-1", Cancellation)).Failure.ShouldBe("timeout");
        sink.Answer = _ => null;
        _mail.Outbox.Clock.Advance(TimeSpan.FromSeconds(10));
        await _mail.Outbox.RunAsync(Sender(sink), Cancellation);
        sink.Mails.Count.ShouldBe(arrived + 1);
        sink.Mails.Select(mail => MimePart.Parse(mail.Text)["Message-ID"]).Distinct(StringComparer.Ordinal).Count().ShouldBe(1);
    }

    [Fact]
    public async Task Crash_between_the_server_s_yes_and_our_note_repeats_the_same_id()
    {
        await using var sink = new SmtpSink();
        var sender = Sender(sink);
        await _mail.PostAsync(Letter);
        var leased = (await _mail.Outbox.Worker().LeaseAsync("mail", 1, Cancellation)).Single();
        await sender.SendAsync(leased.Item, Cancellation); // and here the process dies
        _mail.Outbox.Clock.Advance(TimeSpan.FromMinutes(3));

        await _mail.Outbox.RunAsync(sender, Cancellation);

        sink.Mails.Count.ShouldBe(2);
        sink.Mails.Select(mail => MimePart.Parse(mail.Text)["Message-ID"]).Distinct(StringComparer.Ordinal).Count().ShouldBe(1);
    }

    public void Dispose() => _mail.Dispose();

    private static async Task UntilAsync(Func<bool> condition)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        patience.CancelAfter(TimeSpan.FromSeconds(20));
        while (!condition())
        {
            await Task.Delay(10, patience.Token);
        }
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var made = request.CreateSelfSigned(new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2050, 1, 1, 0, 0, 0, TimeSpan.Zero));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }

#pragma warning disable SYSLIB0014, MA0039 // The mail client of the framework has no other place to trust a certificate; the test gives the place back.
    private static Trust Trusting(X509Certificate2 certificate)
    {
        var before = ServicePointManager.ServerCertificateValidationCallback;
        ServicePointManager.ServerCertificateValidationCallback = (_, shown, _, _) => shown?.GetCertHashString() == certificate.GetCertHashString();
        return new Trust(() => ServicePointManager.ServerCertificateValidationCallback = before);
    }
#pragma warning restore SYSLIB0014, MA0039

    private async Task SendAsync(SmtpSink sink, MailLetter letter, bool startTls = false)
    {
        await _mail.PostAsync(letter);
        var sender = Sender(sink);
        _mail.Mail.StartTls = startTls;
        await _mail.Outbox.RunAsync(sender, Cancellation);
    }

    private MailSender Sender(SmtpSink sink)
    {
        _mail.Mail.StartTls = false;
        return _mail.ToServer(sink);
    }

    private Microsoft.Extensions.Options.IOptions<MailOptions> Options() => Microsoft.Extensions.Options.Options.Create(_mail.Mail);

    private Bot.Conversations.Files.FileStore Files() => new(_mail.Outbox.Database);

    private async Task<string> StateAsync() => (await _mail.Outbox.RowAsync("letter-1", Cancellation)).State;

    private sealed class Trust(Action giveBack) : IDisposable
    {
        public void Dispose() => giveBack();
    }
}
