using System.Text.Json;
using Microsoft.Playwright;
using SupportBot.Bot.Flows.Shared;
using static Microsoft.Playwright.Assertions;

namespace SupportBot.Browser.Tests;

/// <summary>A conversation in the real Web Chat on the support page.</summary>
public sealed class ChatTests(Chromium chromium, SharedServer shared) : BrowserTest(chromium)
{
    private const string Question = "comment obtenir une facture pour un achat en ligne sur le Red Hat Store ?";

    [Fact]
    public async Task Chat_opens_with_the_focus_in_the_box_and_answers_a_question()
    {
        var (page, chat) = await OpenAsync();
        await Expect(chat.Box).ToBeFocusedAsync();
        await Expect(chat.PaperClip).ToHaveCountAsync(0);
        await KeepAsync(page, "chat-greeting");

        await chat.SayAsync(Question);

        await Expect(chat.FromBot.Last).ToContainTextAsync("facture");
        await KeepAsync(page, "chat-answer");
    }

    [Fact]
    public async Task Suggested_reply_is_sent_and_answered()
    {
        var (page, chat) = await OpenAsync();
        var words = await chat.Suggestions.First.InnerTextAsync();
        var before = await chat.FromBot.CountAsync();

        await chat.Suggestions.First.ClickAsync();

        await Expect(chat.FromVisitor.Last).ToContainTextAsync(words);
        await Expect(chat.FromBot).Not.ToHaveCountAsync(before);
        await KeepAsync(page, "chat-suggested-reply");
    }

    [Fact]
    public async Task Reload_keeps_the_conversation_and_it_goes_on()
    {
        var (page, chat) = await OpenAsync();
        await chat.SayAsync(Question);
        var messages = await chat.Messages.CountAsync();

        await page.ReloadAsync();

        await Expect(chat.Messages).ToHaveCountAsync(messages);
        await chat.SayAsync("merci");
        await Expect(chat.FromVisitor).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task Second_tab_shows_the_same_conversation_and_both_hear_everything()
    {
        var (page, chat) = await OpenAsync();
        await chat.SayAsync(Question);
        var messages = await chat.Messages.CountAsync();
        var other = await page.Context.NewPageAsync();
        var otherChat = new ChatOnPage(other);
        await other.GotoAsync(page.Url);

        await otherChat.OpenAsync();
        await Expect(otherChat.Messages).ToHaveCountAsync(messages);
        await otherChat.SayAsync("merci");

        await Expect(chat.FromVisitor.Last).ToContainTextAsync("merci");
        (await otherChat.Messages.CountAsync()).ShouldBe(await chat.Messages.CountAsync());
    }

    [Fact]
    public async Task Erasing_asks_first_then_starts_anew_in_every_tab()
    {
        var (page, chat) = await OpenAsync();
        await chat.SayAsync(Question);
        var other = await page.Context.NewPageAsync();
        var otherChat = new ChatOnPage(other);
        await other.GotoAsync(page.Url);
        await otherChat.OpenAsync();

        await chat.Erase.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alertdialog)).ToContainTextAsync("Effacer la conversation");
        await Expect(chat.Button("Annuler")).ToBeFocusedAsync();
        await KeepAsync(page, "chat-erase");
        await page.Keyboard.PressAsync("Escape");
        await Expect(chat.FromVisitor).ToHaveCountAsync(1);
        await chat.Erase.ClickAsync();
        await page.GetByRole(AriaRole.Alertdialog).GetByRole(AriaRole.Button, new() { Name = "Effacer" }).ClickAsync();

        await Expect(chat.FromVisitor).ToHaveCountAsync(0);
        await Expect(chat.FromBot.First).ToBeVisibleAsync();
        await Expect(chat.Banner).ToContainTextAsync("La conversation est effacée");
        await Expect(otherChat.Banner).ToContainTextAsync("effacée dans un autre onglet");
        await page.ReloadAsync();
        await Expect(chat.FromBot.First).ToBeVisibleAsync();
        await Expect(chat.FromVisitor).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Adviser_is_one_click_away_at_any_time()
    {
        var (_, chat) = await OpenAsync();
        await chat.SayAsync(Question);
        var before = await chat.FromBot.CountAsync();

        await chat.Panel.Locator(".adviser").ClickAsync();

        await Expect(chat.FromVisitor.Last).ToContainTextAsync("Parler à un conseiller");
        await Expect(chat.FromBot).Not.ToHaveCountAsync(before);
    }

