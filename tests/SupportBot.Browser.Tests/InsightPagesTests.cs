using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace SupportBot.Browser.Tests;

/// <summary>Dashboard, unanswered questions, verdicts and drafts, as an editor sees them after a few conversations.</summary>
public sealed class InsightPagesTests(Chromium chromium) : BrowserTest(chromium)
{
    private const string Unknown = "Combien coûte une licence pour douze serveurs ?";

    public override ValueTask InitializeAsync()
    {
        // The server ends while pages still listen to it.
        Expected.Add("ERR_INCOMPLETE_CHUNKED_ENCODING");
        Expected.Add("ERR_CONNECTION_REFUSED");
        Expected.Add("ERR_CONNECTION_RESET");
        Expected.Add("ERR_EMPTY_RESPONSE");
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Pages_have_no_violation_and_fit_a_phone_and_a_desk()
    {
        await using var server = await SupportBotServer.StartAsync(Cancellation, ("BusinessHours:AlwaysOpen", "true"));
        using var accounts = new ConsoleAccounts(server);
        await accounts.OpenCasesAsync(Cancellation);
        await TalkAsync(server);
        var desk = await OpenAsync(server, await accounts.InviteAsync("Alice Martin"), new() { ViewportSize = new() { Width = 1280, Height = 900 } });
        var phone = await OpenAsync(
            server, await accounts.InviteAsync("Bruno Petit"), new() { ColorScheme = ColorScheme.Dark, ViewportSize = new() { Width = 400, Height = 800 }, IsMobile = true, HasTouch = true });

        foreach (var (page, size) in new[] { (desk, 1280), (phone, 400) })
        {
            foreach (var (path, name) in new[] { ("tableau-de-bord", "dashboard"), ("questions", "questions"), ("avis", "ratings"), ("brouillons", "drafts") })
            {
                await page.GotoAsync($"{server.Address}console/{path}");
                await JudgeAsync(page, $"console-{name}-{size}");
            }
        }

        // One click makes a draft of an unanswered question; it is looked at too.
        await desk.GotoAsync(server.Address + "console/questions");
        await Expect(desk.Locator(".question h2").First).ToBeVisibleAsync();
        await desk.Locator(".question form button").First.ClickAsync();
        await desk.Locator("main a[href^='/console/brouillons/']").First.ClickAsync();
        await Expect(desk.Locator("tr.added").First).ToBeVisibleAsync();
        await JudgeAsync(desk, "console-draft-1280");
        await phone.GotoAsync(desk.Url);
        await JudgeAsync(phone, "console-draft-400");
    }

    /// <summary>Two unanswered questions, one answered and judged.</summary>
    private async Task TalkAsync(SupportBotServer server)
    {
        var page = await NewPageAsync();
        var chat = new ChatOnPage(page);
        await page.GotoAsync(server.Address.ToString());
        await chat.OpenAsync();
        await chat.SayAsync(Unknown);
        await chat.SayAsync("Ma balise de service Dell refuse de s'activer, comment obtenir mon abonnement Red Hat ?");
        await chat.SayAsync(Unknown);
        await page.CloseAsync();
    }

    private async Task<IPage> OpenAsync(SupportBotServer server, string link, BrowserNewContextOptions options)
    {
        var page = await NewPageAsync(options);
        await page.GotoAsync(server.Address + link.TrimStart('/'));
        await page.Locator("main form button").ClickAsync();
        await Expect(page.Locator("#queue")).ToBeVisibleAsync();
        return page;
    }

    private static async Task JudgeAsync(IPage page, string name)
    {
        await page.ScreenshotAsync(new() { Path = Path.Combine(AppContext.BaseDirectory, "TestResults", "screenshots", name + ".png"), FullPage = true });
        await ShouldNotScrollSidewaysAsync(page);
        await ShouldHaveNoViolationAsync(page);
    }
}
