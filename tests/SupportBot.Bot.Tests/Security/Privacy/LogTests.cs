using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using SupportBot.Bot.Observability;
using SupportBot.Bot.Tests.AgentConsole;
using SupportBot.Bot.Tests.Security.Availability;
using SupportBot.Testing.Hosting;

namespace SupportBot.Bot.Tests.Security.Privacy;

/// <summary>S74 to S76: what logs, figures and failures say.</summary>
public sealed partial class LogTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("a\r\n2026-11-23T09:00:00.000Z info SupportBot[1] forged")]
    [InlineData("a\nb")]
    [InlineData("a\u0085b\u2028c\u2029d")]
    [InlineData("\u001b[2J\u001b[31mred")]
    [InlineData("a\u202eb\u2066c\u200bd")]
    [InlineData("a\0b\u0007c")]
    [InlineData("half \ud83d of a pair")]
    [InlineData("\\u000a is not a line end")]
    public void S74_an_event_is_one_line_whatever_is_in_it(string text)
    {
        var formatter = new LineFormatter(TimeProvider.System);
        using var output = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var entry = new LogEntry<string>(LogLevel.Warning, "SupportBot.Test", new EventId(7), text, new InvalidOperationException(text), static (state, _) => state);

        formatter.Write(entry, null, output);

        var lines = output.ToString();
        lines.IndexOf('\n', StringComparison.Ordinal).ShouldBe(lines.Length - 1);
        Event().IsMatch(lines).ShouldBeTrue(lines);
        lines.TrimEnd('\n').ShouldAllBe(static c => !char.IsControl(c) && !char.IsSurrogate(c) && char.GetUnicodeCategory(c) != UnicodeCategory.Format && c != '\u2028' && c != '\u2029');
        lines.ShouldNotContain(" \\u000a is"); // An escape that was sent is not one that was written.
    }

    [Fact]
    public async Task S74_S75_S76_outside_Development_the_process_writes_one_line_per_event_and_no_word_of_a_visitor()
    {
        using var data = new TemporaryDirectory();
        var settings = new Dictionary<string, string>(TestStorage.Settings(data.FullName)) { ["urls"] = "http://127.0.0.1:0", ["DOTNET_ENVIRONMENT"] = "Production" };
        await using var bot = new BotProcess(settings);
        var address = await bot.AddressAsync(Cancel);
        using var http = new HttpClient { BaseAddress = new Uri(address) };
        using var client = new DirectLineClient(http);
        await client.TakeTokenAsync(Cancel);
        await client.BeginAsync(Cancel);
        await client.SayAsync("SEEDED-TEXT\r\nfail: forged\u001b[31m", Cancel);
        (await client.SendAsync(HttpMethod.Get, "/console/SEEDED-PATH%0d%0aforged%1b%5b31m?q=SEEDED-QUERY", null, Cancel)).Text.ShouldNotContain("SEEDED");
        (await client.SendAsync(HttpMethod.Get, "/metrics", null, Cancel)).Text.ShouldNotContain("SEEDED");

        bot.Terminate();
        (await bot.ExitCodeAsync(Cancel)).ShouldBe(0);
        bot.Output.ShouldNotContain("SEEDED");
        bot.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldAllBe(static line => Event().IsMatch(line));
    }

    [Fact]
    public async Task S75_forty_seeded_markers_of_people_and_secrets_are_in_no_log_line_and_no_figure()
    {
        await using var server = new SupportBotServer();
        server.Settings["Logging:LogLevel:Default"] = "Trace";
        server.Settings["BusinessHours:AlwaysOpen"] = "true";
        var markers = Enumerable.Range(0, 40).Select(static i => $"zq{i:D2}marker{i * 7919 % 9973:D4}").ToList();
        var next = 0;
        string Next() => markers[next++ % markers.Count];
        using var client = await DirectLineClient.StartAsync(server, Cancel);
        var token = client.Credential!;
        await client.PostAsync(
            JsonSerializer.Serialize(new { type = "message", text = $"bonjour {Next()}", from = new { id = Next(), name = Next() }, locale = Next(), channelData = new { clientActivityID = Next(), x = Next() }, value = new { form = Next(), slots = new { a = Next() } } }), Cancel);
        foreach (var text in new[] { "demande Dell", $"{Next()}@example.fr", $"Anne {Next()}", $"{Next()} SARL", "pourquoi ?", Next(), "état d'un contrat", $"{Next()}@example.org", "000000", "annuler", "parler à un conseiller", $"{Next()}@example.net", Next() })
        {
            await client.SayAsync(text, Cancel);
        }

        await client.PostAsync(JsonSerializer.Serialize(new { type = "event", name = Next(), value = Next() }), Cancel);
        await client.PostAsync(JsonSerializer.Serialize(new { type = Next(), text = Next() }), Cancel);
        await client.PostAsync($"{{\"type\":\"message\",\"text\":\"{Next()}", Cancel);
        foreach (var path in new[] { "/api/knowledge/search?q=", "/api/knowledge/entries/", "/envoi/", "/transfert/", "/avis/", "/rappels/", "/contrats/rapport/", "/console/acces/", "/console/", "/v3/directline/conversations/", "/nothing/" })
        {
            await client.SendAsync(HttpMethod.Get, path + Next(), null, Cancel);
        }

        using var other = new DirectLineClient(server.Http()) { Credential = Next(), ConversationId = Next() };
        await other.SayAsync(Next(), Cancel);
        using var stranger = new ConsoleBrowser(server);
        await ConsoleAccount.GivePasswordAsync(stranger, $"{Next()}@example.fr", Next());
        using var agent = await ConsoleBrowser.SignInAsync(server);
        await agent.GetAsync($"/console/demandes?q={Next()}");
        next.ShouldBeGreaterThanOrEqualTo(36);
        var metrics = (await client.SendAsync(HttpMethod.Get, "/metrics", null, Cancel)).Text;

        var said = string.Join('\n', server.Logs.All) + metrics;

        markers.Where(marker => said.Contains(marker, StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty();
        said.ShouldNotContain(token);
        said.ShouldNotContain(SupportBotServer.Secret);
        said.ShouldNotContain(client.UserId);
        agent.Cookies.Values.ShouldAllBe(cookie => !said.Contains(cookie, StringComparison.Ordinal));
    }

    [Fact]
    public async Task S76_a_failure_inside_is_told_to_nobody_outside_and_keeps_the_headers()
    {
        var clock = new FailingClock();
        await using var server = new SupportBotServer().At(clock);
        using var client = new DirectLineClient(server.Http());
        using var browser = await ConsoleBrowser.SignInAsync(server);

        clock.IsFailing = true;
        var api = await client.SendAsync(HttpMethod.Post, "/api/chat/token", null, Cancel);
        clock.IsFailing = false;

        api.Status.ShouldBe(HttpStatusCode.InternalServerError);
        api.ErrorCode.ShouldBe("ServiceError");
        api.Text.ShouldNotContain("clock");
        api.Headers["Content-Security-Policy"].ShouldContain("script-src 'self'");
        api.Headers["X-Content-Type-Options"].ShouldBe("nosniff");
        api.Headers["Cache-Control"].ShouldContain("no-store");
        server.Logs.All.ShouldContain(static line => line.Contains("the clock stands still", StringComparison.Ordinal));
    }

    [Fact]
    public async Task S76_a_page_of_the_console_that_fails_keeps_the_headers_too()
    {
        await using var server = new SupportBotServer();
        var received = await RawLine.AskAsync(server, $"POST /console/connexion HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 3000000\r\n\r\n{new string('a', 100)}");

        received.ShouldMatch("^HTTP/1.1 (400|413) ");
        received.ShouldContain("X-Content-Type-Options: nosniff");
        received.ShouldContain("Referrer-Policy: no-referrer");
        received.ShouldContain("default-src 'none'");
    }

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z (trce|dbug|info|warn|fail|crit) [A-Za-z0-9.`_+]+\[\d+\] ", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Event();

    private sealed class FailingClock : TimeProvider
    {
        public bool IsFailing { get; set; }

        public override DateTimeOffset GetUtcNow() => IsFailing ? throw new InvalidOperationException("the clock stands still") : base.GetUtcNow();
    }
}