    [Fact]
    public async Task Escape_closes_the_chat_gives_the_focus_back_and_it_goes_on_later()
    {
        var (page, chat) = await OpenAsync();
        await chat.SayAsync(Question);
        var messages = await chat.Messages.CountAsync();

        await chat.Box.PressAsync("Escape");
        await Expect(chat.Panel).ToBeHiddenAsync();
        await Expect(page.Locator("#lanceur")).ToBeFocusedAsync();
        await Expect(page.Locator("#lanceur")).ToHaveTextAsync("Reprendre la discussion");
        await page.Keyboard.PressAsync("Enter");

        await Expect(chat.Box).ToBeFocusedAsync();
        await Expect(chat.Messages).ToHaveCountAsync(messages);
    }

    [Fact]
    public async Task Request_offered_with_an_answer_starts_in_the_chat_after_the_greeting()
    {
        var page = await NewPageAsync();
        var chat = new ChatOnPage(page);
        await page.GotoAsync(await HomeAsync() + "?reponse=activation-dell");

        await page.GetByRole(AriaRole.Button, new() { Name = "Préparer ma demande" }).ClickAsync();

        await Expect(chat.FromVisitor).ToHaveTextAsync(RootTexts.StartLabel("dell"));
        await Expect(chat.Messages).ToHaveCountAsync(3);
        (await chat.Messages.First.TextContentAsync()).ShouldNotBeNull().ShouldContain("Bonjour");
    }

