using System.Net;
using Microsoft.Extensions.DependencyInjection;
using SupportBot.Bot.AgentConsole.Accounts;
using SupportBot.Testing.Hosting;

namespace SupportBot.Bot.Tests.AgentConsole.Accounts;

public sealed class AccountPageTests : IAsyncDisposable
{
    private const string Page = "/console/agents";

    private readonly SupportBotServer _server = new();

    public AccountPageTests() => _server.Settings["Console:Demo"] = "false"; // Or the demo account would be an administrator too.

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Administrator_adds_an_account_and_its_link_leads_to_the_first_sign_in()
    {
        using var admin = await ConsoleBrowser.SignInAsync(_server, name: "Claire Chef");
        var list = await admin.GetAsync(Page);

        var added = await admin.PostAsync(Page, list.Proof("form.panel"), ("email", "Nouveau@Exemple.fr"), ("name", "Noé Nouveau"), ("role", "agent"), ("role", "editor"), ("queues", "support, ventes"));

        added.Status.ShouldBe(HttpStatusCode.OK, added.Answer.Text);
        var link = new Uri(added.Text("#link"));
        link.GetLeftPart(UriPartial.Authority).ShouldBe("http://localhost:3978");
        using var browser = new ConsoleBrowser(_server);
        (await browser.GetAsync(link.PathAndQuery)).Text("p").ShouldNotBeNull();
        var agent = await FindAsync("nouveau@exemple.fr");
        agent.Roles.ShouldBe(ConsoleRole.Agent | ConsoleRole.Editor);
        agent.Queues.Names.ShouldBe(["support", "ventes"]);
        agent.State.ShouldBe(AgentState.Invited);
        (await admin.GetAsync(Page)).Answer.Text.ShouldNotContain(link.PathAndQuery);
        (await ConsoleAccount.LogOfAsync(_server, "nouveau@exemple.fr")).ShouldBe(["account.added agent,editor"]);
    }

