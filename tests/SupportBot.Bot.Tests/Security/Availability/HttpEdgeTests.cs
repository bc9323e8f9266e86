using SupportBot.Testing.Hosting;

namespace SupportBot.Bot.Tests.Security.Availability;

/// <summary>S71 and S73: requests that two servers in a row could read differently, and ways round a route.</summary>
public sealed class HttpEdgeTests(SupportBotServer server)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Smuggled => new()
    {
        { "length and chunks", "POST /api/messages HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /health/live HTTP/1.1\r\nHost: x\r\n\r\n" },
        { "two lengths", "POST /api/messages HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nContent-Length: 40\r\n\r\nabcdGET /health/live HTTP/1.1\r\nHost: x\r\n\r\n" },
        { "unknown coding", "POST /api/messages HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\nGET /health/live HTTP/1.1\r\nHost: x\r\n\r\n" },
        { "chunked twice", "POST /api/messages HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\nGET /health/live HTTP/1.1\r\nHost: x\r\n\r\n" },
        { "negative length", "POST /api/messages HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n" },
        { "length with a sign", "POST /api/messages HTTP/1.1\r\nHost: x\r\nContent-Length: +4\r\n\r\nabcd" },
        { "space before the colon", "POST /api/messages HTTP/1.1\r\nHost: x\r\nContent-Length : 4\r\n\r\nabcd" },
        { "folded header", "POST /api/messages HTTP/1.1\r\nHost: x\r\nX: a\r\n b\r\nContent-Length: 0\r\n\r\n" },
        { "line feed alone in a name", "GET /health/live HTTP/1.1\r\nHost: x\r\nX\nY: a\r\n\r\n" },
        { "no host", "GET /health/live HTTP/1.1\r\n\r\n" },
        { "two hosts", "GET /health/live HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n" },
        { "no version", "GET /health/live\r\nHost: x\r\n\r\n" },
        { "version of its own", "GET /health/live HTTP/9.9\r\nHost: x\r\n\r\n" },
        { "NUL in a header", "GET /health/live HTTP/1.1\r\nHost: x\r\nX: a\0b\r\n\r\n" },
    };

    [Theory]
    [MemberData(nameof(Smuggled))]
    public async Task S71_a_request_that_can_be_read_in_two_ways_is_refused_and_the_line_closed(string what, string request)
    {
        var received = await RawLine.AskAsync(server, request);

        RawLine.Answers(received).ShouldBe(1, $"{what}: {received}");
        received.ShouldNotContain(" 200 ", Case.Sensitive, what);
    }

    /// <summary>CVE-2025-55315: a chunk extension that ends in a bare line feed.</summary>
    [Theory]
    [InlineData("2;x\nab\r\n0\r\n\r\n")]
    [InlineData("2;x=\"\n\"\r\nab\r\n0\r\n\r\n")]
    [InlineData("2\nab\r\n0\r\n\r\n")]
    [InlineData("0x2\r\nab\r\n0\r\n\r\n")]
    [InlineData("-2\r\nab\r\n0\r\n\r\n")]
    public async Task S71_chunks_end_as_the_standard_says_or_the_line_is_closed(string chunks)
    {
        var received = await RawLine.AskAsync(
            server, $"POST /v3/directline/tokens/generate HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {SupportBotServer.Secret}\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n{chunks}GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n");

        received.ShouldNotContain("\"status\":\"ok\"");
        received.ShouldStartWith("HTTP/1.1 400");
    }

    /// <summary>10.0.0 has that mended, 10.0.9 and 10.0.12 two more; the floor of the deployment is what the tests run on.</summary>
    [Fact]
    public void S71_the_runtime_is_not_older_than_its_last_mended_hole() => System.Environment.Version.ShouldBeGreaterThanOrEqualTo(new Version(10, 0, 11));

    [Theory]
    [InlineData("TRACE", "/health/live")]
    [InlineData("CONNECT", "/health/live")]
    [InlineData("DEBUG", "/")]
    [InlineData("PUT", "/api/messages")]
    [InlineData("DELETE", "/console/demandes")]
    [InlineData("PATCH", "/v3/directline/conversations")]
    [InlineData("GET", "/v3/directline/tokens/generate")]
    public async Task S73_other_methods_do_nothing(string method, string path)
    {
        var received = await RawLine.AskAsync(server, $"{method} {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX-Echo: canary\r\nContent-Length: 0\r\n\r\n");

        received.ShouldMatch("^HTTP/1.1 (400|401|404|405) ");
        received.ShouldNotContain("canary");
    }

    [Theory]
    [InlineData("/console%2Fdemandes")]
    [InlineData("/console%2fagents")]
    [InlineData("//console/agents")]
    [InlineData("/console/agents/.")]
    [InlineData("/console/./agents")]
    [InlineData("/console/x/../agents")]
    [InlineData("/CONSOLE/AGENTS")]
    [InlineData("/console/agents/")]
    [InlineData("/console/agents;x=1")]
    [InlineData("/console/agents%00")]
    [InlineData("/console/agents%20")]
    [InlineData("/console\\agents")]
    [InlineData("/chat/../console/agents")]
    [InlineData("/chat/..%2f..%2fappsettings.json")]
    [InlineData("/chat/%2e%2e/%2e%2e/appsettings.json")]
    [InlineData("/appsettings.json")]
    [InlineData("/.git/config")]
    [InlineData("/data/supportbot.db")]
    [InlineData("/wwwroot/index.html")]
    [InlineData("/v3/directline/conversations/a%2f..%2fb/activities")]
    [InlineData("/v3/directline/conversations/..%2f..%2f..%2fetc%2fpasswd/attachments/x")]
    public async Task S73_no_other_spelling_of_an_address_leads_round_its_guard(string path)
    {
        var received = await RawLine.AskAsync(server, $"GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        received.ShouldMatch("^HTTP/1.1 (301|302|400|401|403|404) ");
    }

    [Fact]
    public async Task S73_a_parameter_given_twice_is_no_way_round()
    {
        using var mine = await DirectLineClient.StartAsync(server, Cancel);
        using var theirs = await DirectLineClient.StartAsync(server, Cancel);
        var stream = new Uri(theirs.StreamUrl);
        var mineToken = new Uri(mine.StreamUrl).Query.Split("t=")[1];

        using var client = new DirectLineClient(server.Http());
        (await client.SendAsync(HttpMethod.Get, $"{stream.AbsolutePath}?t={mineToken}&t=x", null, Cancel)).Status.ShouldBe(System.Net.HttpStatusCode.Unauthorized);
        (await client.SendAsync(HttpMethod.Get, $"{stream.AbsolutePath}?t={mineToken}", null, Cancel)).Status.ShouldBe(System.Net.HttpStatusCode.Forbidden);
        (await mine.ReadAsync("0&watermark=-5", Cancel)).Status.ShouldBe(System.Net.HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("evil.example:80\"onmouseover=\"x")]
    [InlineData("x@evil.example")]
    public async Task S72_a_forged_host_reaches_no_page_that_is_kept_and_no_link_that_is_sent(string host)
    {
        var received = await RawLine.AskAsync(server, $"GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");

        if (received.StartsWith("HTTP/1.1 200", StringComparison.Ordinal))
        {
            var body = received[received.IndexOf("\r\n\r\n", StringComparison.Ordinal)..];
            body.ShouldNotContain("evil.example");
        }
        else
        {
            received.ShouldStartWith("HTTP/1.1 400");
        }
    }
}
