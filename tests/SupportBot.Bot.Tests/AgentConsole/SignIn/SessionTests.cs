using System.Net;
using Microsoft.Extensions.DependencyInjection;
using SupportBot.Bot.AgentConsole.Accounts;
using SupportBot.Bot.AgentConsole.Audit;
using SupportBot.Testing.Hosting;

namespace SupportBot.Bot.Tests.AgentConsole.SignIn;

public sealed class SessionTests(ClockedServer clocked) : IClassFixture<ClockedServer>
{
    private const string Cookie = "SupportBot.Console";

    private readonly ManualTimeProvider _clock = clocked.Clock;
    private readonly SupportBotServer _server = clocked.Next();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Session_ends_after_an_hour_of_silence_and_lives_on_with_use()
    {
        using var browser = await ConsoleBrowser.SignInAsync(_server);
        for (var i = 0; i < 5; i++)
        {
            _clock.Advance(TimeSpan.FromMinutes(59));
            (await browser.GetAsync("/console/nothing")).Status.ShouldBe(HttpStatusCode.NotFound);
        }

        _clock.Advance(TimeSpan.FromMinutes(61));
        (await browser.GetAsync("/console/nothing")).Status.ShouldBe(HttpStatusCode.Found);
        browser.Cookies.Keys.ShouldNotContain(Cookie);
    }

    [Fact]
    public async Task Session_ends_after_twelve_hours_whatever_is_done()
    {
        using var browser = await ConsoleBrowser.SignInAsync(_server);
        for (var minutes = 0; minutes < (12 * 60) - 30; minutes += 30)
        {
            _clock.Advance(TimeSpan.FromMinutes(30));
            (await browser.GetAsync("/console/nothing")).Status.ShouldBe(HttpStatusCode.NotFound);
        }

        _clock.Advance(TimeSpan.FromMinutes(30));
        (await browser.GetAsync("/console/nothing")).Status.ShouldBe(HttpStatusCode.Found);
    }

    [Fact]
    public async Task S33_session_planted_before_the_sign_in_is_worth_nothing_afterwards()
    {
        using var attacker = await ConsoleBrowser.SignInAsync(_server);
        var planted = attacker.Cookies[Cookie];
        var (account, first) = await ConsoleAccount.SetUpAsync(_server);
        first.Dispose();
        using var victim = new ConsoleBrowser(_server);
        await account.GivePasswordAsync(victim);
        victim.Cookies[Cookie] = planted;

        (await ConsoleAccount.GiveCodeAsync(victim, account.Code(1))).Status.ShouldBe(HttpStatusCode.SeeOther);

        victim.Cookies[Cookie].ShouldNotBe(planted);
        (await victim.GetAsync("/console/compte")).Answer.Text.ShouldContain(account.Email);
        (await attacker.GetAsync("/console/nothing")).Status.ShouldBe(HttpStatusCode.Found); // What this browser held before is over.
    }

    [Fact]
    public async Task S33_role_taken_away_and_account_locked_count_with_the_next_request()
    {
        var (account, browser) = await ConsoleAccount.SetUpAsync(_server, ConsoleRole.Administrator);
        using var keeper = await ConsoleBrowser.SignInAsync(_server);
        (await browser.GetAsync("/console/agents")).Status.ShouldBe(HttpStatusCode.OK);
        var desk = _server.Services.GetRequiredService<AccountDesk>();
        var agent = await FindAsync(account.Email);

        (await desk.ChangeAsync(agent.Id, agent.Version, agent.Name, ConsoleRole.Editor, agent.Queues, new AuditEntry(""), Cancel)).Outcome.ShouldBe(AccountOutcome.Done);
        var refused = await browser.GetAsync("/console/agents");
        refused.Status.ShouldBe(HttpStatusCode.Forbidden);
        refused.Text("h1").ShouldBe("Accès refusé");
        (await ConsoleAccount.LogOfAsync(_server, account.Email))[^1].ShouldBe("request.refused role");

        agent = await FindAsync(account.Email);
        (await desk.LockAsync(agent.Id, agent.Version, new AuditEntry(""), Cancel)).Outcome.ShouldBe(AccountOutcome.Done);
        (await browser.GetAsync("/console")).Status.ShouldBe(HttpStatusCode.Found);
        (await account.GivePasswordAsync(browser)).Text("[role=alert]").ShouldContain("incorrect"); // Says nothing of the lock.
        browser.Dispose();
    }

    [Fact]
    public async Task S85_sessions_and_forms_live_through_a_restart()
    {
        using var data = new TemporaryDirectory();
        ConsoleBrowser before;
        Dictionary<string, string> cookies;
        ConsolePage page;
        await using (var first = new SupportBotServer { DataDirectory = data.FullName })
        {
            before = await ConsoleBrowser.SignInAsync(first);
            page = await before.GetAsync("/console/nothing");
            cookies = before.Cookies;
        }

        await using var second = new SupportBotServer { DataDirectory = data.FullName };
        using var after = new ConsoleBrowser(second);
        foreach (var (name, value) in cookies)
        {
            after.Cookies[name] = value;
        }

        (await after.GetAsync("/console/nothing")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await after.PostAsync("/console/deconnexion", page)).Location.ShouldBe("/console/connexion");
        before.Dispose();
    }

    [Fact]
    public async Task Cookies_are_secure_and_bound_to_the_host_in_Production()
    {
        await using var production = new SupportBotServer { Environment = "Production" };
        production.Settings["RateLimits:Enabled"] = "true";
        var (email, path) = await ConsoleAccount.InviteAsync(production);
        using var browser = new ConsoleBrowser(production);
        var form = await browser.GetAsync(path);
        Attributes(browser, "__Host-SupportBot.Forms").ShouldBe(["path=/", "secure", "samesite=lax", "httponly"], ignoreOrder: true);

        var code = Bot.AgentConsole.SignIn.Totp.Code(ConsoleAccount.SecretOn(form), Bot.AgentConsole.SignIn.Totp.StepAt(TimeProvider.System.GetUtcNow()));
        await browser.PostAsync(path, form, ConsoleAccount.Fields(form, ConsoleAccount.GoodPassword, ConsoleAccount.GoodPassword, code));

        Attributes(browser, "__Host-SupportBot.Console").ShouldBe(["path=/", "secure", "samesite=lax", "httponly"], ignoreOrder: true);
        browser.Cookies["__Host-SupportBot.Console"].ShouldNotContain(email);
    }

    [Fact]
    public async Task Cookie_works_over_plain_http_only_on_a_developers_own_machine()
    {
        using var browser = await ConsoleBrowser.SignInAsync(_server);

        Attributes(browser, Cookie).ShouldBe(["path=/", "samesite=lax", "httponly"], ignoreOrder: true);
    }

    private static IEnumerable<string> Attributes(ConsoleBrowser browser, string name) =>
        browser.LastSetCookies.Single(cookie => cookie.StartsWith($"{name}=", StringComparison.Ordinal) && !cookie.StartsWith($"{name}=;", StringComparison.Ordinal))
            .Split(';').Skip(1).Select(part => part.Trim().ToLowerInvariant());

    private async Task<Agent> FindAsync(string email) => (await _server.Services.GetRequiredService<AgentStore>().FindByEmailAsync(email, Cancel)).ShouldNotBeNull();
}