    [Theory]
    [InlineData("pas une adresse", "Nom", "agent", "*", "adresse e-mail")]
    [InlineData("a@exemple.fr", "", "agent", "*", "adresse e-mail")]
    [InlineData("a@exemple.fr", "Nom", "", "*", "adresse e-mail")]
    [InlineData("a@exemple.fr", "Nom", "root", "*", "adresse e-mail")]
    [InlineData("a@exemple.fr", "Nom", "agent", "deux mots!", "adresse e-mail")]
    [InlineData("a@exemple.fr\r\nBcc: x@exemple.fr", "Nom", "agent", "*", "adresse e-mail")]
    [InlineData("a@exemple.fr", "Nom\u202eeliaf", "agent", "*", "adresse e-mail")]
    public async Task What_cannot_be_is_refused_and_shown_again_as_text(string email, string name, string role, string queues, string told)
    {
        using var admin = await ConsoleBrowser.SignInAsync(_server);
        var list = await admin.GetAsync(Page);

        var answer = await admin.PostAsync(Page, list.Proof("form.panel"), ("email", email), ("name", name), ("role", role), ("queues", queues));

        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Text("[role=alert]").ShouldContain(told);
        (await _server.Services.GetRequiredService<AgentStore>().ListAsync(Cancel)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Address_of_another_account_is_refused()
    {
        var (email, _) = await ConsoleAccount.InviteAsync(_server);
        using var admin = await ConsoleBrowser.SignInAsync(_server);
        var list = await admin.GetAsync(Page);

        var answer = await admin.PostAsync(Page, list.Proof("form.panel"), ("email", email.ToUpperInvariant()), ("name", "Double"), ("role", "agent"), ("queues", "*"));

        answer.Text("[role=alert]").ShouldContain("existe déjà");
    }

    [Fact]
    public async Task Name_that_looks_like_a_script_is_shown_as_text_everywhere()
    {
        const string Name = "<script>alert(1)</script>\"'&";
        await ConsoleAccount.InviteAsync(_server, name: Name);
        using var admin = await ConsoleBrowser.SignInAsync(_server, name: Name);

        foreach (var path in new[] { Page, "/console/compte", "/console/journal" })
        {
            var page = await admin.GetAsync(path);
            page.Document.QuerySelectorAll("script:not([src])").ShouldBeEmpty();
            page.Document.Body.ShouldNotBeNull().TextContent.ShouldContain(Name);
        }
    }

    [Theory]
    [InlineData("agent")]
    [InlineData("editor")]
    [InlineData("agent,editor")]
    public async Task Others_see_neither_accounts_nor_log_and_cannot_change_them(string roles)
    {
        using var admin = await ConsoleBrowser.SignInAsync(_server);
        using var browser = await ConsoleBrowser.SignInAsync(_server, ConsoleRoles.FromText(roles));
        var own = await browser.GetAsync("/console/compte");
        own.Document.QuerySelectorAll(".sections a").Select(link => link.GetAttribute("href")).ShouldNotContain(Page);

        foreach (var path in new[] { Page, $"{Page}/ag_x", "/console/journal", "/console/journal.csv" })
        {
            var refused = await browser.GetAsync(path);
            refused.Status.ShouldBe(HttpStatusCode.Forbidden, path);
            refused.Text("h1").ShouldBe("Accès refusé");
        }

        foreach (var path in new[] { Page, $"{Page}/ag_x", $"{Page}/ag_x/retirer" })
        {
            (await browser.PostAsync(path, own, ("email", "x@exemple.fr"), ("name", "X"), ("role", "administrator"), ("queues", "*"), ("version", "1"))).Status.ShouldBe(HttpStatusCode.Forbidden, path);
        }

        (await _server.Services.GetRequiredService<AgentStore>().ListAsync(Cancel)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Stale_change_is_refused_and_changes_nothing()
    {
        var (email, _) = await ConsoleAccount.InviteAsync(_server);
        var agent = await FindAsync(email);
        using var admin = await ConsoleBrowser.SignInAsync(_server);
        var page = await admin.GetAsync($"{Page}/{agent.Id}");
        (string, string)[] fields = [("version", "1"), ("name", "Premier"), ("role", "agent"), ("queues", "*")];
        (await admin.PostAsync($"{Page}/{agent.Id}", page, fields)).Location.ShouldBe($"{Page}/{agent.Id}?fait=saved");

        var stale = await admin.PostAsync($"{Page}/{agent.Id}", page, [.. fields.Select(field => field.Item1 == "name" ? ("name", "Second") : field)]);

        stale.Status.ShouldBe(HttpStatusCode.Conflict);
        stale.Text("h1").ShouldBe("La fiche a changé entre-temps");
        (await FindAsync(email)).Name.ShouldBe("Premier");
    }

    [Fact]
    public async Task Last_administrator_stays_and_two_cannot_remove_each_other_at_once()
    {
        var (account, only) = await ConsoleAccount.SetUpAsync(_server, ConsoleRole.Administrator);
        var agent = await FindAsync(account.Email);
        var page = await only.GetAsync($"{Page}/{agent.Id}");
        var version = ("version", agent.Version.ToString(System.Globalization.CultureInfo.InvariantCulture));
        foreach (var (path, fields) in new[]
        {
            ("/retirer", new[] { version }), ("/bloquer", [version]), ("/reinitialiser", [version]),
            ("", [version, ("name", "Anne"), ("role", "agent"), ("queues", "*")]),
        })
        {
            var refused = await only.PostAsync($"{Page}/{agent.Id}{path}", page, fields);
            refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, path);
            refused.Text("[role=alert]").ShouldContain("dernier administrateur");
        }

        var (second, other) = await ConsoleAccount.SetUpAsync(_server, ConsoleRole.Administrator);
        var two = await FindAsync(second.Email);
        var others = await other.GetAsync($"{Page}/{agent.Id}");
        await Task.WhenAll(
            only.PostAsync($"{Page}/{two.Id}/retirer", page, ("version", "2")),
            other.PostAsync($"{Page}/{agent.Id}/retirer", others, ("version", "2")));

        (await _server.Services.GetRequiredService<AgentStore>().ListAsync(Cancel)).Count(left => left.Roles.HasFlag(ConsoleRole.Administrator)).ShouldBe(1);
        only.Dispose();
        other.Dispose();
    }

    [Fact]
    public async Task Removed_account_is_out_at_once_and_its_address_is_free_again()
    {
        var (account, browser) = await ConsoleAccount.SetUpAsync(_server);
        using var admin = await ConsoleBrowser.SignInAsync(_server);
        var agent = await FindAsync(account.Email);
        var page = await admin.GetAsync($"{Page}/{agent.Id}");

        (await admin.PostAsync($"{Page}/{agent.Id}/retirer", page, ("version", "2"))).Location.ShouldBe($"{Page}?fait=removed");

        (await browser.GetAsync("/console")).Status.ShouldBe(HttpStatusCode.Found);
        (await account.GivePasswordAsync(browser)).Text("[role=alert]").ShouldContain("incorrect");
        (await admin.GetAsync($"{Page}/{agent.Id}")).Status.ShouldBe(HttpStatusCode.NotFound);
        var list = await admin.GetAsync(Page);
        (await admin.PostAsync(Page, list.Proof("form.panel"), ("email", account.Email), ("name", "Anne bis"), ("role", "agent"), ("queues", "*"))).Status.ShouldBe(HttpStatusCode.OK);
        browser.Dispose();
    }

    [Fact]
    public async Task S35_fields_that_the_form_does_not_have_are_ignored()
    {
        var (account, browser) = await ConsoleAccount.SetUpAsync(_server);
        var page = await browser.GetAsync("/console/compte");

        await browser.PostAsync("/console/compte/mot-de-passe", page.Proof("form[action$=mot-de-passe]"),
            ("current", account.Password), ("password", "huit tortues très pressées"), ("repeat", "huit tortues très pressées"), ("role", "administrator"), ("roles", "administrator"), ("id", "other"));

        var agent = await FindAsync(account.Email);
        agent.Roles.ShouldBe(ConsoleRole.Agent);
        browser.Dispose();
    }

    private async Task<Agent> FindAsync(string email) => (await _server.Services.GetRequiredService<AgentStore>().FindByEmailAsync(email, Cancel)).ShouldNotBeNull();
}
