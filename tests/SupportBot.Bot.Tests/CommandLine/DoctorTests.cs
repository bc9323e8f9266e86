using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SupportBot.Bot.CommandLine.Doctor;
using SupportBot.Bot.Tests.AgentConsole;
using SupportBot.Bot.Tests.BotConnectorAuthentication;
using SupportBot.Testing.Hosting;
using SupportBot.Testing.Mail;

namespace SupportBot.Bot.Tests.CommandLine;

public sealed class DoctorTests : IAsyncDisposable
{
    private readonly SupportBotServer _server = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_whole_installation_has_nothing_to_mend_and_the_test_mail_arrives()
    {
        await using var sink = new SmtpSink();
        MailTo(sink.Port);
        await ConsoleAccount.SetUpAsync(_server);

        var findings = await LookAsync(new Trial("anne@exemple.fr", SendsCard: false));

        findings.Where(static finding => finding.Health == Health.ToMend).ShouldBeEmpty();
        foreach (var what in new[] { "settings", "data folder", "disk", "database", "outbox", "time zones", "keys", "content", "mail", "test mail", "agents" })
        {
            findings.ShouldContain(finding => finding.What == what && finding.Health == Health.Ok, what);
        }

        sink.Mails.Single().Recipients.ShouldBe(["anne@exemple.fr"]);
        sink.Mails[0].From.ShouldBe("support@exemple.fr");
    }

    [Fact]
    public async Task Nobody_who_could_answer_is_to_mend_with_the_command_that_mends_it()
    {
        _server.Settings["Console:Demo"] = "false";

        (await ToMendAsync("agents")).ShouldContain("agents add --email");
    }

    [Fact]
    public async Task Mail_server_behind_a_closed_port_is_to_mend()
    {
        MailTo(FreePort());

        (await ToMendAsync("mail")).ShouldContain("cannot be reached");
    }

