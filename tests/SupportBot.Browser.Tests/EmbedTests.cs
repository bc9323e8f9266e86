using Microsoft.Playwright;
using SupportBot.Bot.Flows.Shared;
using static Microsoft.Playwright.Assertions;

namespace SupportBot.Browser.Tests;

/// <summary>The chat in somebody else's page, by one script line.</summary>
public sealed class EmbedTests(Chromium chromium, SharedServer shared) : BrowserTest(chromium)
{
    private const int LargestLauncher = 8 * 1024;

    [Fact]
    public async Task One_line_embeds_the_chat_under_a_strict_policy()
    {
        var server = await shared.StartAsync(Cancellation);
        await using var site = new SomebodysSite(server.Address, "data-color=\"#b3261e\" data-title=\"Aide Boutique\"");
        var page = await NewPageAsync();
        var requests = new List<IRequest>();
        page.RequestFinished += (_, request) => requests.Add(request);
        await page.GotoAsync(site.Address.ToString(), new() { WaitUntil = WaitUntilState.NetworkIdle });

        var launcher = page.GetByRole(AriaRole.Button, new() { Name = "Discuter" });
        await Expect(launcher).ToBeVisibleAsync();
        var fromServer = requests.Where(request => new Uri(request.Url).Port == server.Address.Port).ToList();
        fromServer.ShouldHaveSingleItem().Url.ShouldEndWith("/embed.js");
        (await fromServer[0].SizesAsync()).ResponseBodySize.ShouldBeLessThan(LargestLauncher);
        await KeepAsync(page, "embed-before");

        await launcher.ClickAsync();
        var chat = Framed(page);
        await Expect(chat.FromBot.First).ToBeVisibleAsync();
        await Expect(chat.Box).ToBeFocusedAsync();
        await chat.SayAsync("comment obtenir une facture ?");
        await KeepAsync(page, "embed-open");

        await chat.Box.PressAsync("Escape");
        await Expect(launcher).ToBeFocusedAsync();
        await launcher.ClickAsync();
        await Expect(chat.FromVisitor).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Right_to_left_page_gets_the_launcher_mirrored()
    {
        var server = await shared.StartAsync(Cancellation);
        await using var site = new SomebodysSite(server.Address, page: "lang=\"ar\" dir=\"rtl\"");
        var page = await NewPageAsync(new() { ViewportSize = new() { Width = 1000, Height = 800 }, ColorScheme = ColorScheme.Dark });
        await page.GotoAsync(site.Address.ToString());

        var box = await page.GetByRole(AriaRole.Button, new() { Name = "Discuter" }).BoundingBoxAsync();
        box.ShouldNotBeNull().X.ShouldBeLessThan(100);
        await page.GetByRole(AriaRole.Button, new() { Name = "Discuter" }).ClickAsync();
        await Expect(Framed(page).FromBot.First).ToBeVisibleAsync();
        await KeepAsync(page, "embed-right-to-left");
    }

    // A module loader, a React and prototypes of the page's own, and a main part that is drawn again and again.
    [Fact]
    public async Task Page_of_another_framework_keeps_what_is_its_own()
    {
        var server = await shared.StartAsync(Cancellation);
        await using var site = new SomebodysSite(server.Address);
        var page = await NewPageAsync();
        await page.AddInitScriptAsync("""
            if (window === window.top) {
              window.define = () => { throw new Error('The loader of the page was called.'); };
              window.define.amd = {};
              window.React = { version: 'of the page' };
              Array.prototype.each = function () {};
              document.addEventListener('DOMContentLoaded', () =>
                setInterval(() => { document.querySelector('main').innerHTML = '<h1>Boutique</h1>'; }, 50));
            }
            """);
        await page.GotoAsync(site.Address.ToString());

        await page.GetByRole(AriaRole.Button, new() { Name = "Discuter" }).ClickAsync();
        await Expect(Framed(page).FromBot.First).ToBeVisibleAsync();
        await Framed(page).SayAsync("comment obtenir une facture ?");

        (await page.EvaluateAsync<string>("React.version")).ShouldBe("of the page");
        (await page.EvaluateAsync<bool>("'WebChat' in window")).ShouldBeFalse();
    }

    [Fact]
    public async Task Custom_properties_of_the_page_place_the_launcher_and_the_frame()
    {
        var server = await shared.StartAsync(Cancellation);
        await using var site = new SomebodysSite(server.Address);
        var page = await NewPageAsync(new() { ViewportSize = new() { Width = 1000, Height = 900 } });
        // As a style sheet of the page would; before the script runs, as it reads the colour when it starts.
        await page.AddInitScriptAsync(
            """
            new MutationObserver((_, watch) => {
              if (document.documentElement) {
                document.documentElement.style.setProperty('--supportbot-gap', '40px');
                document.documentElement.style.setProperty('--supportbot-layer', '7');
                document.documentElement.style.setProperty('--supportbot-color', '#b3261e');
                watch.disconnect();
              }
            }).observe(document, { childList: true });
            """);
        await page.GotoAsync(site.Address.ToString());
        var launcher = page.GetByRole(AriaRole.Button, new() { Name = "Discuter" });

        var box = (await launcher.BoundingBoxAsync()).ShouldNotBeNull();
        (box.X + box.Width).ShouldBe(960, 1);
        (box.Y + box.Height).ShouldBe(860, 1);
        (await launcher.EvaluateAsync<string>("button => getComputedStyle(button).backgroundColor")).ShouldBe("rgb(179, 38, 30)");
        (await launcher.EvaluateAsync<string>("button => getComputedStyle(button).zIndex")).ShouldBe("7");
        await launcher.ClickAsync();
        await Expect(Framed(page).FromBot.First).ToBeVisibleAsync();
        var frame = (await page.Locator("[data-supportbot] iframe").BoundingBoxAsync()).ShouldNotBeNull();
        (frame.X + frame.Width).ShouldBe(960, 1);
        (await Framed(page).Panel.EvaluateAsync<string>("panel => getComputedStyle(panel).getPropertyValue('--accent').trim()")).ShouldStartWith("rgb(179");
    }

    [Fact]
    [Trait("Attack", "S40")]
    public async Task Messages_that_are_not_from_the_chat_are_ignored()
    {
        var server = await shared.StartAsync(Cancellation);
        await using var site = new SomebodysSite(server.Address);
        var page = await NewPageAsync();
        await page.GotoAsync(site.Address.ToString());
        await page.GetByRole(AriaRole.Button, new() { Name = "Discuter" }).ClickAsync();
        await Expect(Framed(page).FromBot.First).ToBeVisibleAsync();

        await page.EvaluateAsync("window.postMessage({ from: 'supportbot-chat', type: 'close' }, '*')");
        // From the frame's own window, but not from the page that opened it: a stranger could have got hold of it.
        await page.Frames[^1].EvaluateAsync("window.postMessage({ from: 'supportbot-launcher', type: 'open', flow: 'dell' }, '*')");

        await page.WaitForTimeoutAsync(500);
        await Expect(Framed(page).Panel).ToBeVisibleAsync();
        await Expect(Framed(page).FromVisitor).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Start_flow_is_asked_for_once()
    {
        var server = await shared.StartAsync(Cancellation);
        await using var site = new SomebodysSite(server.Address, "data-flow=\"renewal\"");
        var page = await NewPageAsync();
        await page.GotoAsync(site.Address.ToString());
        var launcher = page.GetByRole(AriaRole.Button, new() { Name = "Discuter" });

        await launcher.ClickAsync();
        await Expect(Framed(page).FromVisitor).ToHaveTextAsync(RootTexts.StartLabel("renewal"));
        await Framed(page).Close.ClickAsync();
        await launcher.ClickAsync();

        await page.WaitForTimeoutAsync(500);
        await Expect(Framed(page).FromVisitor).ToHaveCountAsync(1);
    }

    [Fact]
    [Trait("Attack", "S39")]
    public async Task Site_that_is_not_trusted_cannot_frame_the_chat()
    {
        Expected.Add("frame-ancestors");
        Expected.Add("ERR_BLOCKED_BY_RESPONSE");
        await using var server = await SupportBotServer.StartAsync(Cancellation, ("ASPNETCORE_ENVIRONMENT", "Staging"), ("DirectLine:TrustedOrigins:0", "https://www.exemple.fr"));
        await using var site = new SomebodysSite(server.Address);
        var page = await NewPageAsync();
        await page.GotoAsync(site.Address.ToString());

        var refused = page.WaitForConsoleMessageAsync(new() { Predicate = message => message.Text.Contains("frame-ancestors", StringComparison.Ordinal) });
        await page.GetByRole(AriaRole.Button, new() { Name = "Discuter" }).ClickAsync();

        (await refused).Text.ShouldContain("https://www.exemple.fr");
    }

    private static ChatOnPage Framed(IPage page) => new(page, page.FrameLocator("[data-supportbot] iframe"));
}
