using System.Net;
using SupportBot.Testing.Hosting;

namespace SupportBot.Bot.Tests.AgentConsole.Accounts;

public sealed class MyAccountTests(ClockedServer clocked) : IClassFixture<ClockedServer>
{
    private const string Page = "/console/compte";
    private const string NewPassword = "huit tortues très pressées";

    private readonly SupportBotServer _server = clocked.Next();

    [Fact]
    public async Task S33_new_password_ends_the_other_sessions_and_the_old_password()
    {
        var (account, browser) = await ConsoleAccount.SetUpAsync(_server);
        using var elsewhere = await account.SignInAsync(account.Code(1));
        var page = await browser.GetAsync(Page);

        var done = await ChangeAsync(browser, page, account.Password, NewPassword, NewPassword);

        done.Location.ShouldBe($"{Page}?fait=password");
        (await browser.GetAsync(done.Location)).Text("[role=status]").ShouldContain("mot de passe est changé");
        (await elsewhere.GetAsync(Page)).Status.ShouldBe(HttpStatusCode.Found);
        (await account.GivePasswordAsync(elsewhere)).Text("[role=alert]").ShouldContain("incorrect");
        (await account.GivePasswordAsync(elsewhere, NewPassword)).Location.ShouldBe("/console/connexion/code");
        (await ConsoleAccount.LogOfAsync(_server, account.Email)).ShouldContain("account.password");
        browser.Dispose();
    }

    [Fact]
    public async Task Half_a_sign_in_with_the_old_password_is_worth_nothing_after_a_change()
    {
        var (account, browser) = await ConsoleAccount.SetUpAsync(_server);
        using var thief = new ConsoleBrowser(_server);
        await account.GivePasswordAsync(thief);
        var page = await browser.GetAsync(Page);

        await ChangeAsync(browser, page, account.Password, NewPassword, NewPassword);

        (await thief.GetAsync("/console/connexion/code")).Location.ShouldBe("/console/connexion");
        browser.Dispose();
    }

    [Theory]
    [InlineData("pas le mot de passe", NewPassword, NewPassword, "mot de passe actuel")]
    [InlineData(ConsoleAccount.GoodPassword, "court", "court", "trop court")]
    [InlineData(ConsoleAccount.GoodPassword, NewPassword, "autre chose encore", "différentes")]
    public async Task Password_stays_when_something_is_wrong(string current, string password, string repeat, string told)
    {
        var (account, browser) = await ConsoleAccount.SetUpAsync(_server);
        var page = await browser.GetAsync(Page);

        var answer = await ChangeAsync(browser, page, current, password, repeat);

        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Text("[role=alert]").ShouldContain(told);
        using var other = new ConsoleBrowser(_server);
        (await account.GivePasswordAsync(other)).Location.ShouldBe("/console/connexion/code");
        browser.Dispose();
    }

    [Fact]
    public async Task Stolen_session_cannot_try_out_passwords()
    {
        var (account, browser) = await ConsoleAccount.SetUpAsync(_server);
        var page = await browser.GetAsync(Page);
        for (var i = 0; i < 5; i++)
        {
            (await ChangeAsync(browser, page, $"essai numéro {i} encore", NewPassword, NewPassword)).Text("[role=alert]").ShouldContain("mot de passe actuel");
        }

        (await ChangeAsync(browser, page, account.Password, NewPassword, NewPassword)).Text("[role=alert]").ShouldContain("Trop d’essais");
        browser.Dispose();
    }

    [Fact]
    public async Task New_recovery_codes_take_the_place_of_the_old_ones()
    {
        var (account, browser) = await ConsoleAccount.SetUpAsync(_server);
        var page = await browser.GetAsync(Page);
        page.Document.Body.ShouldNotBeNull().TextContent.ShouldContain("10 codes de secours");

        var made = await browser.PostAsync($"{Page}/codes", page.Proof("form[action$=codes]"), ("current", account.Password));

        var codes = made.Document.QuerySelectorAll(".codes li").Select(line => line.TextContent).ToList();
        codes.Intersect(account.RecoveryCodes).ShouldBeEmpty();
        using var other = new ConsoleBrowser(_server);
        await account.GivePasswordAsync(other);
        (await ConsoleAccount.GiveCodeAsync(other, account.RecoveryCodes[0])).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await ConsoleAccount.GiveCodeAsync(other, codes[0])).Status.ShouldBe(HttpStatusCode.SeeOther);
        (await other.GetAsync(Page)).Document.Body.ShouldNotBeNull().TextContent.ShouldContain("9 codes de secours");
        browser.Dispose();
    }

    [Fact]
    public async Task Own_session_elsewhere_can_be_ended_a_strangers_cannot()
    {
        var (account, browser) = await ConsoleAccount.SetUpAsync(_server);
        using var elsewhere = await account.SignInAsync(account.Code(1));
        using var stranger = await ConsoleBrowser.SignInAsync(_server);
        var page = await browser.GetAsync(Page);
        page.Document.QuerySelectorAll("tbody tr").Length.ShouldBe(2);
        var end = page.Document.QuerySelector("tbody form").ShouldNotBeNull().GetAttribute("action").ShouldNotBeNull();

        var foreign = await stranger.PostAsync(end, await stranger.GetAsync(Page));
        foreign.Status.ShouldBe(HttpStatusCode.NotFound);
        (await elsewhere.GetAsync(Page)).Status.ShouldBe(HttpStatusCode.OK);

        (await browser.PostAsync(end, page)).Location.ShouldBe($"{Page}?fait=session");
        (await elsewhere.GetAsync(Page)).Status.ShouldBe(HttpStatusCode.Found);
        (await browser.GetAsync(Page)).Document.QuerySelectorAll("tbody tr").Length.ShouldBe(1);
        browser.Dispose();
    }

    private static Task<ConsolePage> ChangeAsync(ConsoleBrowser browser, ConsolePage page, string current, string password, string repeat) =>
        browser.PostAsync($"{Page}/mot-de-passe", page.Proof("form[action$=mot-de-passe]"), ("current", current), ("password", password), ("repeat", repeat));
}
