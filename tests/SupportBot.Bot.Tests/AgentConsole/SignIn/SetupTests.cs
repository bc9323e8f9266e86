using System.Net;
using Microsoft.Extensions.DependencyInjection;
using SupportBot.Bot.AgentConsole.Accounts;
using SupportBot.Bot.AgentConsole.Audit;
using SupportBot.Bot.AgentConsole.SignIn;
using SupportBot.Bot.Persistence;
using SupportBot.Testing.Hosting;

namespace SupportBot.Bot.Tests.AgentConsole.SignIn;

public sealed class SetupTests(ClockedServer clocked) : IClassFixture<ClockedServer>
{
    private readonly ManualTimeProvider _clock = clocked.Clock;
    private readonly SupportBotServer _server = clocked.Next();

    [Fact]
    public async Task New_agent_chooses_a_password_enrols_the_second_factor_and_is_in()
    {
        var (email, path) = await ConsoleAccount.InviteAsync(_server);
        using var browser = new ConsoleBrowser(_server);
        var form = await browser.GetAsync(path);
        form.Text("h1").ShouldBe("Première connexion");
        form.Document.QuerySelectorAll("svg.qr path").Length.ShouldBe(1);
        var secret = ConsoleAccount.SecretOn(form);
        secret.Length.ShouldBe(Totp.SecretBytes);

        var done = await browser.PostAsync(path, form, ConsoleAccount.Fields(form, ConsoleAccount.GoodPassword, ConsoleAccount.GoodPassword, Totp.Code(secret, Totp.StepAt(_clock.GetUtcNow()))));

        done.Status.ShouldBe(HttpStatusCode.OK, done.Answer.Text);
        var codes = done.Document.QuerySelectorAll(".codes li").Select(line => line.TextContent).ToList();
        codes.Count.ShouldBe(10);
        codes.Distinct().Count().ShouldBe(10);
        (await browser.GetAsync("/console/nothing")).Text(".whoami bdi").ShouldBe("Anne Testeur");
        (await ConsoleAccount.LogOfAsync(_server, email)).ShouldBe(["account.added agent", "account.setup", "signin.done setup"]);
    }

    [Fact]
    public async Task Link_is_good_once_and_looking_at_it_does_not_use_it_up()
    {
        var (email, path) = await ConsoleAccount.InviteAsync(_server);
        using var browser = new ConsoleBrowser(_server);
        await browser.GetAsync(path);
        var form = await browser.GetAsync(path);
        var fields = ConsoleAccount.Fields(form, ConsoleAccount.GoodPassword, ConsoleAccount.GoodPassword, Totp.Code(ConsoleAccount.SecretOn(form), Totp.StepAt(_clock.GetUtcNow())));
        using var thief = new ConsoleBrowser(_server);
        var thiefsForm = await thief.GetAsync(path);
        (await browser.PostAsync(path, form, fields)).Status.ShouldBe(HttpStatusCode.OK);

        var replayed = await thief.PostAsync(path, thiefsForm, fields);

        replayed.Status.ShouldBe(HttpStatusCode.NotFound);
        replayed.Text("h1").ShouldBe("Ce lien n’est plus valable");
        thief.Cookies.Keys.ShouldNotContain("SupportBot.Console");
        (await thief.GetAsync(path)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await ConsoleAccount.LogOfAsync(_server, email))[^1].ShouldStartWith("signin.done");
    }

    [Fact]
    public async Task Two_that_use_a_link_at_once_one_gets_in()
    {
        var (_, path) = await ConsoleAccount.InviteAsync(_server);
        var browsers = Enumerable.Range(0, 4).Select(_ => new ConsoleBrowser(_server)).ToList();
        var forms = await Task.WhenAll(browsers.Select(browser => browser.GetAsync(path)));
        var step = Totp.StepAt(_clock.GetUtcNow());

        var answers = await Task.WhenAll(browsers.Zip(forms, (browser, form) => browser.PostAsync(
            path, form, ConsoleAccount.Fields(form, ConsoleAccount.GoodPassword, ConsoleAccount.GoodPassword, Totp.Code(ConsoleAccount.SecretOn(form), step)))));

        answers.Count(answer => answer.Status == HttpStatusCode.OK).ShouldBe(1);
        answers.Count(answer => answer.Status == HttpStatusCode.NotFound).ShouldBe(3);
        browsers.ForEach(browser => browser.Dispose());
    }

