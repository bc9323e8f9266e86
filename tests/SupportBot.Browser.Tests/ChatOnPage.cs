using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace SupportBot.Browser.Tests;

/// <summary>The chat as a person uses it, on the support page or in a frame.</summary>
internal sealed class ChatOnPage(IPage page, IFrameLocator? frame = null)
{
    public ILocator Panel => Find(".chat-panel");

    public ILocator Box => Find("[data-id='webchat-sendbox-input']");

    public ILocator Banner => Find(".chat-banner");

    public ILocator Suggestions => Find("button.webchat__suggested-action");

    public ILocator PaperClip => Find("input[type=file]");

    /// <summary>Every message, oldest first.</summary>
    public ILocator Messages => Find(".webchat__basic-transcript__activity");

    public ILocator FromVisitor => Find(".webchat__bubble--from-user");

    public ILocator FromBot => Find(".webchat__bubble:not(.webchat__bubble--from-user)");

    public ILocator Close => Find("[aria-label='Fermer la discussion']");

    public ILocator Erase => Find("[aria-label='Effacer la conversation']");

    public ILocator Button(string words) => Panel.Locator("button").Filter(new() { HasText = words });

    /// <summary>Opens the chat with its button and waits until the bot has greeted.</summary>
    public async Task OpenAsync()
    {
        await page.Locator("#lanceur").ClickAsync();
        await Expect(FromBot.First).ToBeVisibleAsync();
        await Expect(Suggestions.First).ToBeVisibleAsync();
    }

    /// <summary>Says something and waits until the bot has answered.</summary>
    public async Task SayAsync(string words)
    {
        var before = await FromBot.CountAsync();
        await Box.FillAsync(words);
        await Box.PressAsync("Enter");
        await Expect(FromVisitor.Last).ToContainTextAsync(words);
        await Expect(FromBot).Not.ToHaveCountAsync(before);
        await Expect(Box).ToHaveValueAsync("");
    }

    private ILocator Find(string selector) => frame is null ? page.Locator(selector) : frame.Locator(selector);
}
