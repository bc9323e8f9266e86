using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace SupportBot.Browser.Tests;

/// <summary>Signs that are no words, files, and a change of agent, between a customer's window and agents' consoles.</summary>
public sealed partial class LiveTalkTests(Chromium chromium) : BrowserTest(chromium)
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
    public async Task Typing_is_seen_on_both_sides_while_a_person_has_the_conversation_and_not_before()
    {
        await using var server = await SupportBotServer.StartAsync(Cancellation, AlwaysOpen);
        using var accounts = new ConsoleAccounts(server);
        var alice = await SignInAsync(server, accounts, "Alice Martin");
        var (visitor, chat) = await OpenChatAsync(server);
        var signs = 0;
        visitor.Request += (_, request) => signs += request.PostData?.Contains("\"typing\"", StringComparison.Ordinal) == true ? 1 : 0;

        await chat.Box.PressSequentiallyAsync("bonjour");
        await chat.Box.FillAsync("");
        signs.ShouldBe(0);
        await TakeAsync(alice, chat);

        await chat.Box.PressSequentiallyAsync("je cherche le bon de livraison");
        await Expect(alice.Locator("#typing")).ToBeVisibleAsync();
        signs.ShouldBeGreaterThan(0);
        await KeepAsync(alice, "console-customer-typing");
        await chat.Box.PressAsync("Enter");
        await Expect(alice.Locator(".line-customer").Last).ToContainTextAsync("je cherche le bon de livraison");
        await Expect(alice.Locator("#typing")).ToBeHiddenAsync();

        await alice.Locator("#say").PressSequentiallyAsync("D'accord");
        await Expect(visitor.Locator(".webchat__typing-indicator")).ToBeVisibleAsync();
        await KeepAsync(visitor, "chat-agent-typing");
        await alice.Locator("#say").PressAsync("Enter");
        await Expect(chat.FromBot.Last).ToContainTextAsync("D'accord");
        await Expect(alice.Locator("#read-state")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Agent_sends_a_file_and_passes_the_customer_to_a_colleague()
    {
        await using var server = await SupportBotServer.StartAsync(Cancellation, AlwaysOpen);
        using var accounts = new ConsoleAccounts(server);
        var alice = await SignInAsync(server, accounts, "Alice Martin");
        var bruno = await SignInAsync(server, accounts, "Bruno Petit");
        var (visitor, chat) = await OpenChatAsync(server);
        await TakeAsync(alice, chat);

        await alice.Locator("#say-files").SetInputFilesAsync(new FilePayload { Name = "marche-a-suivre.pdf", MimeType = "application/pdf", Buffer = "%PDF-1.7\n1 0 obj\n"u8.ToArray() });
        await alice.Locator("#say").FillAsync("Voici la marche à suivre.");
        await KeepAsync(alice, "console-reply-with-file");
        await ShouldHaveNoViolationAsync(alice);
        await alice.Locator("#say").PressAsync("Enter");
        await Expect(visitor.Locator(".webchat__basic-transcript")).ToContainTextAsync("marche-a-suivre.pdf");
        await Expect(alice.Locator("#say-files")).ToHaveValueAsync("");
        Expected.Add("status of 415");
        await alice.Locator("#say-files").SetInputFilesAsync(new FilePayload { Name = "virus.pdf", MimeType = "application/pdf", Buffer = "MZ"u8.ToArray() });
        await alice.Locator("#say").FillAsync("et encore");
        await alice.Locator("#say").PressAsync("Enter");
        await Expect(alice.Locator("#file-error")).ToBeVisibleAsync();
        await Expect(alice.Locator("#say")).ToHaveValueAsync("et encore");

        await alice.Locator(".pass-on summary").ClickAsync();
        await alice.Locator("#pass-to").SelectOptionAsync(new SelectOptionValue { Label = "Bruno Petit" });
        await KeepAsync(alice, "console-pass-on");
        await alice.GetByRole(AriaRole.Button, new() { Name = "Passer", Exact = true }).ClickAsync();
        await Expect(alice.Locator("#live-state")).ToHaveTextAsync("Bruno Petit répond");
        await Expect(chat.FromBot.Last).ToContainTextAsync("Alice Martin passe la suite à Bruno Petit");
        await KeepAsync(visitor, "chat-passed-on");
        await bruno.GotoAsync(alice.Url.Split('?')[0]);
        await Expect(bruno.Locator("#live-state")).ToHaveTextAsync("Vous répondez");
    }

    [Fact]
    public async Task Window_whose_data_were_erased_says_so_and_begins_anew()
    {
        await using var server = await SupportBotServer.StartAsync(Cancellation);
        var (visitor, chat) = await OpenChatAsync(server);
        await chat.SayAsync("ouvrez un dossier HP : serveur proliant, commande n° 7001234567, SAID 101522334455, produit 507284-B21, mail claire@acme.example");
        foreach (var said in new[] { "Le portail refuse le numéro sans dire pourquoi.", "passer", "Claire Martin", "ACME", "passer", "envoyer", "oui", "effacez mes données", "claire@acme.example" })
        {
            await chat.SayAsync(said);
        }

        await chat.SayAsync(await CodeAsync(server));
        await Expect(chat.FromBot.Last).ToContainTextAsync("Voici ce qui part, sans retour possible");
        await KeepAsync(visitor, "chat-erasure-asked");
        await ShouldHaveNoViolationAsync(visitor);
        await chat.SayAsync("effacer");

        await Expect(chat.Banner).ToContainTextAsync("Vos données sont effacées, et cette conversation avec elles.", new() { Timeout = 60_000 });
        await Expect(chat.FromVisitor).ToHaveCountAsync(0);
        await Expect(visitor.Locator("body")).Not.ToContainTextAsync("claire@acme.example");
        await KeepAsync(visitor, "chat-erased");
        await chat.Button("Nouvelle discussion").ClickAsync();
        await Expect(chat.FromVisitor).ToHaveCountAsync(0);
        await Expect(chat.FromBot.First).ToBeVisibleAsync();
    }

    private async Task<(IPage Page, ChatOnPage Chat)> OpenChatAsync(SupportBotServer server)
    {
        var page = await NewPageAsync();
        var chat = new ChatOnPage(page);
        await page.GotoAsync(server.Address.ToString());
        await chat.OpenAsync();
        return (page, chat);
    }

    private static async Task TakeAsync(IPage agent, ChatOnPage chat)
    {
        await chat.SayAsync("un conseiller s'il vous plaît");
        await chat.SayAsync("jean@acme.fr");
        await agent.Locator(".waiting form button").ClickAsync();
        await Expect(agent.Locator("#live-state")).ToHaveTextAsync("Vous répondez");
        await Expect(chat.FromBot.Last).ToContainTextAsync("a pris votre conversation");
    }

    private async Task<IPage> SignInAsync(SupportBotServer server, ConsoleAccounts accounts, string name)
    {
        var page = await NewPageAsync(new() { ViewportSize = new() { Width = 1200, Height = 850 } });
        await page.GotoAsync(server.Address + (await accounts.InviteAsync(name)).TrimStart('/'));
        await page.Locator("main form button").ClickAsync();
        await Expect(page.Locator("#queue")).ToBeVisibleAsync();
        return page;
    }

    private static async Task<string> CodeAsync(SupportBotServer server)
    {
        var folder = Path.Combine(server.Data, "mail");
        for (var i = 0; i < 600; i++)
        {
            foreach (var mail in Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.eml") : [])
            {
                if (Code().Match(await File.ReadAllTextAsync(mail, Cancellation)) is { Success: true } code)
                {
                    return code.Groups["code"].Value;
                }
            }

            await Task.Delay(100, Cancellation);
        }

        throw new InvalidOperationException("No mail with a code came.");
    }

    [GeneratedRegex(@"est\s(=\r?\n)?:\s(?<code>\d{6})", RegexOptions.ExplicitCapture)]
    private static partial Regex Code();
}
