using System.Net;
using System.Text.RegularExpressions;
using SupportBot.Bot.AgentConsole.Accounts;
using SupportBot.Bot.Cases;
using SupportBot.Bot.Tests.HandOff.Desk;

namespace SupportBot.Bot.Tests.AgentConsole.LiveChat;

/// <summary>A conversation between a customer and an agent, through the forms of the console.</summary>
public sealed partial class LiveChatTests : IAsyncDisposable
{
    private readonly LiveTalk _talk = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Customer_who_waits_stands_above_the_queue_with_place_and_time()
    {
        var reference = await _talk.QueueAsync(Cancel);
        _talk.Clock.Advance(TimeSpan.FromSeconds(75));
        using var browser = await ConsoleBrowser.SignInAsync(_talk.Server);
        using var other = await ConsoleBrowser.SignInAsync(_talk.Server, ConsoleRole.Agent, "autre");

        var page = await browser.GetAsync("/console/demandes");

        page.Text(".waiting li .pill").ShouldEndWith("1 min");
        page.Text(".waiting .who .soft").ShouldStartWith("1 dans la file support");
        page.Text("[data-badge=queue]").ShouldBe("1");
        page.Document.QuerySelector(".waiting form").ShouldNotBeNull().GetAttribute("action").ShouldBe($"/console/cases/{reference}/take");
        (await other.GetAsync("/console/demandes")).Document.QuerySelector(".waiting").ShouldBeNull();
    }

    [Fact]
    public async Task Agent_takes_replies_and_closes_and_the_customer_hears_every_step()
    {
        var reference = await _talk.QueueAsync(Cancel);
        using var browser = await ConsoleBrowser.SignInAsync(_talk.Server, name: "Alice Martin");
        var address = $"/console/cases/{reference}";

        var taken = await browser.PostAsync($"{address}/take", await browser.GetAsync(address));
        var mine = await browser.GetAsync(address);
        var said = await browser.PostAsync($"{address}/say", mine, ("text", "Bonjour <b>Jean</b> *ici*"), ("message", "m-1"));
        var again = await browser.PostAsync($"{address}/say", mine, ("text", "Bonjour <b>Jean</b> *ici*"), ("message", "m-1"));
        await _talk.SayAsync("merci <script>alert(1)</script>", Cancel);
        var talking = await browser.GetAsync(address);
        var closed = await browser.PostAsync($"{address}/close", talking, ("resolved", "1"));

        foreach (var answer in new[] { taken, said, again, closed })
        {
            answer.Status.ShouldBe(HttpStatusCode.SeeOther);
        }

        mine.Text("#live-state").ShouldBe("Vous répondez");
        talking.Document.QuerySelectorAll(".line-agent .text").Select(static line => line.TextContent).ShouldBe(["Bonjour <b>Jean</b> *ici*"]);
        talking.Document.QuerySelectorAll(".line-customer .text")[^1].TextContent.ShouldBe("merci <script>alert(1)</script>");
        var heard = (await _talk.Customer.HistoryAsync(Cancel)).Where(static activity => activity.TryGetProperty("text", out _)).Select(LiveTalk.Text).ToList();
        heard.ShouldContain(text => text.StartsWith("Alice Martin a pris votre conversation", StringComparison.Ordinal));
        heard.Count(static text => text == "Bonjour <b>Jean</b> *ici*").ShouldBe(1);
        heard[^1].ShouldStartWith($"Alice Martin a clos la demande {reference}.");
        var file = (await _talk.Cases.FindAsync(reference, Cancel)).ShouldNotBeNull();
        (file.Status, file.AgentName, file.FirstAnswerAt is not null).ShouldBe((CaseStatus.Done, "Alice Martin", true));
    }

    [Fact]
    public async Task Two_agents_take_at_once_one_wins_and_the_other_is_told_who()
    {
        var reference = await _talk.QueueAsync(Cancel);
        using var alice = await ConsoleBrowser.SignInAsync(_talk.Server, name: "Alice");
        using var bruno = await ConsoleBrowser.SignInAsync(_talk.Server, name: "Bruno");
        var pages = await Task.WhenAll(alice.GetAsync("/console/demandes"), bruno.GetAsync("/console/demandes"));

        var answers = await Task.WhenAll(alice.PostAsync($"/console/cases/{reference}/take", pages[0]), bruno.PostAsync($"/console/cases/{reference}/take", pages[1]));

        var loser = answers.Single(static answer => answer.Status == HttpStatusCode.Conflict);
        var winner = (await _talk.Cases.FindAsync(reference, Cancel)).ShouldNotBeNull().AgentName;
        loser.Text(".problem").ShouldBe($"{winner} a déjà pris cette conversation.");
        answers.Count(static answer => answer.Status == HttpStatusCode.SeeOther).ShouldBe(1);
    }

    [Fact]
    public async Task Agent_hands_back_and_the_bot_answers_again()
    {
        var reference = await _talk.QueueAsync(Cancel);
        using var browser = await ConsoleBrowser.SignInAsync(_talk.Server, name: "Alice");
        var address = $"/console/cases/{reference}";
        await browser.PostAsync($"{address}/take", await browser.GetAsync(address));
        (await _talk.SayAsync("merci", Cancel)).ShouldBeEmpty();

        var back = await browser.PostAsync($"{address}/hand-back", await browser.GetAsync(address));

        back.Status.ShouldBe(HttpStatusCode.SeeOther);
        (await browser.GetAsync(back.Location.Split('#')[0])).Text(".notice").ShouldStartWith("Le robot a repris");
        LiveTalk.Kind((await _talk.SayAsync("merci", Cancel)).ShouldHaveSingleItem()).ShouldBe("smalltalk");
    }

