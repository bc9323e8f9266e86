using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using SupportBot.Bot.Persistence;
using SupportBot.Bot.Reminders;
using SupportBot.Bot.Tests.Channels.BotConnector;
using SupportBot.Testing.Hosting;

namespace SupportBot.Bot.Tests.Reminders;

/// <summary>From "Me rappeler" to the reminder and to "Ne plus me rappeler", over HTTP, on a clock that the test moves.</summary>
public sealed partial class ReminderTests : IAsyncLifetime
{
    private readonly ManualTimeProvider _clock = new(new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero));
    private readonly SupportBotServer _server;

    public ReminderTests()
    {
        _server = new SupportBotServer().At(_clock);
        _server.Settings["Reminders:Enabled"] = "false"; // the test does the day's work itself
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private ReminderJob Job => _server.Services.GetRequiredService<ReminderJob>();

    public ValueTask InitializeAsync()
    {
        _ = _server.Address;
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task In_Teams_each_reminder_comes_once_and_the_button_on_it_stops_them()
    {
        await using var teams = new TeamsClient(_server) { Clock = _clock };
        await AskAsync(teams, "7041002"); // ends in 45 days

        (await AdvanceAsync(14)).ShouldBe(0);
        (await AdvanceAsync(1)).ShouldBe(1);
        var reminder = await teams.NextAsync();
        reminder.Path.ShouldBe($"/v3/conversations/{Uri.EscapeDataString(teams.Conversation)}/activities");
        TeamsClient.Text(reminder).ShouldBe("Vous m'aviez demandé de vous le rappeler : **Red Hat Enterprise Linux Server** (`7 041 002`) expire dans 30 jours, le 6 janvier 2027.");
        (await Job.RunAsync(Cancel)).ShouldBeNull();
        (await AdvanceAsync(1)).ShouldBe(0);

        await teams.PressAsync(TeamsClient.Button(reminder, "Ne plus me rappeler"), "r1");
        var posts = new[] { await teams.NextAsync(), await teams.NextAsync() };
        TeamsClient.Text(posts.Single(post => post.Method == "POST")).ShouldBe("C'est noté : plus de rappel pour **Red Hat Enterprise Linux Server**.");
        (await AdvanceAsync(22)).ShouldBe(0);
    }

    [Fact]
    public async Task On_the_web_reminders_come_by_mail_and_one_click_stops_them()
    {
        await AskOnTheWebAsync("SYM2001"); // ends in 200 days
        (await AdvanceAsync(80)).ShouldBe(1);

        var mail = await MailAsync("se termine dans 120 jours");
        mail.ShouldContain("List-Unsubscribe-Post: List-Unsubscribe=One-Click");
        var link = new Uri(Link().Match(mail).Groups["link"].Value);
        using var http = new DirectLineClient(_server.Http());
        var page = await http.SendAsync(HttpMethod.Get, link.AbsolutePath, null, Cancel);
        (page.Status, page.Text.Contains("<button", StringComparison.Ordinal)).ShouldBe((HttpStatusCode.OK, true));
        using var oneClick = new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]);
        (await http.SendAsync(HttpMethod.Post, link.AbsolutePath, oneClick, Cancel)).Status.ShouldBe(HttpStatusCode.OK);

        (await AdvanceAsync(60)).ShouldBe(0);
        foreach (var forged in new[] { link.AbsolutePath + "x", "/rappels/abc", "/rappels/" + new string('a', 400), link.AbsolutePath.Replace('.', '-') })
        {
            (await http.SendAsync(HttpMethod.Post, forged, null, Cancel)).Status.ShouldBe(HttpStatusCode.NotFound);
        }
    }

    [Fact]
    public async Task Where_the_bot_is_blocked_the_reminder_goes_by_mail()
    {
        await using var teams = new TeamsClient(_server) { Clock = _clock };
        await AskAsync(teams, "7041002");
        await WriteAsync("UPDATE organisation_members SET email = 'alex@example.com' WHERE object_id = $1", TeamsClient.Person);
        teams.Channel.AnswerNext(403);

        (await AdvanceAsync(15)).ShouldBe(1);
        (await teams.NextAsync()).AnsweredWith.ShouldBe(403);
        (await MailAsync("se termine dans 30 jours")).ShouldContain("alex@example.com");

        // Known as blocked now: the next one does not even knock.
        (await AdvanceAsync(23)).ShouldBe(1);
        (await MailAsync("se termine dans 7 jours")).ShouldContain("alex@example.com");
    }

    [Fact]
    public async Task After_a_removal_it_goes_by_mail_and_after_a_word_from_the_user_to_Teams_again()
    {
        await using var teams = new TeamsClient(_server) { Clock = _clock };
        await AskAsync(teams, "7041002");
        await WriteAsync("UPDATE organisation_members SET email = 'alex@example.com' WHERE object_id = $1", TeamsClient.Person);
        await teams.PostAsync(new { type = "installationUpdate", action = "remove" });
        (await AdvanceAsync(15)).ShouldBe(1);
        await MailAsync("se termine dans 30 jours");

        await teams.SayAsync("merci");
        (await AdvanceAsync(23)).ShouldBe(1);

        TeamsClient.Text(await teams.NextAsync()).ShouldContain("expire dans 7 jours");
    }

    [Theory]
    [InlineData("UPDATE contracts SET ends_on = '2028-01-06' WHERE number = $1", "Renewed")]
    [InlineData("DELETE FROM contracts WHERE number = $1", "Gone")]
    [InlineData("UPDATE contracts SET organisation_id = 'another', contact_email = NULL WHERE number = $1", "Gone")]
    public async Task A_renewed_or_lost_contract_stops_the_reminders(string change, string state)
    {
        await using var teams = new TeamsClient(_server) { Clock = _clock };
        await AskAsync(teams, "7041002");

        await WriteAsync(change, "7041002");

        (await AdvanceAsync(15)).ShouldBe(0);
        (await ReadAsync("SELECT state FROM reminders")).ShouldBe([state]);
    }

    [Fact]
    public async Task Nodes_that_work_at_the_same_time_send_one()
    {
        await using var teams = new TeamsClient(_server) { Clock = _clock };
        await AskAsync(teams, "7041002");
        _clock.Advance(TimeSpan.FromDays(15));
        var nodes = Enumerable.Range(0, 8).Select(_ => ActivatorUtilities.CreateInstance<ReminderJob>(_server.Services, new JobLease(_server.Services.GetRequiredService<IDatabase>())));

        var counts = await Task.WhenAll(nodes.Select(node => node.RunAsync(Cancel)));

        counts.Sum(count => count ?? 0).ShouldBe(1);
        (await ReadAsync("SELECT key FROM outbox WHERE kind = 'reminder'")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Even_a_node_that_has_lost_its_lease_doubles_nothing()
    {
        await using var teams = new TeamsClient(_server) { Clock = _clock };
        await AskAsync(teams, "7041002");
        (await AdvanceAsync(15)).ShouldBe(1);
        await WriteAsync("DELETE FROM job_leases WHERE name = $1", "reminders");

        (await Job.RunAsync(Cancel)).ShouldBe(0);
    }

    [Fact]
    public async Task Before_eight_in_Paris_nothing_leaves()
    {
        await using var teams = new TeamsClient(_server) { Clock = _clock };
        await AskAsync(teams, "7041002");
        _clock.Advance(TimeSpan.FromDays(15) - TimeSpan.FromMinutes(2 * 60 + 1)); // a few seconds past 07:59 in Paris

        (await Job.RunAsync(Cancel)).ShouldBeNull();
        _clock.Advance(TimeSpan.FromMinutes(1));
        (await Job.RunAsync(Cancel)).ShouldBe(1);
    }

    [Fact]
    public async Task A_contract_about_to_end_has_no_reminder_left()
    {
        await using var teams = new TeamsClient(_server) { Clock = _clock };
        var shown = await teams.SayAsync("état du contrat 101500000002"); // ends in 7 days

        await teams.PressAsync(TeamsClient.Button(shown, "Me rappeler"), "c1");

        TeamsClient.Text(await teams.NextAsync()).ShouldBe("Ce contrat expire dans 7 jours, le 29 novembre 2026 : il n'y a plus de rappel à prévoir.");
        (await ReadAsync("SELECT id FROM reminders")).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_over_is_cleaned_up()
    {
        await AskOnTheWebAsync("SYM2001");
        await WriteAsync("INSERT INTO used_host_tokens (token_hash, expires_at) VALUES ('x', $1)", _clock.GetUtcNow());
        _clock.Advance(TimeSpan.FromDays(2));

        await _server.Services.GetRequiredService<CleanUp>().RunAsync();

        foreach (var table in new[] { "one_time_codes", "quota_uses", "proven_viewers", "used_host_tokens" })
        {
            (await ReadAsync($"SELECT COUNT(*) || '' FROM {table}")).ShouldBe(["0"], table);
        }
    }

    private static async Task AskAsync(TeamsClient teams, string number)
    {
        var shown = await teams.SayAsync($"état du contrat {number}");
        await teams.PressAsync(TeamsClient.Button(shown, "Me rappeler"), "c1");
        var posts = new[] { await teams.NextAsync(), await teams.NextAsync() };
        TeamsClient.Text(posts.Single(post => post.Method == "POST")).ShouldStartWith("C'est noté : je vous préviendrai 30 et 7 jours avant la fin de");
    }

    private async Task AskOnTheWebAsync(string number)
    {
        using var web = await DirectLineClient.StartAsync(_server, Cancel);
        await web.SayAsync($"état du contrat {number}", Cancel);
        _clock.Advance(TimeSpan.FromSeconds(1));
        await web.SayAsync(Code().Match(await MailAsync("Votre code de")).Value, Cancel);
        var card = (await web.HistoryAsync(Cancel))[^1].GetProperty("attachments")[0].GetProperty("content");
        var remind = card.GetProperty("actions").EnumerateArray().Single(action => action.GetProperty("title").GetString() == "Me rappeler").GetProperty("data");
        await web.PostAsync($$$"""{"type":"message","value":{{{remind.GetRawText()}}},"from":{"id":"{{{web.UserId}}}"}}""", Cancel);
        (await web.HistoryAsync(Cancel))[^1].GetProperty("text").GetString()!.ShouldContain("par e-mail");
    }

    /// <summary>The day's work so many days later.</summary>
    private async Task<int?> AdvanceAsync(int days)
    {
        _clock.Advance(TimeSpan.FromDays(days));
        var count = await Job.RunAsync(Cancel);
        _clock.Advance(TimeSpan.FromSeconds(1));
        return count;
    }

    private async Task<string> MailAsync(string subject)
    {
        var folder = Path.Combine(_server.DataDirectory, "mail");
        string? found = null;
        await Eventually.HoldsAsync(
            () =>
            {
                found = Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.eml").Select(Eml.Read).FirstOrDefault(mail => mail.Contains(subject, StringComparison.Ordinal)) : null;
                return found is not null;
            },
            Cancel);
        return found!; // that is what was waited for
    }

    private Task<WriteOutcome> WriteAsync(string sql, object parameter) => _server.Services.GetRequiredService<IDatabase>().WriteAsync([SqlStatement.Of(sql, parameter)]);

    private ValueTask<IReadOnlyList<string>> ReadAsync(string sql) =>
        _server.Services.GetRequiredService<IDatabase>().QueryAsync(SqlStatement.Of(sql), static row => row.GetString(0), Cancel);

    [GeneratedRegex(@"\b\d{6}\b")]
    private static partial Regex Code();

    [GeneratedRegex(@"List-Unsubscribe: <(?<link>[^>]+)>")]
    private static partial Regex Link();
}
