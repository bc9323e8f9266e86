using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace SupportBot.Browser.Tests.Playground;

/// <summary>The state of a contract in the published Agents Playground, driven in Chromium as a Teams user would.</summary>
public sealed class PlaygroundTests(Chromium chromium) : BrowserTest(chromium)
{
    [Fact]
    public async Task Teams_user_is_welcomed_sees_his_contract_as_a_card_and_starts_its_renewal()
    {
        Expected.Add("error:");   // the playground's own page complains of itself
        Expected.Add("warning:");
        Expected.Add("res-1.cdn.office.net"); // its fonts, which this Chromium does not fetch
        await using var bot = await SupportBotServer.StartAsync(Cancellation, ("RateLimits:Enabled", "false"));
        await using var playground = await AgentsPlayground.StartAsync(bot.Address, Cancellation);
        var page = await NewPageAsync(new() { ViewportSize = new() { Width = 1280, Height = 1000 } });
        await page.GotoAsync(playground.Address.ToString());
        var box = page.Locator("[role=textbox]").First;
        await box.WaitForAsync(new() { Timeout = 60_000 });
        await Expect(page.GetByText("Bonjour").First).ToBeVisibleAsync();

        await SayAsync(page, box, "état du contrat 7041002");

        var card = page.Locator(".ac-adaptiveCard").Last;
        await Expect(card).ToContainTextAsync("Red Hat Enterprise Linux Server");
        await Expect(card).ToContainTextAsync("Expire dans 45 jours");
        await KeepAsync(page, "playground-card");

        await page.GetByRole(AriaRole.Button, new() { Name = "Renouveler" }).Last.ClickAsync();

        await Expect(page.GetByText("Renouvelons").Last).ToBeVisibleAsync();
        await Expect(page.GetByText("Renouvellement commencé.").First).ToBeVisibleAsync();
        await KeepAsync(page, "playground-renewal");
    }

    [Fact]
    public async Task In_a_group_the_bot_speaks_of_no_contract()
    {
        Expected.Add("error:");
        Expected.Add("warning:");
        Expected.Add("res-1.cdn.office.net"); // its fonts, which this Chromium does not fetch
        await using var bot = await SupportBotServer.StartAsync(Cancellation, ("RateLimits:Enabled", "false"));
        await using var playground = await AgentsPlayground.StartAsync(bot.Address, Cancellation);
        var page = await NewPageAsync(new() { ViewportSize = new() { Width = 1280, Height = 1000 } });
        await page.GotoAsync(playground.Address.ToString());
        var box = page.Locator("[role=textbox]").First;
        await box.WaitForAsync(new() { Timeout = 60_000 });
        await page.GetByText("Group Chat", new() { Exact = true }).Last.ClickAsync();
        await Expect(page.GetByText("Bonjour à tous").First).ToBeVisibleAsync();

        await box.ClickAsync();
        await page.Keyboard.TypeAsync("@");
        await page.Locator("[role=menuitem]").Filter(new() { HasText = "Test Bot" }).First.ClickAsync();
        await page.Keyboard.TypeAsync(" état du contrat 7041002");
        await SendAsync(page);

        await Expect(page.GetByText("Je ne parle de contrats qu'en tête-à-tête").Last).ToBeVisibleAsync();
        await Expect(page.GetByText("Enterprise Linux")).ToHaveCountAsync(0);
        await KeepAsync(page, "playground-group");
    }

    private static async Task SayAsync(IPage page, ILocator box, string words)
    {
        await box.ClickAsync();
        await page.Keyboard.TypeAsync(words);
        await SendAsync(page);
    }

    private static Task SendAsync(IPage page) => Button(page, "Send Message").Or(Button(page, "Post")).First.ClickAsync();

    private static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });
}
