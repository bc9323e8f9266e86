using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace SupportBot.Browser.Tests;

/// <summary>The chat while the network or the server is away, and after.</summary>
public sealed class BrokenLineTests(Chromium chromium) : BrowserTest(chromium)
{
    private static readonly LocatorAssertionsToContainTextOptions Patiently = new() { Timeout = 30_000 };

    [Fact]
    public async Task Server_that_restarts_loses_nothing_and_the_chat_goes_on()
    {
        Expected.Add("ERR_CONNECTION_REFUSED");
        Expected.Add("ERR_CONNECTION_RESET");
        await using var server = await SupportBotServer.StartAsync(Cancellation);
        var (page, chat) = await OpenAsync(server);
        await chat.SayAsync("comment obtenir une facture ?");
        var messages = await chat.Messages.CountAsync();

        await server.KillAsync();
        await Expect(chat.Banner).ToContainTextAsync("La liaison est interrompue", Patiently);
        await KeepAsync(page, "line-down");
        await chat.Box.FillAsync("merci");
        await chat.Box.PressAsync("Enter");
        await Expect(chat.Banner).ToContainTextAsync("Message non envoyé");
        await Expect(chat.Box).ToHaveValueAsync("merci");
        await server.StartAgainAsync(Cancellation);

        await Expect(chat.Banner).ToContainTextAsync("La liaison est rétablie", new() { Timeout = 40_000 });
        await Expect(chat.Messages).ToHaveCountAsync(messages);
        await SendUntilOnlineAsync(chat, "merci");
        await Expect(chat.FromVisitor).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task Page_offline_shows_a_banner_and_recovers_what_was_said_meanwhile()
    {
        Expected.Add("ERR_INTERNET_DISCONNECTED");
        await using var server = await SupportBotServer.StartAsync(Cancellation);
        var (page, chat) = await OpenAsync(server);
        await chat.SayAsync("comment obtenir une facture ?");

        await page.Context.SetOfflineAsync(true);
        await Expect(chat.Banner).ToContainTextAsync("Vous êtes hors connexion", Patiently);
        await KeepAsync(page, "line-offline");
        await page.Context.SetOfflineAsync(false);

        await Expect(chat.Banner).ToContainTextAsync("La liaison est rétablie", Patiently);
        await chat.SayAsync("merci");
    }

    [Fact]
    public async Task Token_that_has_expired_gives_a_new_conversation_told_in_one_sentence()
    {
        Expected.Add("403");
        Expected.Add("401");
        await using var server = await SupportBotServer.StartAsync(Cancellation);
        var (page, chat) = await OpenAsync(server);
        await chat.SayAsync("comment obtenir une facture ?");

        await page.EvaluateAsync("""
            () => {
              const kept = JSON.parse(sessionStorage.getItem('supportbot.chat'));
              sessionStorage.setItem('supportbot.chat', JSON.stringify({ ...kept, expiresAt: Date.now() - 1 }));
            }
            """);
        await page.EvaluateAsync("() => { window.addEventListener('pagehide', event => event.stopImmediatePropagation(), true); }");
        await page.ReloadAsync();

        await Expect(chat.Banner).ToContainTextAsync("Votre discussion précédente a expiré");
        await Expect(chat.FromBot.First).ToBeVisibleAsync();
        await Expect(chat.FromVisitor).ToHaveCountAsync(0);
        await KeepAsync(page, "chat-expired");
    }

    private async Task<(IPage Page, ChatOnPage Chat)> OpenAsync(SupportBotServer server)
    {
        var page = await NewPageAsync();
        var chat = new ChatOnPage(page);
        await page.GotoAsync(server.Address.ToString());
        await chat.OpenAsync();
        return (page, chat);
    }

    private static async Task SendUntilOnlineAsync(ChatOnPage chat, string words)
    {
        var before = await chat.FromBot.CountAsync();
        await chat.Box.PressAsync("Enter");
        await Expect(chat.FromVisitor.Last).ToContainTextAsync(words);
        await Expect(chat.FromBot).Not.ToHaveCountAsync(before);
    }
}
