using Microsoft.Extensions.Options;
using Microsoft.Playwright;
using SupportBot.Bot.AgentConsole.Accounts;
using SupportBot.Bot.AgentConsole.Audit;
using SupportBot.Bot.AgentConsole.SignIn;
using SupportBot.Bot.Persistence.Sqlite;
using static Microsoft.Playwright.Assertions;

namespace SupportBot.Browser.Tests;

/// <summary>From the one-time link into the console, out and in again, on a phone and on a desk, light and dark; axe on every page on the way.</summary>
public sealed class ConsoleSignInTests(Chromium chromium, SharedServer shared) : BrowserTest(chromium)
{
    private const string Password = "quatre lapins sur un tracteur";

    [Theory]
    [InlineData(ColorScheme.Light, true)]
    [InlineData(ColorScheme.Dark, true)]
    [InlineData(ColorScheme.Light, false)]
    public async Task Agent_sets_up_signs_out_and_in_again(ColorScheme colours, bool isPhone)
    {
        var kind = $"{(isPhone ? "phone" : "desk")}-{colours}";
        Expected.Add("422"); // The wrong password below.
        var (email, path) = await InviteAsync();
        var page = isPhone ? await NewPhoneAsync(colours) : await NewPageAsync(new() { ColorScheme = colours, ViewportSize = new() { Width = 1200, Height = 900 } });

        await page.GotoAsync(await AddressAsync(path));
        await LookAsync(page, $"console-setup-{kind}");
        var secret = FromBase32((await page.Locator(".secret").InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal));
        await page.GetByLabel("Nouveau mot de passe").FillAsync(Password);
        await page.GetByLabel("Le même, une seconde fois").FillAsync(Password);
        await page.GetByLabel("Code affiché par l’application").FillAsync(CodeOf(secret, 0));
        await page.GetByRole(AriaRole.Button, new() { Name = "Terminer et ouvrir la console" }).ClickAsync();
        await Expect(page.Locator(".codes li")).ToHaveCountAsync(10);
        await LookAsync(page, $"console-codes-{kind}");

        await page.GetByRole(AriaRole.Link, new() { Name = "C’est noté, ouvrir la console" }).ClickAsync();
        await page.GotoAsync(await AddressAsync("/console/compte"));
        await LookAsync(page, $"console-account-{kind}");
        foreach (var section in new[] { "agents", "journal" })
        {
            await page.GotoAsync(await AddressAsync($"/console/{section}"));
            await LookAsync(page, $"console-{section}-{kind}");
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Se déconnecter" }).ClickAsync();
        await GiveAsync(page, email, "pas le bon mot de passe");
        await Expect(page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("Adresse ou mot de passe incorrect.");
        await LookAsync(page, $"console-sign-in-{kind}");
        await GiveAsync(page, email, Password);
        await Expect(page.GetByLabel("Code de votre application")).ToBeFocusedAsync();
        await LookAsync(page, $"console-code-{kind}");
        await page.Keyboard.TypeAsync(CodeOf(secret, 1));
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Se déconnecter" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Keyboard_alone_goes_past_the_navigation_to_the_content()
    {
        Expected.Add("404");
        var page = await NewPageAsync();
        await page.GotoAsync(await AddressAsync("/console/acces/none")); // A page that gives no field the focus.

        await page.Keyboard.PressAsync("Tab");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Aller au contenu" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Locator("main")).ToBeFocusedAsync();
    }

    private static async Task GiveAsync(IPage page, string email, string password)
    {
        await page.GetByLabel("Adresse e-mail").FillAsync(email);
        await page.GetByLabel("Mot de passe").FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Continuer" }).ClickAsync();
    }

    private static async Task LookAsync(IPage page, string name)
    {
        await ShouldHaveNoViolationAsync(page);
        await ShouldNotScrollSidewaysAsync(page);
        await KeepAsync(page, name);
    }

    private static string CodeOf(byte[] secret, int steps) => Totp.Code(secret, Totp.StepAt(TimeProvider.System.GetUtcNow()) + steps);

    /// <summary>An account as the command line makes it, in the database of the running bot.</summary>
    private async Task<(string Email, string Path)> InviteAsync()
    {
        var server = await shared.StartAsync(Cancellation);
        using var database = SqliteDatabase.Open(server.Database, TimeProvider.System.GetUtcNow());
        var desk = new AccountDesk(database, new AgentStore(database), Options.Create(new ConsoleOptions()), TimeProvider.System);
        var email = $"{Guid.NewGuid():N}@example.com";
        var answer = await desk.AddAsync(email, "Anne-Charlotte de La Rochefoucauld", ConsoleRole.Administrator | ConsoleRole.Agent, QueueAccess.All, new AuditEntry("") { ActorName = "test" }, Cancellation);
        answer.Outcome.ShouldBe(AccountOutcome.Done);
        return (email, answer.LinkPath ?? "");
    }

    private async Task<string> AddressAsync(string path) => new Uri((await shared.StartAsync(Cancellation)).Address, path).ToString();

    private static byte[] FromBase32(string text)
    {
        var bits = string.Concat(text.Select(letter => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2))];
    }
}