    [Fact]
    public async Task Link_dies_after_three_days()
    {
        var (_, path) = await ConsoleAccount.InviteAsync(_server);
        using var browser = new ConsoleBrowser(_server);
        _clock.Advance(TimeSpan.FromHours(72) - TimeSpan.FromSeconds(1));
        var form = await browser.GetAsync(path);
        form.Status.ShouldBe(HttpStatusCode.OK);
        _clock.Advance(TimeSpan.FromSeconds(1));

        (await browser.GetAsync(path)).Status.ShouldBe(HttpStatusCode.NotFound);
        var fields = ConsoleAccount.Fields(form, ConsoleAccount.GoodPassword, ConsoleAccount.GoodPassword, Totp.Code(ConsoleAccount.SecretOn(form), Totp.StepAt(_clock.GetUtcNow())));
        (await browser.PostAsync(path, form, fields)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("court", "court", true, "trop court")]
    [InlineData("motdepasse2026", "motdepasse2026", true, "trop courant")]
    [InlineData("quatre lapins sur un tracteur", "cinq lapins sur un tracteur", true, "différentes")]
    [InlineData("quatre lapins sur un tracteur", "quatre lapins sur un tracteur", false, "n’est pas valable")]
    public async Task What_is_wrong_is_said_and_the_same_second_factor_is_shown_again(string password, string repeat, bool isCodeRight, string told)
    {
        var (_, path) = await ConsoleAccount.InviteAsync(_server);
        using var browser = new ConsoleBrowser(_server);
        var form = await browser.GetAsync(path);
        var secret = ConsoleAccount.SecretOn(form);
        var code = Totp.Code(secret, Totp.StepAt(_clock.GetUtcNow()) + (isCodeRight ? 0 : 5));

        var again = await browser.PostAsync(path, form, ConsoleAccount.Fields(form, password, repeat, code));

        again.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        again.Text("[role=alert]").ShouldContain(told);
        ConsoleAccount.SecretOn(again).ShouldBe(secret);
        browser.Cookies.Keys.ShouldNotContain("SupportBot.Console");
    }

    [Fact]
    public async Task Second_factor_of_another_link_cannot_be_smuggled_in()
    {
        var (_, path) = await ConsoleAccount.InviteAsync(_server);
        var (_, others) = await ConsoleAccount.InviteAsync(_server);
        using var browser = new ConsoleBrowser(_server);
        var known = await browser.GetAsync(others);
        var form = await browser.GetAsync(path);
        var code = Totp.Code(ConsoleAccount.SecretOn(known), Totp.StepAt(_clock.GetUtcNow()));

        var answer = await browser.PostAsync(path, form, ConsoleAccount.Fields(known, ConsoleAccount.GoodPassword, ConsoleAccount.GoodPassword, code));

        answer.Status.ShouldBe(HttpStatusCode.OK); // The form anew, with a secret of its own.
        ConsoleAccount.SecretOn(answer).ShouldNotBe(ConsoleAccount.SecretOn(known));
        browser.Cookies.Keys.ShouldNotContain("SupportBot.Console");
    }

    [Fact]
    public async Task Reset_ends_sessions_password_and_earlier_links()
    {
        var (account, browser) = await ConsoleAccount.SetUpAsync(_server);
        var agents = _server.Services.GetRequiredService<AgentStore>();
        var agent = (await agents.FindByEmailAsync(account.Email, TestContext.Current.CancellationToken)).ShouldNotBeNull();

        var desk = _server.Services.GetRequiredService<AccountDesk>();
        var answer = await desk.ResetAsync(agent.Id, agent.Version, byOperator: true, new AuditEntry(""), TestContext.Current.CancellationToken);

        (await browser.GetAsync("/console/nothing")).Status.ShouldBe(HttpStatusCode.Found);
        (await account.GivePasswordAsync(browser)).Text("[role=alert]").ShouldContain("incorrect");
        (await browser.GetAsync(answer.LinkPath.ShouldNotBeNull())).Text("h1").ShouldBe("Première connexion");
        browser.Dispose();
    }

    [Fact]
    public async Task Development_prints_a_link_whose_page_leads_in_with_one_click()
    {
        // Of its own: other tests move the clock past the link's life.
        await using var server = new SupportBotServer();
        server.Http().Dispose();
        const string Mark = "/console/acces/";
        var line = server.Logs.All.Single(line => line.Contains(Mark, StringComparison.Ordinal));
        line.ShouldContain(server.Address);
        var path = line[line.IndexOf(Mark, StringComparison.Ordinal)..].Trim();
        using var browser = new ConsoleBrowser(server);

        var page = await browser.GetAsync(path);
        (await browser.PostAsync(path, page)).Location.ShouldBe("/console");

        (await browser.GetAsync("/console/nothing")).Text(".whoami bdi").ShouldBe(DemoAgent.Name);
        (await browser.GetAsync(path)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    [Trait("Attack", "S81")]
    public async Task Production_prints_no_link_and_takes_none_that_signs_in_at_once()
    {
        await using var production = new SupportBotServer { Environment = "Production" };
        production.Settings["RateLimits:Enabled"] = "true";
        production.Http().Dispose();
        production.Logs.All.ShouldNotContain(line => line.Contains("/console/acces/", StringComparison.Ordinal));

        var now = production.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        var agent = new Agent(AccountIds.New(), "demo@example.com", "Démo", ConsoleRole.Administrator, QueueAccess.All, AgentState.Active);
        var (path, link) = OneTimeLinks.Issue(agent.Id, LinkPurpose.SignIn, now, TimeSpan.FromHours(1));
        await production.Services.GetRequiredService<IDatabase>().WriteAsync([AgentStore.Insert(agent, now), .. link]);
        using var browser = new ConsoleBrowser(production);

        (await browser.GetAsync(path)).Status.ShouldBe(HttpStatusCode.NotFound);
        var anyForm = await browser.GetAsync("/console/connexion");
        (await browser.PostAsync(path, anyForm)).Status.ShouldBe(HttpStatusCode.NotFound);
    }
}
