using System.Net;
using SupportBot.Bot.AgentConsole.Accounts;
using SupportBot.Testing.Hosting;

namespace SupportBot.Bot.Tests.AgentConsole.SignIn;

public sealed class SignInTests(ClockedServer clocked) : IClassFixture<ClockedServer>
{
    private const string Wrong = "Adresse ou mot de passe incorrect.";

    private readonly ManualTimeProvider _clock = clocked.Clock;
    private readonly SupportBotServer _server = clocked.Next();

    [Fact]
    public async Task Password_and_code_lead_back_to_the_page_that_was_asked_for()
    {
        var (account, first) = await ConsoleAccount.SetUpAsync(_server);
        first.Dispose();
        using var browser = new ConsoleBrowser(_server);
        var asked = await browser.GetAsync("/console/demandes?file=support");

        var password = await account.GivePasswordAsync(browser, path: asked.Location);
        password.Location.ShouldBe("/console/connexion/code");
        var done = await ConsoleAccount.GiveCodeAsync(browser, account.Code(1));

        done.Location.ShouldBe("/console/demandes?file=support");
        browser.Cookies.Keys.ShouldNotContain("SupportBot.HalfWay");
        (await ConsoleAccount.LogOfAsync(_server, account.Email))[^1].ShouldBe("signin.done code");
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/console")]
    [InlineData("/console//evil.example")]
    [InlineData("/console\\..\\evil")]
    [InlineData("/console/../api")]
    [InlineData("/consoleevil")]
    [InlineData("/console@evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/")]
    [InlineData("")]
    public async Task Return_address_from_elsewhere_leads_to_the_start_page(string address)
    {
        var (account, first) = await ConsoleAccount.SetUpAsync(_server);
        first.Dispose();
        using var browser = new ConsoleBrowser(_server);
        var form = await browser.GetAsync("/console/connexion?retour=" + Uri.EscapeDataString(address));
        form.Document.QuerySelector("input[name=retour]")?.GetAttribute("value").ShouldBe("/console");

        // Also when the form's own field is changed.
        await browser.PostAsync("/console/connexion", form, ("email", account.Email), ("password", account.Password), ("retour", address));
        (await ConsoleAccount.GiveCodeAsync(browser, account.Code(1))).Location.ShouldBe("/console");

        (await browser.GetAsync("/console/connexion?retour=" + Uri.EscapeDataString(address))).Location.ShouldBe("/console"); // Signed in already.
    }

    [Fact]
    public async Task Half_the_way_opens_nothing_and_ends_after_five_minutes()
    {
        var (account, first) = await ConsoleAccount.SetUpAsync(_server);
        first.Dispose();
        using var browser = new ConsoleBrowser(_server);
        await account.GivePasswordAsync(browser);

        (await browser.GetAsync("/console/nothing")).Status.ShouldBe(HttpStatusCode.Found);
        _clock.Advance(TimeSpan.FromMinutes(5) + TimeSpan.FromSeconds(1));
        (await browser.GetAsync("/console/connexion/code")).Location.ShouldBe("/console/connexion");
    }

    [Fact]
    public async Task S38_unknown_address_gets_the_same_words_and_the_same_pauses()
    {
        var (account, first) = await ConsoleAccount.SetUpAsync(_server);
        first.Dispose();
        using var browser = new ConsoleBrowser(_server);

        foreach (var email in new[] { account.Email, "personne@example.com" })
        {
            for (var i = 0; i < 5; i++)
            {
                var page = await ConsoleAccount.GivePasswordAsync(browser, email, $"pas le bon numéro {i}");
                page.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
                page.Text("[role=alert]").ShouldBe(Wrong);
            }

            var paused = await ConsoleAccount.GivePasswordAsync(browser, email, ConsoleAccount.GoodPassword);
            paused.Status.ShouldBe(HttpStatusCode.TooManyRequests);
            paused.Text("[role=alert]").ShouldBe("Trop d’essais. Réessayez dans une minute.");
        }

        (await ConsoleAccount.LogOfAsync(_server, account.Email)).Count(line => line == "signin.failed password").ShouldBe(5);
        (await ConsoleAccount.LogOfAsync(_server, "personne@example.com")).ShouldBeEmpty(); // What was typed may be a password.
    }

    [Fact]
    [Trait("Attack", "S38")]
    public async Task Lock_out_grows_and_ends_with_a_right_sign_in()
    {
        var (account, first) = await ConsoleAccount.SetUpAsync(_server);
        first.Dispose();
        using var browser = new ConsoleBrowser(_server);
        for (var i = 0; i < 4; i++)
        {
            await account.GivePasswordAsync(browser, "pas le bon du tout");
        }

        foreach (var minutes in new[] { 1, 2, 4, 8, 16, 30, 30 })
        {
            (await account.GivePasswordAsync(browser, "pas le bon du tout")).Text("[role=alert]").ShouldBe(Wrong);
            _clock.Advance(TimeSpan.FromMinutes(minutes) - TimeSpan.FromSeconds(1));
            (await account.GivePasswordAsync(browser)).Status.ShouldBe(HttpStatusCode.TooManyRequests, $"{minutes} min");
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        (await account.GivePasswordAsync(browser)).Location.ShouldBe("/console/connexion/code");
        _clock.Advance(TimeSpan.FromMinutes(30)); // The right password counted as a try too, until the code is right; the cookie between is over.
        (await account.GivePasswordAsync(browser)).Location.ShouldBe("/console/connexion/code");
    }

    [Fact]
    public async Task Right_sign_in_forgets_the_failures_before_it()
    {
        var (account, first) = await ConsoleAccount.SetUpAsync(_server);
        first.Dispose();
        using var browser = new ConsoleBrowser(_server);
        for (var round = 0; round < 2; round++)
        {
            for (var i = 0; i < 3; i++)
            {
                (await account.GivePasswordAsync(browser, "pas le bon du tout")).Text("[role=alert]").ShouldBe(Wrong);
            }

            _clock.Advance(TimeSpan.FromMinutes(1));
            using var signedIn = await account.SignInAsync(account.Code());
        }
    }

    [Fact]
    public async Task S43_code_counts_once_a_step_either_way_and_five_wrong_ones_pause()
    {
        var (account, first) = await ConsoleAccount.SetUpAsync(_server);
        first.Dispose();
        _clock.Advance(TimeSpan.FromMinutes(1));
        var code = account.Code();
        (await account.SignInAsync(code)).Dispose();
        using var browser = new ConsoleBrowser(_server);
        await account.GivePasswordAsync(browser);

        // The same again, the step before, two steps off, nothing at all.
        foreach (var typed in new[] { code, account.Code(-1), account.Code(3), "" })
        {
            var page = await ConsoleAccount.GiveCodeAsync(browser, typed);
            page.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
            page.Text("[role=alert]").ShouldContain("n’est pas valable");
        }

        (await ConsoleAccount.GiveCodeAsync(browser, account.Code(1))).Status.ShouldBe(HttpStatusCode.TooManyRequests);
        (await ConsoleAccount.LogOfAsync(_server, account.Email)).Count(line => line == "signin.failed code").ShouldBe(4);
    }

    [Fact]
    [Trait("Attack", "S43")]
    public async Task Code_posted_by_two_browsers_at_once_lets_one_in()
    {
        var (account, first) = await ConsoleAccount.SetUpAsync(_server);
        first.Dispose();
        _clock.Advance(TimeSpan.FromMinutes(1));
        using var one = new ConsoleBrowser(_server);
        using var two = new ConsoleBrowser(_server);
        await account.GivePasswordAsync(one);
        await account.GivePasswordAsync(two);

        var answers = await Task.WhenAll(ConsoleAccount.GiveCodeAsync(one, account.Code()), ConsoleAccount.GiveCodeAsync(two, account.Code()));

        answers.Count(answer => answer.Status == HttpStatusCode.SeeOther).ShouldBe(1);
    }

    [Fact]
    public async Task Recovery_code_counts_once_in_any_spelling()
    {
        var (account, first) = await ConsoleAccount.SetUpAsync(_server);
        first.Dispose();
        var typed = account.RecoveryCodes[3].ToUpperInvariant().Replace("-", " ", StringComparison.Ordinal);
        (await account.SignInAsync(typed)).Dispose();
        (await ConsoleAccount.LogOfAsync(_server, account.Email))[^1].ShouldBe("signin.done recovery");
        using var browser = new ConsoleBrowser(_server);
        await account.GivePasswordAsync(browser);

        (await ConsoleAccount.GiveCodeAsync(browser, account.RecoveryCodes[3])).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await ConsoleAccount.GiveCodeAsync(browser, account.RecoveryCodes[4])).Status.ShouldBe(HttpStatusCode.SeeOther);
    }

    [Fact]
    public async Task S32_sign_in_forged_from_elsewhere_is_refused()
    {
        var (account, first) = await ConsoleAccount.SetUpAsync(_server, ConsoleRole.Agent);
        first.Dispose();
        using var victim = new ConsoleBrowser(_server);
        using var attacker = new ConsoleBrowser(_server);
        var attackersProof = (await attacker.GetAsync("/console/connexion")).Proof();
        await victim.GetAsync("/console/connexion");

        foreach (var proof in new[] { null, attackersProof })
        {
            var page = await victim.PostAsync("/console/connexion", proof, ("email", account.Email), ("password", account.Password));
            page.Status.ShouldBe(HttpStatusCode.BadRequest);
            page.Text("h1").ShouldBe("Formulaire refusé");
        }

        victim.Cookies.Keys.ShouldNotContain("SupportBot.HalfWay");
    }

    [Fact]
    [Trait("Attack", "S38")]
    public async Task Spraying_from_one_address_is_paused_whatever_accounts_it_names()
    {
        using var browser = new ConsoleBrowser(_server);
        var form = await browser.GetAsync("/console/connexion");
        for (var i = 0; i < 30; i++)
        {
            (await browser.PostAsync("/console/connexion", form, ("email", $"a{i}@example.com"), ("password", "un mot de passe"))).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        }

        (await browser.PostAsync("/console/connexion", form, ("email", "a31@example.com"), ("password", "un mot de passe"))).Status.ShouldBe(HttpStatusCode.TooManyRequests);
        _clock.Advance(TimeSpan.FromMinutes(1));
        (await browser.PostAsync("/console/connexion", form, ("email", "a31@example.com"), ("password", "un mot de passe"))).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }
}
