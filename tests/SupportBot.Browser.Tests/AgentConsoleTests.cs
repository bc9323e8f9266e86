using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace SupportBot.Browser.Tests;

/// <summary>Agents at their console and a customer in the chat, each in a browser of his own.</summary>
public sealed class AgentConsoleTests(Chromium chromium) : BrowserTest(chromium)
{
    private static readonly (string, string)[] AlwaysOpen = [("BusinessHours:AlwaysOpen", "true")];

    public override ValueTask InitializeAsync()
    {
        // Each test ends its server while pages still listen to it.
        Expected.Add("ERR_INCOMPLETE_CHUNKED_ENCODING");
        Expected.Add("ERR_CONNECTION_REFUSED");
        Expected.Add("ERR_CONNECTION_RESET");
        Expected.Add("ERR_EMPTY_RESPONSE");
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Two_agents_and_a_customer_go_through_queue_take_over_reply_return_and_close()
    {
        await using var server = await SupportBotServer.StartAsync(Cancellation, AlwaysOpen);
        using var accounts = new ConsoleAccounts(server);
        var alice = await SignInAsync(server, accounts, "Alice Martin");
        var bruno = await SignInAsync(server, accounts, "Bruno Petit");
        await Expect(alice.Locator("#queue")).ToContainTextAsync("Aucune demande ouverte");
        var (visitor, chat) = await AskForAPersonAsync(server);

        // Both queues show the customer without a reload; one agent takes, the other sees who did.
        await Expect(alice.Locator(".waiting li")).ToContainTextAsync("1 dans la file support");
        await Expect(bruno.Locator(".waiting li")).ToHaveCountAsync(1);
        await KeepAsync(alice, "console-queue-waiting");
        await alice.Locator(".waiting form button").ClickAsync();
        await Expect(alice.Locator("#live-state")).ToHaveTextAsync("Vous répondez");
        await Expect(bruno.Locator(".waiting li")).ToHaveCountAsync(0);
        await bruno.GotoAsync(alice.Url.Split('?')[0]);
        await Expect(bruno.Locator("#live-state")).ToHaveTextAsync("Alice Martin répond");
        await Expect(chat.FromBot.Last).ToContainTextAsync("Alice Martin a pris votre conversation");

        // Words go both ways, as text; the agent's page keeps the keyboard where it was.
        await alice.Locator("#say").FillAsync("Bonjour, je regarde <b>votre</b> dossier.");
        await alice.Locator("#say").PressAsync("Enter");
        await Expect(chat.FromBot.Last).ToContainTextAsync("Bonjour, je regarde <b>votre</b> dossier.");
        await Expect(alice.Locator("#say")).ToHaveValueAsync("");
        await Expect(alice.Locator("#say")).ToBeFocusedAsync();
        await Expect(alice.Locator("#read-state")).ToBeVisibleAsync();
        await chat.Box.FillAsync("merci <i>beaucoup</i>");
        await chat.Box.PressAsync("Enter");
        await Expect(alice.Locator(".line-customer").Last).ToContainTextAsync("merci <i>beaucoup</i>");
        await Expect(bruno.Locator(".line-customer").Last).ToContainTextAsync("merci <i>beaucoup</i>");

        // A ready reply and an entry of the knowledge are put into the box.
        await alice.Locator("#conversation .insert summary").ClickAsync();
        await alice.Locator("#conversation .insert").GetByRole(AriaRole.Button, new() { Name = "Un instant" }).ClickAsync();
        await Expect(alice.Locator("#say")).ToHaveValueAsync("Je vérifie ce point et je reviens vers vous dans quelques minutes.");
        await alice.Locator("#search-say").FillAsync("facture Red Hat Store");
        await Expect(alice.Locator("#conversation .found li")).Not.ToHaveCountAsync(0);
        await KeepAsync(alice, "console-live-1200");
        await ShouldHaveNoViolationAsync(alice);
        await alice.Locator("#say").PressAsync("Enter");
        await Expect(chat.FromBot.Last).ToContainTextAsync("Je vérifie ce point");

        // Back to the bot, and again to a person: the other one this time, who closes.
        await alice.GetByRole(AriaRole.Button, new() { Name = "Rendre au robot" }).ClickAsync();
        await Expect(alice.Locator(".notice")).ToContainTextAsync("Le robot a repris la conversation");
        await Expect(chat.FromBot.Last).ToContainTextAsync("Alice Martin a terminé et me rend la parole");
        await bruno.GotoAsync(server.Address + "console/demandes");
        await chat.SayAsync("un conseiller s'il vous plaît");
        await chat.SayAsync("jean@acme.fr");
        await Expect(bruno.Locator(".waiting li")).ToHaveCountAsync(1);
        await bruno.Locator(".waiting form button").ClickAsync();
        await Expect(bruno.Locator("#live-state")).ToHaveTextAsync("Vous répondez");
        await bruno.GetByRole(AriaRole.Button, new() { Name = "Clore : résolu" }).ClickAsync();
        await Expect(bruno.Locator(".notice")).ToContainTextAsync("L'échange est clos");
        await Expect(visitor.Locator(".webchat__basic-transcript")).ToContainTextAsync("Bruno Petit a clos la demande");
        await Expect(bruno.Locator(".case-head .pill").First).ToHaveTextAsync("Terminée");
    }

    [Fact]
    public async Task Agent_whose_conversation_goes_elsewhere_keeps_what_he_typed_and_learns_it_at_once()
    {
        await using var server = await SupportBotServer.StartAsync(Cancellation, AlwaysOpen);
        using var accounts = new ConsoleAccounts(server);
        var alice = await SignInAsync(server, accounts, "Alice Martin");
        var (_, chat) = await AskForAPersonAsync(server);
        await alice.Locator(".waiting form button").ClickAsync();
        await Expect(alice.Locator("#live-state")).ToHaveTextAsync("Vous répondez");
        await Expect(chat.FromBot.Last).ToContainTextAsync("a pris votre conversation");

        await chat.Box.FillAsync("fin");
        await chat.Box.PressAsync("Enter");

        await Expect(alice.Locator("#live-state")).ToHaveTextAsync("Robot");
        await Expect(alice.Locator("#composer")).ToHaveCountAsync(0);
        await Expect(alice.Locator(".line-customer").Last).ToContainTextAsync("fin");
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Pages_have_no_violation_and_fit_a_phone_and_a_desk(ColorScheme colours)
    {
        await using var server = await SupportBotServer.StartAsync(Cancellation, AlwaysOpen);
        using var accounts = new ConsoleAccounts(server);
        var reference = await accounts.OpenCasesAsync(Cancellation);
        var link = await accounts.InviteAsync("Alice Martin");
        var desk = await OpenAsync(server, link, new() { ColorScheme = colours, ViewportSize = new() { Width = 1280, Height = 900 } });
        var phone = await OpenAsync(server, await accounts.InviteAsync("Bruno Petit"), new() { ColorScheme = colours, ViewportSize = new() { Width = 400, Height = 800 }, IsMobile = true, HasTouch = true });
        Expected.Add("status of 409"); // The page of a stale form is looked at too.
        foreach (var (page, size) in new[] { (desk, 1280), (phone, 400) })
        {
            await LookAsync(page, "console/demandes", $"console-queue-{colours}-{size}");
            await LookAsync(page, $"console/cases/{reference}", $"console-case-{colours}-{size}");
            foreach (var summary in await page.Locator("#fields summary, #mail summary, #history summary").AllAsync())
            {
                await summary.ClickAsync();
            }

            await JudgeAsync(page, $"console-case-open-{colours}-{size}");
            await LookAsync(page, $"console/cases/{reference}/transcript", $"console-transcript-{colours}-{size}");
            await LookAsync(page, "console/envois", $"console-undelivered-{colours}-{size}");
        }

        await desk.GotoAsync(server.Address + $"console/cases/{reference}");
        await phone.GotoAsync(server.Address + $"console/cases/{reference}");
        await phone.Locator("#note").FillAsync("Première note");
        await phone.GetByRole(AriaRole.Button, new() { Name = "Ajouter la note" }).ClickAsync();
        await Expect(phone.Locator(".notice")).ToHaveTextAsync("La note est ajoutée.");
        await Expect(desk.Locator("#changed")).ToBeVisibleAsync();
        await desk.Locator("#note").FillAsync("Seconde note, sur une page devenue ancienne");
        await desk.GetByRole(AriaRole.Button, new() { Name = "Ajouter la note" }).ClickAsync();
        await Expect(desk.Locator("h1")).ToHaveTextAsync("Le dossier a changé entre-temps");
        await JudgeAsync(desk, $"console-stale-{colours}-1280");

        async Task LookAsync(IPage page, string path, string name)
        {
            await page.GotoAsync(server.Address + path);
            await JudgeAsync(page, name);
        }
    }

    [Fact]
    public async Task Queue_is_walked_through_with_the_keyboard_alone()
    {
        await using var server = await SupportBotServer.StartAsync(Cancellation, AlwaysOpen);
        using var accounts = new ConsoleAccounts(server);
        await accounts.OpenCasesAsync(Cancellation);
        var page = await SignInAsync(server, accounts, "Alice Martin");

        await page.Keyboard.PressAsync("/");
        await Expect(page.Locator("#q")).ToBeFocusedAsync();
        await page.Locator("[data-row]").First.FocusAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(page.Locator("[data-row]").Nth(1)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Locator("#fields")).ToBeVisibleAsync();
    }

    private static async Task JudgeAsync(IPage page, string name)
    {
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth")).ShouldBe(0, name);
        await page.ScreenshotAsync(new() { Path = Path.Combine(AppContext.BaseDirectory, "TestResults", "screenshots", name + ".png"), FullPage = true });
        await ShouldHaveNoViolationAsync(page);
    }

    private async Task<(IPage Page, ChatOnPage Chat)> AskForAPersonAsync(SupportBotServer server)
    {
        var page = await NewPageAsync();
        var chat = new ChatOnPage(page);
        await page.GotoAsync(server.Address.ToString());
        await chat.OpenAsync();
        await chat.SayAsync("un conseiller s'il vous plaît");
        await chat.SayAsync("jean@acme.fr");
        return (page, chat);
    }

    private async Task<IPage> SignInAsync(SupportBotServer server, ConsoleAccounts accounts, string name) =>
        await OpenAsync(server, await accounts.InviteAsync(name), new() { ViewportSize = new() { Width = 1200, Height = 850 } });

    private async Task<IPage> OpenAsync(SupportBotServer server, string link, BrowserNewContextOptions options)
    {
        var page = await NewPageAsync(options);
        await page.GotoAsync(server.Address + link.TrimStart('/'));
        await page.Locator("main form button").ClickAsync();
        await Expect(page.Locator("#queue")).ToBeVisibleAsync();
        return page;
    }
}
