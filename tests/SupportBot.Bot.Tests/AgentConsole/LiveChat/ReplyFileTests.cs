using System.Net;
using System.Net.Http.Headers;
using SupportBot.Bot.Cases;
using SupportBot.Bot.Tests.Conversations.Files;
using SupportBot.Bot.Tests.HandOff.Desk;

namespace SupportBot.Bot.Tests.AgentConsole.LiveChat;

/// <summary>Files in an agent's reply: held to the same rules as a customer's, kept with the case, given to the customer alone.</summary>
public sealed class ReplyFileTests : IAsyncDisposable
{
    private readonly LiveTalk _talk = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _talk.DisposeAsync();

    [Fact]
    public async Task Customer_gets_the_file_in_the_chat_and_the_case_keeps_it()
    {
        var (reference, alice) = await HoldAsync();
        using var browser = alice;
        var picture = Samples.Png(4, 4);

        (await SendAsync(alice, reference, "Voici la marche à suivre.", ("guide <b>.png", "image/png", picture))).Status.ShouldBe(HttpStatusCode.SeeOther);

        var said = (await _talk.Customer.HistoryAsync(Cancel))[^1];
        LiveTalk.Text(said).ShouldBe("Voici la marche à suivre.");
        var file = said.GetProperty("attachments").EnumerateArray().ShouldHaveSingleItem();
        file.GetProperty("contentType").GetString().ShouldBe("image/png");
        using var http = _talk.Server.Http();
        using var answer = await http.GetAsync(new Uri(new Uri(file.GetProperty("contentUrl").GetString()!).AbsolutePath, UriKind.Relative), Cancel);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsByteArrayAsync(Cancel)).ShouldBe(picture);
        answer.Content.Headers.ContentDisposition.ShouldNotBeNull().DispositionType.ShouldBe("attachment");
        answer.Headers.GetValues("Content-Security-Policy").ShouldContain("default-src 'none'; sandbox");
        var kept = (await _talk.Cases.FindAsync(reference, Cancel)).ShouldNotBeNull();
        kept.Files.ShouldHaveSingleItem().File.ContentType.ShouldBe("image/png");
        kept.Status.ShouldBe(CaseStatus.Assigned);
        (await alice.GetAsync($"/console/cases/{reference}")).Document.QuerySelectorAll(".line-agent img, .line-agent a").Length.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task File_alone_is_a_reply_and_the_same_message_twice_is_sent_once()
    {
        var (reference, alice) = await HoldAsync();
        using var browser = alice;

        foreach (var _ in new[] { 1, 2 })
        {
            (await SendAsync(alice, reference, "", ("devis.pdf", "application/pdf", Samples.Pdf))).Status.ShouldBe(HttpStatusCode.SeeOther);
        }

        (await _talk.Customer.HistoryAsync(Cancel)).Count(static activity => activity.GetRawText().Contains("devis.pdf", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task File_that_lies_or_comes_in_a_crowd_is_refused_and_nothing_is_said()
    {
        var (reference, alice) = await HoldAsync();
        using var browser = alice;
        var before = (await _talk.Customer.HistoryAsync(Cancel)).Count;
        var page = "<svg onload=alert(1)>"u8.ToArray();
        var picture = Samples.Png(2, 2);

        (await SendAsync(alice, reference, "a", ("image.png", "image/png", page))).Status.ShouldBe(HttpStatusCode.Conflict);
        (await SendAsync(alice, reference, "b", ("facture.pdf.exe", "application/pdf", [77, 90, 0, 0]))).Status.ShouldBe(HttpStatusCode.Conflict);
        (await SendAsync(alice, reference, "c", ("1.png", "image/png", picture), ("2.png", "image/png", picture), ("3.png", "image/png", picture), ("4.png", "image/png", picture)))
            .Status.ShouldBe(HttpStatusCode.Conflict);

        (await _talk.Customer.HistoryAsync(Cancel)).Count.ShouldBe(before);
        (await _talk.Cases.FindAsync(reference, Cancel)).ShouldNotBeNull().Files.ShouldBeEmpty();
    }

    [Fact]
    public async Task Customers_own_file_is_not_given_by_the_address_of_agents_files()
    {
        var (reference, alice) = await HoldAsync();
        using var browser = alice;
        var part = new ByteArrayContent(Samples.Png(3, 3));
        part.Headers.ContentType = MediaTypeHeaderValue.Parse("image/png");
        using var parts = new MultipartFormDataContent { { part, "file", "bl.png" } };
        (await _talk.Customer.UploadAsync(parts, Cancel)).Status.ShouldBe(HttpStatusCode.OK);
        var file = (await _talk.Cases.FindAsync(reference, Cancel)).ShouldNotBeNull().Files.ShouldHaveSingleItem();

        using var http = _talk.Server.Http();
        using var answer = await http.GetAsync(new Uri($"/fichiers/{file.File.Id}", UriKind.Relative), Cancel);

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private async Task<(CaseReference Reference, ConsoleBrowser Alice)> HoldAsync()
    {
        var reference = await _talk.QueueAsync(Cancel);
        var alice = await ConsoleBrowser.SignInAsync(_talk.Server, name: "Alice Martin");
        var address = $"/console/cases/{reference}";
        (await alice.PostAsync($"{address}/take", await alice.GetAsync(address))).Status.ShouldBe(HttpStatusCode.SeeOther);
        return (reference, alice);
    }

    private static async Task<ConsolePage> SendAsync(ConsoleBrowser browser, CaseReference reference, string text, params (string Name, string Type, byte[] Bytes)[] files)
    {
        var address = $"/console/cases/{reference}";
        var shown = await browser.GetAsync(address);
        var body = new MultipartFormDataContent
        {
            { new StringContent(shown.Proof("#composer")), ConsoleBrowser.ProofField },
            { new StringContent(text), "text" },
            { new StringContent("message-1"), "message" },
        };
        foreach (var (name, type, bytes) in files)
        {
            var part = new ByteArrayContent(bytes);
            part.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
            body.Add(part, "file", name);
        }

        return await browser.SendAsync(HttpMethod.Post, $"{address}/say", body);
    }
}