    [Fact]
    public async Task Act_in_a_conversation_that_is_not_ones_own_changes_nothing_and_says_so()
    {
        var reference = await _talk.QueueAsync(Cancel);
        using var alice = await ConsoleBrowser.SignInAsync(_talk.Server, name: "Alice");
        using var bruno = await ConsoleBrowser.SignInAsync(_talk.Server, name: "Bruno");
        var address = $"/console/cases/{reference}";
        await alice.PostAsync($"{address}/take", await alice.GetAsync(address));
        var shown = await bruno.GetAsync(address);

        shown.Text("#conversation").ShouldContain("Alice répond à ce client.");
        shown.Document.QuerySelector("#composer").ShouldBeNull();
        foreach (var act in new[] { "say", "hand-back", "close" })
        {
            var answer = await bruno.PostAsync($"{address}/{act}", shown, ("text", "moi aussi"), ("message", "b-1"));
            answer.Status.ShouldBe(HttpStatusCode.Conflict);
            answer.Text(".problem").ShouldBe("Alice a déjà pris cette conversation.");
        }

        (await _talk.Customer.HistoryAsync(Cancel)).ShouldNotContain(static activity => activity.GetRawText().Contains("moi aussi", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("   ")]
    [InlineData("")]
    public async Task Empty_message_is_not_said(string text)
    {
        var reference = await _talk.QueueAsync(Cancel);
        using var browser = await ConsoleBrowser.SignInAsync(_talk.Server);
        var address = $"/console/cases/{reference}";
        await browser.PostAsync($"{address}/take", await browser.GetAsync(address));
        var lines = (await _talk.Customer.HistoryAsync(Cancel)).Count;

        (await browser.PostAsync($"{address}/say", await browser.GetAsync(address), ("text", text), ("message", "e"))).Status.ShouldBe(HttpStatusCode.Conflict);

        (await _talk.Customer.HistoryAsync(Cancel)).Count.ShouldBe(lines);
    }

    [Fact]
    public async Task What_was_said_after_a_place_comes_alone()
    {
        var reference = await _talk.QueueAsync(Cancel);
        using var browser = await ConsoleBrowser.SignInAsync(_talk.Server);
        var page = await browser.GetAsync($"/console/cases/{reference}");
        var seq = page.Document.QuerySelector("#conversation").ShouldNotBeNull().GetAttribute("data-seq");

        await _talk.SayAsync("encore une précision", Cancel);
        var lines = await browser.GetAsync($"/console/cases/{reference}/lines?apres={seq}");

        lines.Document.QuerySelectorAll(".line-customer").ShouldHaveSingleItem().TextContent.ShouldContain("encore une précision");
        long.Parse(lines.Answer.Headers["X-Last-Seq"], null).ShouldBeGreaterThan(long.Parse(seq ?? "0", null));
        lines.Answer.Text.ShouldNotContain("<html");
    }

    [Fact]
    public async Task Ones_own_words_do_not_make_the_page_old_but_a_colleagues_note_does()
    {
        var reference = await _talk.QueueAsync(Cancel);
        using var alice = await ConsoleBrowser.SignInAsync(_talk.Server, name: "Alice");
        using var bruno = await ConsoleBrowser.SignInAsync(_talk.Server, name: "Bruno");
        var address = $"/console/cases/{reference}";
        await alice.PostAsync($"{address}/take", await alice.GetAsync(address));
        _talk.Clock.Advance(TimeSpan.FromSeconds(5));
        var page = await alice.GetAsync(address);
        var seen = Uri.EscapeDataString(page.Document.QuerySelector("input[name=vu]").ShouldNotBeNull().GetAttribute("value") ?? "");
        _talk.Clock.Advance(TimeSpan.FromSeconds(5));

        await alice.PostAsync($"{address}/say", page, ("text", "Bonjour"), ("message", "m-1"));
        var own = (await alice.GetAsync($"{address}/changes?vu={seen}")).Answer.Json;
        var version = own.GetProperty("version").GetInt64();
        var noted = await alice.PostAsync($"{address}/note", page, ("version", $"{version}"), ("note", "vu"));
        _talk.Clock.Advance(TimeSpan.FromSeconds(5));
        await bruno.PostAsync($"{address}/note", await bruno.GetAsync(address), ("version", $"{version + 1}"), ("note", "moi aussi"));
        var others = (await alice.GetAsync($"{address}/changes?vu={seen}")).Answer.Json;

        own.GetProperty("byOthers").GetBoolean().ShouldBeFalse();
        noted.Status.ShouldBe(HttpStatusCode.SeeOther);
        others.GetProperty("byOthers").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    [Trait("Attack", "S30")]
    public async Task Bots_markdown_is_shown_without_anything_that_can_be_followed()
    {
        var html = SupportBot.Bot.AgentConsole.LiveChat.BotMarkdown.ToHtml(
            "**gras** <img src=x onerror=alert(1)> [mot](javascript:alert(1)) ![p](https://a.example/x.png) <https://b.example> [r][1]\n\n1. un\n2. deux\n\n[1]: https://c.example");
        var page = await new AngleSharp.Html.Parser.HtmlParser().ParseDocumentAsync(html, Cancel);

        page.QuerySelectorAll("a, img, script, [onerror]").ShouldBeEmpty();
        Spaces().Replace(page.Body.ShouldNotBeNull().TextContent.Trim(), " ").ShouldBe(
            "gras <img src=x onerror=alert(1)> mot (javascript:alert(1)) p (https://a.example/x.png) https://b.example r (https://c.example) un deux");
        page.QuerySelectorAll("strong, ol > li").Length.ShouldBe(3);
    }

    public ValueTask DisposeAsync() => _talk.DisposeAsync();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
