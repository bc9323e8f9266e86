using System.Net;
using System.Net.Http.Headers;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using SupportBot.Bot.Cases;
using SupportBot.Bot.Cases.Uploads;
using SupportBot.Bot.Conversations.Files;
using SupportBot.Bot.Persistence;
using SupportBot.Bot.Tests.Outbox.Mail;
using SupportBot.Testing.Hosting;

namespace SupportBot.Bot.Tests.Cases.Uploads;

public sealed class UploadPageTests(SupportBotServer server)
{
    private static readonly HtmlParser Parser = new();
    private static int _cases = 500_000;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Customer_sends_the_missing_file_by_the_link()
    {
        var (reference, path) = await OpenAsync(["packing_slip"]);
        using var browser = new Browser(server);
        var page = await browser.GetAsync(path);
        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Text("label").ShouldBe("Bon de livraison Dell");

        var after = await browser.PostAsync(path, page, ("packing_slip", "bon n° 12.png", "image/png", MailFixture.Png(2_000)));

        after.Status.ShouldBe(HttpStatusCode.OK);
        after.Text("[role=status]").ShouldContain("bon n° 12.png");
        var file = await FindAsync(reference);
        file.Missing.ShouldBeEmpty();
        file.Status.ShouldBe(CaseStatus.New);
        var stored = file.Files.Single();
        stored.Slot.ShouldBe("packing_slip");
        var store = server.Services.GetRequiredService<FileStore>();
        (await store.FindAsync(new ConversationKey(file.Conversation), stored.File.Id, Cancellation)).ShouldNotBeNull().Bytes.ShouldBe(MailFixture.Png(2_000));
    }