    [Theory]
    [InlineData("activation")]
    [InlineData("dell")]
    [InlineData("hp")]
    [InlineData("renewal")]
    [InlineData("transfer")]
    [InlineData("status")]
    [InlineData("agent")]
    public void Words_that_start_a_request_are_those_of_the_bots_own_buttons(string flow)
    {
        using var texts = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.BotProject, "ChatPage", "texts", "chat.json")));

        texts.RootElement.GetProperty("startFlow").GetProperty(flow).GetString().ShouldBe(RootTexts.StartLabel(flow));
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    public async Task Paper_clip_is_there_only_while_the_bot_takes_files(string files, bool shown)
    {
        var page = await NewPageAsync();
        var chat = new ChatOnPage(page);
        await page.RouteWebSocketAsync("**/stream**", socket =>
        {
            var server = socket.ConnectToServer();
            server.OnMessage(frame => socket.Send(WithFiles(frame.Text ?? "", files)));
        });
        await page.GotoAsync(await HomeAsync());

        await chat.OpenAsync();

        await Expect(chat.PaperClip).ToHaveCountAsync(shown ? 1 : 0);
        await KeepAsync(page, $"chat-files-{files}");
    }

    [Fact]
    public async Task Message_of_an_adviser_carries_the_name_and_another_face()
    {
        const string Message = """
            {"activities":[{"type":"message","id":"adviser|1","timestamp":"2100-01-01T00:00:00Z","from":{"id":"adviser-1","name":"Camille Perrin"},"text":"Bonjour, je prends le relais : avez-vous le bon de livraison ?"}],"watermark":"1"}
            """;
        IWebSocketRoute? line = null;
        var page = await NewPageAsync();
        var chat = new ChatOnPage(page);
        await page.RouteWebSocketAsync("**/stream**", socket =>
        {
            line = socket;
            socket.ConnectToServer();
        });
        await page.GotoAsync(await HomeAsync());
        await chat.OpenAsync();

        line.ShouldNotBeNull().Send(Message);

        var adviser = page.Locator(".chat-person");
        await Expect(adviser).ToContainTextAsync("je prends le relais");
        await Expect(adviser).ToHaveAttributeAsync("data-name", "Camille Perrin");
        await Expect(page.Locator(".chat-person", new() { HasText = "Bonjour, je suis l" })).ToHaveCountAsync(0);
        await KeepAsync(page, "chat-adviser");
    }

    [Fact]
    public async Task Closed_chat_counts_what_arrives_meanwhile()
    {
        IWebSocketRoute? line = null;
        var page = await NewPageAsync();
        var chat = new ChatOnPage(page);
        await page.RouteWebSocketAsync("**/stream**", socket =>
        {
            line = socket;
            socket.ConnectToServer();
        });
        await page.GotoAsync(await HomeAsync());
        await chat.OpenAsync();
        await chat.Close.ClickAsync();

        line.ShouldNotBeNull().Send("""{"activities":[{"type":"message","id":"late|1","timestamp":"2100-01-01T00:00:00Z","from":{"id":"adviser-1","name":"Camille"},"text":"Êtes-vous là ?"}],"watermark":"1"}""");

        await Expect(page.Locator("#lanceur .count")).ToHaveTextAsync("1");
        await Expect(page.Locator("#annonce")).ToHaveTextAsync("Un nouveau message dans la discussion");
        await KeepAsync(page, "chat-unread");
        await page.Locator("#lanceur").ClickAsync();
        await Expect(chat.FromBot.Last).ToContainTextAsync("Êtes-vous là");
        await Expect(page.Locator("#lanceur .count")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Token_that_Direct_Line_refreshed_is_the_one_used_after_a_reload()
    {
        var page = await NewPageAsync();
        var chat = new ChatOnPage(page);
        await page.Clock.InstallAsync();
        await page.GotoAsync(await HomeAsync());
        await chat.OpenAsync();
        var first = await TokenAsync(page);

        var refreshed = page.WaitForResponseAsync("**/tokens/refresh");
        await page.Clock.FastForwardAsync("16:00");
        await refreshed;
        await page.Clock.FastForwardAsync("02:00");
        await page.WaitForFunctionAsync("first => JSON.parse(sessionStorage.getItem('supportbot.chat')).token !== first", first);
        var second = await TokenAsync(page);
        var sent = page.WaitForRequestAsync("**/tokens/refresh");
        await page.ReloadAsync();

        (await (await sent).HeaderValueAsync("authorization")).ShouldBe("Bearer " + second);
    }

    [Fact]
    public async Task Too_many_conversations_are_refused_in_plain_words()
    {
        Expected.Add("429");
        var page = await NewPageAsync();
        await page.RouteAsync("**/api/chat/token", route => route.FulfillAsync(new() { Status = 429 }), new() { Times = 1 });
        await page.GotoAsync(await HomeAsync());

        await page.Locator("#lanceur").ClickAsync();

        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Trop de discussions");
    }

    [Fact]
    public async Task Chat_that_cannot_load_says_so_and_opens_on_retry()
    {
        Expected.Add("net::ERR_CONNECTION_FAILED");
        var page = await NewPageAsync();
        var chat = new ChatOnPage(page);
        await page.RouteAsync("**/webchat-*.js", route => route.AbortAsync("connectionfailed"), new() { Times = 1 });
        await page.GotoAsync(await HomeAsync());

        await page.Locator("#lanceur").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("La discussion n’a pas pu s’ouvrir");
        await Expect(chat.Button("Réessayer")).ToBeFocusedAsync();
        await KeepAsync(page, "chat-load-failed");
        await chat.Button("Réessayer").ClickAsync();

        await Expect(chat.FromBot.First).ToBeVisibleAsync();
    }

    private static Task<string> TokenAsync(IPage page) => page.EvaluateAsync<string>("JSON.parse(sessionStorage.getItem('supportbot.chat')).token");

    private static string WithFiles(string frame, string files) =>
        System.Text.RegularExpressions.Regex.Replace(frame, "\"supportBot\":\\{", $"\"supportBot\":{{\"files\":{files},", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));

    private async Task<(IPage Page, ChatOnPage Chat)> OpenAsync()
    {
        var page = await NewPageAsync();
        var chat = new ChatOnPage(page);
        await page.GotoAsync(await HomeAsync());
        await chat.OpenAsync();
        return (page, chat);
    }

    private async Task<string> HomeAsync() => (await shared.StartAsync(Cancellation)).Address.ToString();
}