    [Fact]
    public async Task Mail_server_without_encryption_is_to_mend_when_it_is_required()
    {
        await using var sink = new SmtpSink();
        MailTo(sink.Port, startTls: true);

        (await ToMendAsync("mail")).ShouldContain("offers no STARTTLS");
        sink.Commands.ShouldNotContain(static command => command.StartsWith("AUTH", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(30, "nobody that this machine trusts")]
    [InlineData(-1, "its certificate ended on")]
    public async Task Mail_server_with_a_certificate_that_does_not_do_is_to_mend(int endsInDays, string told)
    {
        using var certificate = SelfSigned(TimeProvider.System.GetUtcNow().AddDays(endsInDays));
        await using var sink = new SmtpSink { Certificate = certificate };
        MailTo(sink.Port, startTls: true);

        (await ToMendAsync("mail")).ShouldContain(told);
    }

    [Fact]
    public async Task Account_that_the_mail_server_refuses_is_to_mend_and_its_password_is_not_shown()
    {
        await using var sink = new SmtpSink { Account = ("bot", "s3cret") };
        MailTo(sink.Port);
        _server.Settings["Mail:User"] = "bot";
        _server.Settings["Mail:Password"] = "wr0ng-password";

        var told = await ToMendAsync("mail");

        told.ShouldContain("refuses Mail:User with Mail:Password");
        told.ShouldNotContain("wr0ng-password");
    }

    [Fact]
    public async Task Registration_that_the_authority_refuses_is_to_mend_and_one_that_it_takes_is_well()
    {
        var status = 401;
        await using var authority = await LoopbackServer.StartAsync(async context =>
        {
            context.Response.StatusCode = status;
            context.Response.ContentType = "application/json";
            await context.Response.Body.WriteAsync(System.Text.Encoding.UTF8.GetBytes(status == 200 ? """{"access_token":"t","expires_in":3600,"token_type":"Bearer"}""" : """{"error":"invalid_client"}"""));
        });
        _server.Settings["BotConnector:AppId"] = LocalIssuer.AppId;
        _server.Settings["BotConnector:TenantId"] = LocalIssuer.TenantId;
        _server.Settings["BotConnector:AppPassword"] = "s3cret";
        _server.Settings["BotConnector:LoginAuthority"] = authority.Address;

        var told = await ToMendAsync("channels");
        status = 200;
        var after = await LookAsync(new Trial(null, SendsCard: false));

        told.ShouldContain("The authority refuses the bot");
        told.ShouldNotContain("s3cret");
        after.ShouldContain(static finding => finding.What == "channels" && finding.Health == Health.Ok);
        after.ShouldContain(static finding => finding.What == "clock" && finding.Health == Health.Ok);
    }

    [Fact]
    public async Task Broken_content_is_to_mend_with_file_and_line()
    {
        using var content = new TemporaryDirectory();
        Directory.CreateDirectory(Path.Combine(content.FullName, "fr", "redhat"));
        await File.WriteAllTextAsync(Path.Combine(content.FullName, "fr", "redhat", "casse.md"), "---\nquestion: [\n---\nBonjour.\n", Cancel);
        _server.Settings["Knowledge:ContentDirectory"] = content.FullName;

        var findings = (await LookAsync(new Trial(null, SendsCard: false))).Where(static finding => finding is { What: "content", Health: Health.ToMend }).ToList();

        findings.ShouldContain(static finding => finding.Said.Contains("casse.md, line", StringComparison.Ordinal));
        findings.ShouldContain(static finding => finding.Said.Contains("There is no answer", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Address_in_the_open_is_to_mend()
    {
        _server.Settings["UploadLinks:PublicAddress"] = "http://assistance.exemple.fr";

        (await ToMendAsync("public address")).ShouldContain("is not https");
    }

    [Fact]
    public async Task Teams_channel_gets_a_test_card_when_asked_for()
    {
        await using var teams = new ConnectorService();
        _server.Settings["Escalation:Teams:ConversationId"] = "19:agents@thread.tacv2";
        _server.Settings["Escalation:Teams:ServiceUrl"] = teams.Url;
        _server.Settings["Escalation:Teams:TenantId"] = "72f988bf-86f1-41af-91ab-2d7cd011db47";
        _server.Settings["Escalation:Teams:BotId"] = "28:bot";
        _server.Settings["BotConnector:AllowedServiceUrls"] = teams.Url;

        var findings = await LookAsync(new Trial(null, SendsCard: true));

        findings.ShouldContain(static finding => finding.What == "agents" && finding.Health == Health.Ok && finding.Said.Contains("took the test card", StringComparison.Ordinal));
        (await teams.NextAsync(Cancel)).Activity.GetProperty("text").GetString().ShouldNotBeNull().ShouldContain("essai");
    }

    [Fact]
    public async Task The_command_prints_a_line_each_and_ends_with_an_error_when_something_must_be_mended()
    {
        using var data = new TemporaryDirectory();
        await using var bot = new BotProcess(new Dictionary<string, string> { ["ASPNETCORE_ENVIRONMENT"] = "Production", ["Storage:DataDirectory"] = data.FullName }, "doctor");

        (await bot.ExitCodeAsync(Cancel)).ShouldBe(1);
        bot.Output.ShouldContain("ok      database        Sqlite answers");
        bot.Output.ShouldContain("TO MEND agents");
        bot.Output.ShouldContain("TO MEND public address");
        bot.Output.ShouldContain("2 to mend.");
        bot.Output.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task Wrong_settings_are_what_the_command_says_first()
    {
        using var data = new TemporaryDirectory();
        await using var bot = new BotProcess(
            new Dictionary<string, string> { ["ASPNETCORE_ENVIRONMENT"] = "Production", ["Storage:DataDirectory"] = data.FullName, ["Mail:Hots"] = "smtp.exemple.fr" }, "doctor");

        (await bot.ExitCodeAsync(Cancel)).ShouldBe(1);
        bot.Output.ShouldContain("Mail:Hots is no setting");
    }

    private void MailTo(int port, bool startTls = false)
    {
        _server.Settings["Mail:Host"] = "127.0.0.1";
        _server.Settings["Mail:Port"] = port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        _server.Settings["Mail:From"] = "support@exemple.fr";
        _server.Settings["Mail:StartTls"] = startTls ? "true" : "false";
    }

    private async Task<string> ToMendAsync(string what) =>
        (await LookAsync(new Trial(null, SendsCard: false))).Single(finding => finding.What == what && finding.Health == Health.ToMend).Said;

    private Task<IReadOnlyList<Finding>> LookAsync(Trial trial)
    {
        _ = _server.Address; // Starts it.
        return DoctorCommand.RunAsync(_server.Services, trial, Cancel);
    }

    private static X509Certificate2 SelfSigned(DateTimeOffset ends)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var made = request.CreateSelfSigned(ends.AddDays(-60), ends);
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