    public static TheoryData<string, string, string, string> Refusals() => new()
    {
        { "page.html", "text/html", "<script>alert(1)</script>", "n'est ni une image" },
        { "image.svg", "image/svg+xml", "<svg onload='alert(1)'/>", "n'est ni une image" },
        { "photo.png", "image/png", "<html>", "n'est ni une image" },
        { "a.pdf", "image/png", "%PDF-1.7 x", "n'est pas du type" },
        { "<img src=x onerror=alert(1)>.exe", "application/octet-stream", "MZ", "n'est ni une image" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task File_that_is_not_what_it_should_be_is_refused_and_nothing_is_kept(string name, string type, string content, string reason)
    {
        var (reference, path) = await OpenAsync(["packing_slip"]);
        using var browser = new Browser(server);
        var page = await browser.GetAsync(path);

        var after = await browser.PostAsync(
            path, page, ("packing_slip", "bonne.png", "image/png", MailFixture.Png()), ("packing_slip", name, type, System.Text.Encoding.ASCII.GetBytes(content)));

        after.Status.ShouldBe(HttpStatusCode.BadRequest);
        after.Text("[role=alert]").ShouldContain(reason);
        after.Document.QuerySelectorAll("script, img").ShouldBeEmpty();
        (await FindAsync(reference)).Files.ShouldBeEmpty();
    }

    [Fact]
    public async Task Empty_form_and_too_many_files_are_said_so()
    {
        var (_, path) = await OpenAsync([]);
        using var browser = new Browser(server);
        var page = await browser.GetAsync(path);

        (await browser.PostAsync(path, page)).Text("[role=alert]").ShouldContain("Choisissez au moins un fichier");
        var many = Enumerable.Range(0, 7).Select(i => ("file", $"{i}.png", "image/png", MailFixture.Png())).ToArray();
        (await browser.PostAsync(path, page, many)).Text("[role=alert]").ShouldContain("au plus 6 fichiers");
    }

    [Fact]
    [Trait("Attack", "S32")]
    public async Task Form_posted_from_elsewhere_is_refused()
    {
        var (reference, path) = await OpenAsync(["packing_slip"]);
        using var browser = new Browser(server);
        using var stranger = new Browser(server);
        var page = await browser.GetAsync(path);

        var forged = await stranger.PostAsync(path, page, ("packing_slip", "a.png", "image/png", MailFixture.Png())); // the token without its cookie

        forged.Status.ShouldBe(HttpStatusCode.BadRequest);
        (await FindAsync(reference)).Files.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/envoi/AAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("/envoi/%27%20OR%201=1--")]
    [InlineData("/envoi/x")]
    public async Task Unknown_link_gives_a_plain_page_and_no_hint(string path)
    {
        using var browser = new Browser(server);

        var page = await browser.GetAsync(path);

        page.Status.ShouldBe(HttpStatusCode.NotFound);
        page.Text("h1").ShouldBe("Ce lien n'est pas valable");
        page.Document.QuerySelectorAll("form").ShouldBeEmpty();
    }

    [Fact]
    public async Task Link_dies_at_its_hour_and_its_token_is_nowhere_in_the_database()
    {
        var (_, path) = await OpenAsync(["packing_slip"], expired: true);
        using var browser = new Browser(server);

        (await browser.GetAsync(path)).Status.ShouldBe(HttpStatusCode.NotFound);

        var token = path["/envoi/".Length..];
        var database = server.Services.GetRequiredService<IDatabase>();
        (await database.QueryAsync(SqlStatement.Of("SELECT COUNT(*) FROM upload_links WHERE token_hash = $1", token), reader => reader.GetInt32(0), Cancellation)).ShouldBe([0]);
        (await database.QueryAsync(
            SqlStatement.Of("SELECT COUNT(*) FROM upload_links WHERE token_hash = $1", UploadLinks.Hash(token)), reader => reader.GetInt32(0), Cancellation)).ShouldBe([1]);
    }

    [Fact]
    public async Task Page_is_kept_by_no_cache()
    {
        var (_, path) = await OpenAsync(["packing_slip"]);
        using var http = server.Http();

        using var response = await http.GetAsync(new Uri(path, UriKind.Relative), Cancellation);

        response.Headers.CacheControl.ShouldNotBeNull().NoStore.ShouldBeTrue();
    }

    [Fact]
    public async Task Schema_of_the_package_is_served()
    {
        using var http = server.Http();

        var schema = await http.GetStringAsync(new Uri("/schemas/hand-off-package.v1.schema.json", UriKind.Relative), Cancellation);

        schema.ShouldBe(PackageSchema.Text);
    }

    /// <summary>Opens a case as a turn does, through the writers of the running server, and issues a link for it.</summary>
    private async Task<(CaseReference Reference, string Path)> OpenAsync(string[] slots, bool expired = false)
    {
        server.Http().Dispose();
        var reference = new CaseReference(2026, Interlocked.Increment(ref _cases));
        var now = server.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        var link = server.Services.GetRequiredService<UploadLinks>().Issue(reference, slots, null, expired ? now.AddDays(-15) : now);
        var draft = new CaseDraft(reference, "dell", CaseReason.FormSent) { Status = CaseStatus.WaitingCustomer, Missing = slots };
        var scope = new EffectScope(new ConversationKey($"upload-{reference}"), 1, now);
        var writers = server.Services.GetServices<IEffectWriter>().ToDictionary(writer => writer.EffectType);
        await server.Services.GetRequiredService<IDatabase>().WriteAsync(
        [
            SqlStatement.Of(
                """
                INSERT INTO conversations (id, channel, user_id, state, version, last_seq, failed_turns, created_at, updated_at)
                VALUES ($1, 'directline', 'dl_anne', '{}', 1, 1, 0, $2, $2)
                """,
                scope.Key.Value,
                now),
            .. writers[typeof(OpenCase)].Write(new OpenCase(draft), scope),
            .. writers[typeof(OfferUpload)].Write(link.Effect, scope),
        ]);
        return (reference, link.Address.PathAndQuery);
    }

    private async Task<CaseFile> FindAsync(CaseReference reference) =>
        (await server.Services.GetRequiredService<CaseStore>().FindAsync(reference, Cancellation)).ShouldNotBeNull();

    private sealed record Page(HttpStatusCode Status, IDocument Document)
    {
        public string Text(string selector) => Document.QuerySelector(selector).ShouldNotBeNull().TextContent;
    }

    /// <summary>What a browser does with pages, cookies and forms.</summary>
    private sealed class Browser(SupportBotServer server) : IDisposable
    {
        private readonly HttpClient _http = server.Http();
        private string? _cookie;

        public async Task<Page> GetAsync(string path)
        {
            using var response = await _http.GetAsync(new Uri(path, UriKind.Relative), Cancellation);
            return await ReadAsync(response);
        }

        public async Task<Page> PostAsync(string path, Page shown, params (string Field, string Name, string Type, byte[] Bytes)[] files)
        {
            using var form = new MultipartFormDataContent();
            var hidden = shown.Document.QuerySelector("input[type=hidden]").ShouldNotBeNull();
            form.Add(new StringContent(hidden.GetAttribute("value") ?? ""), hidden.GetAttribute("name") ?? "");
            foreach (var (field, name, type, bytes) in files)
            {
                var content = new ByteArrayContent(bytes);
                content.Headers.ContentType = new MediaTypeHeaderValue(type);
                content.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = field, FileNameStar = name };
                form.Add(content);
            }

            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = form };
            if (_cookie is not null)
            {
                request.Headers.Add("Cookie", _cookie);
            }

            using var response = await _http.SendAsync(request, Cancellation);
            return await ReadAsync(response);
        }

        public void Dispose() => _http.Dispose();

        private async Task<Page> ReadAsync(HttpResponseMessage response)
        {
            if (response.Headers.TryGetValues("Set-Cookie", out var cookies))
            {
                _cookie = cookies.First().Split(';')[0];
            }

            return new Page(response.StatusCode, await Parser.ParseDocumentAsync(await response.Content.ReadAsStringAsync(Cancellation), Cancellation));
        }
    }
}
