using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace SupportBot.Browser.Tests;

/// <summary>axe finds nothing to complain about, in any state that people see, light and dark; and the layout holds on a phone.</summary>
public sealed class AccessibilityTests(Chromium chromium, SharedServer shared) : BrowserTest(chromium)
{
    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Page_results_and_answer_have_no_violation(ColorScheme colours)
    {
        var page = await NewPageAsync(new() { ColorScheme = colours, ViewportSize = new() { Width = 1200, Height = 900 } });
        await page.GotoAsync(await HomeAsync());
        await ShouldHaveNoViolationAsync(page);
        await KeepAsync(page, $"page-{colours}");

        await page.GetByRole(AriaRole.Combobox).FillAsync("renouveler mon contrat");
        await Expect(page.GetByRole(AriaRole.Option)).Not.ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Combobox).PressAsync("ArrowDown");
        await ShouldHaveNoViolationAsync(page);
        await KeepAsync(page, $"search-{colours}");

        await page.GotoAsync(await HomeAsync() + "?reponse=activation-tiers");
        await Expect(page.Locator("#reponse .text")).ToBeVisibleAsync();
        await ShouldHaveNoViolationAsync(page);
        await KeepAsync(page, $"answer-{colours}");
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Open_chat_has_no_violation(ColorScheme colours)
    {
        var page = await NewPageAsync(new() { ColorScheme = colours, ViewportSize = new() { Width = 1200, Height = 900 } });
        var chat = new ChatOnPage(page);
        await page.GotoAsync(await HomeAsync());
        await chat.OpenAsync();
        await ShouldHaveNoViolationAsync(page);

        await chat.SayAsync("comment activer un abonnement acheté auprès d’un revendeur ?");
        await ShouldHaveNoViolationAsync(page);
        await KeepAsync(page, $"chat-{colours}");

        await chat.Erase.ClickAsync();
        await ShouldHaveNoViolationAsync(page);
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Phone_shows_everything_without_scrolling_sideways(ColorScheme colours)
    {
        var page = await NewPhoneAsync(colours);
        var chat = new ChatOnPage(page);
        await page.GotoAsync(await HomeAsync());
        await ShouldNotScrollSidewaysAsync(page);
        await KeepAsync(page, $"phone-page-{colours}");

        await page.GetByRole(AriaRole.Combobox).FillAsync("renouveler mon contrat");
        await Expect(page.GetByRole(AriaRole.Option)).Not.ToHaveCountAsync(0);
        await KeepAsync(page, $"phone-search-{colours}");
        await page.GetByRole(AriaRole.Combobox).PressAsync("Escape");

        await chat.OpenAsync();
        await ShouldNotScrollSidewaysAsync(page);
        await KeepAsync(page, $"phone-chat-{colours}");
        var panel = await chat.Panel.BoundingBoxAsync();
        panel.ShouldNotBeNull().Width.ShouldBe(390);

        await chat.SayAsync("comment activer un abonnement acheté auprès d’un revendeur ?");
        await Expect(chat.FromBot.Last).ToBeInViewportAsync(new() { Ratio = 0.3f });
        await KeepAsync(page, $"phone-chat-answer-{colours}");
        await ShouldHaveNoViolationAsync(page);
    }

    private async Task<string> HomeAsync() => (await shared.StartAsync(Cancellation)).Address.ToString();
}
