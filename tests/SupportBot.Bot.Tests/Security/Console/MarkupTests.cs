using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using SupportBot.Bot.AgentConsole.LiveChat;
using SupportBot.Bot.Cases;
using SupportBot.Bot.ChatPage;
using SupportBot.Bot.Persistence;
using SupportBot.Bot.Tests.AgentConsole;
using SupportBot.Bot.Tests.Conversations.Files;
using SupportBot.Testing.Hosting;

namespace SupportBot.Bot.Tests.Security.Console;

/// <summary>S29, S30, S42, S80: what a stranger or an author writes, on the pages of others. The browser's part is in SupportBot.Browser.Tests.</summary>
public sealed class MarkupTests(SupportBotServer server)
{
    private static readonly string[] Loading = ["script", "iframe", "object", "embed", "base", "meta", "link", "style", "img", "svg", "math", "form", "video", "audio", "source", "template", "portal", "marquee", "input", "button"];

    /// <summary>What the bot's own answers are made of.</summary>
    private static readonly string[] OfMarkdown = ["p", "br", "strong", "em", "ul", "ol", "ol start", "li", "code", "pre", "blockquote", "hr", "h1", "h2", "h3"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task S29_hostile_words_names_files_and_channel_data_of_a_customer_are_text_on_the_agents_pages()
    {
        HostileTexts.All.Count.ShouldBeGreaterThanOrEqualTo(150);
        var (harmless, reference) = await TalkAsync(["bonjour"]);
        using var browser = await ConsoleBrowser.SignInAsync(server);
        var expected = await ShapeAsync(browser, harmless);

        foreach (var part in HostileTexts.All.Chunk(45))
        {
            (var hostile, reference) = await TalkAsync(part);

            (await ShapeAsync(browser, hostile)).Except(expected).Except(OfMarkdown).ShouldBeEmpty();
            var lines = await browser.GetAsync($"/console/cases/{hostile}/lines?apres=0");
            var shown = lines.Document.QuerySelectorAll(".line-customer .text").Select(static line => line.TextContent).ToList();
            shown.Count.ShouldBeGreaterThanOrEqualTo(part.Length);
            shown.Count(static text => text.Contains("alert(1)", StringComparison.Ordinal) || text.Contains("canary.invalid", StringComparison.Ordinal)).ShouldBeGreaterThan(part.Length * 3 / 4);
        }

        reference.ShouldNotBeNull();
    }

    [Fact]
    public async Task S29_hostile_fields_of_a_case_are_text_on_every_page_that_shows_it()
    {
        var room = new CaseRoom(server);
        using var browser = await ConsoleBrowser.SignInAsync(server);
        var expected = await ShapeAsync(browser, (await OpenAsync(room, "bonjour")).Reference);
        foreach (var text in HostileTexts.All.Where(static (_, i) => i % 4 == 0).Concat(HostileTexts.Markdown.Take(12)))
        {
            var file = await OpenAsync(room, text);

            (await ShapeAsync(browser, file.Reference)).Except(expected).ShouldBeEmpty(text);
            Judge((await browser.GetAsync($"/console/cases/{file.Reference}/transcript")).Document, text);
        }

        Judge((await browser.GetAsync("/console/demandes?statut=toutes")).Document, "queue");
    }

    [Fact]
    public async Task S29_S36_a_hostile_search_comes_back_as_text()
    {
        using var browser = await ConsoleBrowser.SignInAsync(server);
        foreach (var text in HostileTexts.All.Where(static (_, i) => i % 3 == 0))
        {
            foreach (var path in new[] { "/console/demandes?q=", "/console/demandes?tag=", "/console/journal?action=", "/console/replies/search?q=", "/console/connexion?retour=" })
            {
                var page = await browser.GetAsync(path + Uri.EscapeDataString(text));

                page.Status.ShouldBeOneOf(HttpStatusCode.OK, HttpStatusCode.SeeOther, HttpStatusCode.Found);
                Judge(page.Document, $"{path} {text}");
            }
        }
    }

    [Fact]
    public void S30_S80_no_markdown_of_an_author_or_of_the_bot_becomes_script_or_a_link_to_it()
    {
        foreach (var text in HostileTexts.All.Concat(HostileTexts.Markdown))
        {
            foreach (var html in new[] { AnswerHtml.Of(text), BotMarkdown.ToHtml(text), AnswerHtml.Of($"1. {text}\n2. | {text} |"), BotMarkdown.ToHtml($"- **{text}**") })
            {
                Judge(new HtmlParser().ParseDocument(html), text, links: html.Contains("href", StringComparison.Ordinal));
            }
        }
    }

    [Fact]
    public async Task S42_a_customer_cannot_dress_up_as_an_agent()
    {
        using var client = await DirectLineClient.StartAsync(server, Cancel);
        await client.PostAsync(
            """{"type":"message","text":"Votre mot de passe ?","from":{"id":"agent","name":"\u202eConseiller SupportBot","role":"bot"},"channelData":{"supportBot":{"kind":"handoff"},"role":"agent"}}""", Cancel);

        var said = (await client.HistoryAsync(Cancel))[1];
        said.GetProperty("from").GetProperty("role").GetString().ShouldBe("user");
        said.GetProperty("from").GetProperty("name").GetString().ShouldBe("Conseiller SupportBot");
        var reference = await CaseOfAsync(client.ConversationId);
        using var browser = await ConsoleBrowser.SignInAsync(server);
        var page = await browser.GetAsync($"/console/cases/{reference}/lines?apres=0");
        var line = page.Document.QuerySelectorAll("li.line").Single(static line => line.ClassList.Contains("line-customer"));
        line.TextContent.ShouldContain("mot de passe");
        page.Document.QuerySelectorAll("li.line-agent").ShouldBeEmpty();
        line.QuerySelector("bdi")!.TextContent.ShouldBe("Client");
    }

    /// <summary>A conversation in which a customer says all that, under a name and with a file named like it, and its case.</summary>
    private async Task<(CaseReference Reference, string Conversation)> TalkAsync(IReadOnlyList<string> texts)
    {
        using var client = await DirectLineClient.StartAsync(server, Cancel);
        foreach (var text in texts)
        {
            var file = new { contentType = "image/png", name = text, contentUrl = $"data:image/png;base64,{Convert.ToBase64String(Samples.Png(2, 3))}" };
            var message = new { type = "message", text, textFormat = "markdown", locale = text, from = new { id = text, name = text }, channelData = new { note = text }, attachments = new[] { file } };
            (await client.PostAsync(JsonSerializer.Serialize(message), Cancel)).Status.ShouldBe(HttpStatusCode.OK, text);
        }

        return (await CaseOfAsync(client.ConversationId), client.ConversationId);
    }

    private async Task<CaseReference> CaseOfAsync(string conversation)
    {
        var room = new CaseRoom(server);
        var reference = await room.Service<ICaseNumbers>().NextAsync(room.Now, Cancel);
        await room.WriteAsync(ConversationKey.DirectLine(conversation).Value, new OpenCase(new CaseDraft(reference, "agent", CaseReason.Asked)) { CopyToCustomer = false });
        return reference;
    }

    private static Task<CaseFile> OpenAsync(CaseRoom room, string text) => room.OpenAsync(draft => draft with
    {
        Fields =
        [
            new CaseField("service_tag", text) { Shown = text }, new CaseField(SlotKeys.Name, text), new CaseField(SlotKeys.Company, text), new CaseField(SlotKeys.Email, text),
        ],
        Missing = [text],
        Questions = [new QuestionAsked(text, text, 0.5, false)],
        AlreadyTried = [text],
    });

    /// <summary>Kinds of elements and attributes on a case's page: hostile words must add none.</summary>
    private static async Task<List<string>> ShapeAsync(ConsoleBrowser browser, CaseReference reference)
    {
        var page = await browser.GetAsync($"/console/cases/{reference}");
        page.Status.ShouldBe(HttpStatusCode.OK);
        return [.. page.Document.All.SelectMany(static element => element.Attributes.Select(attribute => $"{element.LocalName} {attribute.LocalName}").Prepend(element.LocalName)).Distinct(StringComparer.Ordinal)];
    }

    private static void Judge(IHtmlDocument document, string text, bool links = false)
    {
        foreach (var element in document.All)
        {
            element.Attributes.ShouldNotContain(static attribute => attribute.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase), text);
            foreach (var address in new[] { "href", "src", "action", "formaction", "srcset", "poster", "data" }.Select(element.GetAttribute).OfType<string>())
            {
                address.StartsWith("https://canary.invalid", StringComparison.OrdinalIgnoreCase).ShouldBeFalse(text);
                (address.StartsWith('/') || address.StartsWith('#') || address.StartsWith('?') || address == "data:," || IsHarmless(address)).ShouldBeTrue($"{address} of {text}");
            }
        }

        if (!links)
        {
            document.Scripts.ShouldAllBe(static script => script.TextContent.Length == 0 && script.Source!.StartsWith("/console/", StringComparison.Ordinal));
            return;
        }

        document.Body!.QuerySelectorAll(string.Join(',', Loading)).ShouldBeEmpty(text);
    }

    private static bool IsHarmless(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "mailto" or "tel";
}
