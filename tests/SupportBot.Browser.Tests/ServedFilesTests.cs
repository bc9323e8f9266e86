using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.RegularExpressions;
using SupportBot.Bot.ChatPage;

namespace SupportBot.Browser.Tests;

/// <summary>What the server sends for the page, seen without a browser: encodings, caching, policies, refusals.</summary>
public sealed partial class ServedFilesTests(SharedServer shared)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("br, gzip", "br")]
    [InlineData("gzip, deflate", "gzip")]
    [InlineData("br;q=0, gzip", "gzip")]
    [InlineData("identity", null)]
    [InlineData("", null)]
    public async Task Encoding_is_the_best_that_the_browser_takes(string accepted, string? sent)
    {
        using var answer = await SendAsync(await ScriptAsync(), accepted);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentEncoding.FirstOrDefault().ShouldBe(sent);
        string.Join(",", answer.Headers.Vary).ShouldBe("Accept-Encoding");
        answer.Content.Headers.ContentType?.MediaType.ShouldBe("text/javascript");
    }

    [Fact]
    public async Task File_named_by_its_content_is_kept_for_a_year_and_the_page_never_unasked()
    {
        using var script = await SendAsync(await ScriptAsync());
        using var page = await SendAsync("/");
        using var embed = await SendAsync("/embed.js");

        script.Headers.CacheControl?.ToString().ShouldBe("public, max-age=31536000, immutable");
        page.Headers.CacheControl?.ToString().ShouldBe("no-cache");
        embed.Headers.CacheControl?.ToString().ShouldBe("no-cache");
        embed.Headers.GetValues("Cross-Origin-Resource-Policy").ShouldBe(["cross-origin"]);
    }

    [Fact]
    public async Task Unchanged_page_is_not_sent_twice()
    {
        using var first = await SendAsync("/", "gzip");
        using var second = await SendAsync("/", "gzip", first.Headers.ETag);
        using var otherEncoding = await SendAsync("/", "br", first.Headers.ETag);

        second.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        (await second.Content.ReadAsByteArrayAsync(Cancellation)).ShouldBeEmpty();
        otherEncoding.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Head_says_the_length_and_sends_nothing()
    {
        using var answer = await SendAsync("/", method: HttpMethod.Head);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentLength.ShouldNotBeNull().ShouldBeGreaterThan(0);
    }

    [Theory]
    [InlineData("/chat/none-12345678.js")]
    [InlineData("/chat/..%2f..%2fappsettings.json")]
    [InlineData("/chat/.npmrc")]
    [InlineData("/chat/index.html.br")]
    [InlineData("/chat/a%5cb.js")]
    [InlineData("/ChatPage/package.json")]
    public async Task Anything_else_is_not_found(string path)
    {
        using var answer = await SendAsync(path);

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Pages_allow_no_script_but_our_own()
    {
        foreach (var path in new[] { "/", "/chat" })
        {
            using var answer = await SendAsync(path);
            var policy = answer.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem();
            var html = await answer.Content.ReadAsStringAsync(Cancellation);

            policy.ShouldContain("default-src 'none';");
            policy.ShouldContain("script-src 'self';");
            policy.ShouldNotContain("unsafe-eval");
            InlineScript().IsMatch(html).ShouldBeFalse("no inline script, no handler in an attribute");
            html.ShouldNotContain("style=");
        }
    }

    [Fact]
    [Trait("Attack", "S39")]
    public async Task Support_page_is_framed_by_nobody_and_the_chat_by_the_trusted_sites()
    {
        await using var server = await SupportBotServer.StartAsync(
            Cancellation, ("ASPNETCORE_ENVIRONMENT", "Staging"), ("DirectLine:TrustedOrigins:0", "https://www.exemple.fr"));
        using var http = new HttpClient { BaseAddress = server.Address };

        using var page = await http.GetAsync(new Uri("/", UriKind.Relative), Cancellation);
        using var chat = await http.GetAsync(new Uri("/chat", UriKind.Relative), Cancellation);

        Ancestors(page).ShouldBe("'none'");
        page.Headers.GetValues("X-Frame-Options").ShouldBe(["DENY"]);
        Ancestors(chat).ShouldBe("'self' https://www.exemple.fr");
        chat.Headers.Contains("X-Frame-Options").ShouldBeFalse();
    }

    [Fact]
    public async Task Entry_is_sent_with_its_answer_source_and_follow_ups()
    {
        using var answer = await SendAsync("/api/knowledge/entries/activation-dell");
        using var entry = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancellation));
        var root = entry.RootElement;

        root.GetProperty("vendor").GetString().ShouldBe("dell");
        root.GetProperty("flow").GetString().ShouldBe("dell");
        root.GetProperty("html").GetString().ShouldNotBeNull().ShouldStartWith("<p>");
        root.GetProperty("source").GetString().ShouldNotBeNullOrEmpty();
        DateOnly.TryParse(root.GetProperty("reviewed").GetString(), System.Globalization.CultureInfo.InvariantCulture, out _).ShouldBeTrue();
        root.GetProperty("followUps").GetArrayLength().ShouldBeGreaterThan(0);
        root.TryGetProperty("caution", out _).ShouldBeFalse("what is for advisers only stays inside");
    }

    [Theory]
    [InlineData("inconnu")]
    [InlineData("..%2factivation-dell")]
    [InlineData("ACTIVATION-DELL")]
    public async Task Unknown_entry_is_not_found(string id)
    {
        using var answer = await SendAsync($"/api/knowledge/entries/{id}");

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("**gras** et `code`", "<p><strong>gras</strong> et <code>code</code></p>")]
    [InlineData("<script>alert(1)</script>", "&lt;script&gt;")]
    [InlineData("<img src=x onerror=alert(1)>", "&lt;img")]
    [InlineData("[page](https://exemple.fr/a?b=1&c=2)", "<a href=\"https://exemple.fr/a?b=1&amp;c=2\">page</a>")]
    [InlineData("[clic](javascript:alert(1))", "<p>clic</p>")]
    [InlineData("[clic](JaVaScRiPt:alert(1))", "<p>clic</p>")]
    [InlineData("[clic](data:text/html,x)", "<p>clic</p>")]
    [InlineData("<javascript:alert(1)>", "<p>javascript:alert(1)</p>")]
    [InlineData("![image](https://exemple.fr/a.png)", "<p>image</p>")]
    [InlineData("<service@exemple.fr>", "<a href=\"mailto:service@exemple.fr\">")]
    [Trait("Attack", "S30")]
    public void Answer_as_html_holds_only_what_Markdown_makes(string markdown, string expected) => AnswerHtml.Of(markdown).ShouldContain(expected);

    private static string Ancestors(HttpResponseMessage answer) =>
        answer.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem().Split("frame-ancestors ")[1].Split(';')[0];

    private async Task<string> ScriptAsync()
    {
        using var page = await SendAsync("/");
        return "/" + ScriptName().Match(await page.Content.ReadAsStringAsync(Cancellation)).Groups["name"].Value;
    }

    private async Task<HttpResponseMessage> SendAsync(string path, string accepted = "", EntityTagHeaderValue? known = null, HttpMethod? method = null)
    {
        using var http = new HttpClient { BaseAddress = (await shared.StartAsync(Cancellation)).Address };
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, new Uri(path, UriKind.Relative));
        if (accepted.Length > 0)
        {
            request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);
        }

        if (known is not null)
        {
            request.Headers.IfNoneMatch.Add(known);
        }

        return await http.SendAsync(request, Cancellation);
    }

    [GeneratedRegex("src=\"(?<name>chat/page-[^\"]+\\.js)\"", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex ScriptName();

    [GeneratedRegex("<script(?![^>]*src=)|\\son[a-z]+=\"|javascript:", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex InlineScript();
}
