using System.Net;
using SupportBot.Testing.Hosting;

namespace SupportBot.Bot.Tests.Security;

public sealed class HostTests(SupportBotServer server)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/api/knowledge/search?q=bonjour")]
    [InlineData("/v3/directline/nothing")]
    [InlineData("/api/nothing")]
    [InlineData("/health/live")]
    [InlineData("/nothing")]
    public async Task S86_every_answer_carries_the_security_headers(string path)
    {
        var answer = await new DirectLineClient(server.Http()).SendAsync(HttpMethod.Get, path, null, Cancel);

        answer.Headers["Content-Security-Policy"].ShouldContain("script-src 'self'");
        answer.Headers["Content-Security-Policy"].ShouldNotContain("script-src 'self' 'unsafe");
        answer.Headers["X-Content-Type-Options"].ShouldBe("nosniff");
        answer.Headers["Referrer-Policy"].ShouldBe("no-referrer");
        answer.Headers.ShouldNotContainKey("Server");
        answer.Headers.ShouldNotContainKey("X-Powered-By");
    }

    [Fact]
    public async Task Health_and_figures_are_there()
    {
        using var client = new DirectLineClient(server.Http());

        (await client.SendAsync(HttpMethod.Get, "/health/live", null, Cancel)).Text.ShouldBe("""{"status":"ok","checks":{}}""");
        await Eventually.HoldsAsync(async () => (await client.SendAsync(HttpMethod.Get, "/health/ready", null, Cancel)).Status == HttpStatusCode.OK, Cancel);
        (await client.SendAsync(HttpMethod.Get, "/health/ready", null, Cancel)).Text.ShouldBe("""{"status":"ok","checks":{"database":"ok","knowledge":"ok","warm":"ok","keys":"ok"}}""");
        using var other = await DirectLineClient.StartAsync(server, Cancel);
        var metrics = (await client.SendAsync(HttpMethod.Get, "/metrics", null, Cancel)).Text;
        metrics.ShouldContain("# TYPE supportbot_turn_seconds histogram");
        metrics.ShouldContain("supportbot_turn_seconds_bucket{route=\"directline\",le=\"+Inf\"}");
    }

    [Fact]
    [Trait("Attack", "S65")]
    public async Task Too_many_posts_are_429_with_the_time_to_wait_and_lose_nothing()
    {
        await using var limited = new SupportBotServer();
        limited.Settings["RateLimits:Enabled"] = "true";
        limited.Settings["RateLimits:PostBurst"] = "5";
        limited.Settings["RateLimits:PostsPerSecond"] = "1";
        using var client = await DirectLineClient.StartAsync(limited, Cancel);

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => client.SayAsync("merci", Cancel, $"c{i}")));

        var refused = answers.Where(answer => answer.Status == HttpStatusCode.TooManyRequests).ToList();
        refused.Count.ShouldBeGreaterThan(30);
        refused.ShouldAllBe(answer => answer.ErrorCode == "TooManyRequests" && int.Parse(answer.Headers["Retry-After"], System.Globalization.CultureInfo.InvariantCulture) >= 1);
        var taken = answers.Count(answer => answer.Status == HttpStatusCode.OK);
        taken.ShouldBe(50 - refused.Count);
        (await client.HistoryAsync(Cancel)).Count.ShouldBe(1 + (2 * taken));
    }

    [Fact]
    public async Task S72_forwarded_headers_of_strangers_count_for_nothing()
    {
        using var http = server.Http();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v3/directline/conversations");
        request.Headers.Add("Authorization", $"Bearer {SupportBotServer.Secret}");
        request.Headers.Add("X-Forwarded-Host", "evil.example");
        request.Headers.Add("X-Forwarded-Proto", "https");

        using var response = await http.SendAsync(request, Cancel);

        var answer = await HttpAnswer.ReadAsync(response, Cancel);
        answer["streamUrl"].ShouldStartWith(server.Address.Replace("http://", "ws://", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_trusted_proxy_is_believed()
    {
        await using var behind = new SupportBotServer();
        behind.Settings["ReverseProxy:TrustedAddresses:0"] = "127.0.0.1";
        using var http = behind.Http();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v3/directline/conversations");
        request.Headers.Add("Authorization", $"Bearer {SupportBotServer.Secret}");
        request.Headers.Add("X-Forwarded-Host", "aide.example");
        request.Headers.Add("X-Forwarded-Proto", "https");

        using var response = await http.SendAsync(request, Cancel);

        (await HttpAnswer.ReadAsync(response, Cancel))["streamUrl"].ShouldStartWith("wss://aide.example/");
    }

    [Theory]
    [InlineData("/api/knowledge/search")]
    [InlineData("/api/knowledge/search?q=")]
    [InlineData("/api/knowledge/search?q=a&top=0")]
    [InlineData("/api/knowledge/search?q=a&top=-1")]
    [InlineData("/api/knowledge/search?q=a&top=x")]
    [InlineData("/api/knowledge/search?q=a&top=99999999999")]
    public async Task A_search_without_a_question_or_with_a_wrong_number_is_400(string path) =>
        (await new DirectLineClient(server.Http()).SendAsync(HttpMethod.Get, path, null, Cancel)).ErrorCode.ShouldBe("BadArgument");

    [Fact]
    public async Task A_search_answers_the_decision_and_the_nearest_entries()
    {
        var answer = await new DirectLineClient(server.Http()).SendAsync(HttpMethod.Get, "/api/knowledge/search?q=activer%20mon%20abonnement&top=3", null, Cancel);

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer["query"].ShouldBe("activer mon abonnement");
        answer["decision"].ShouldBeOneOf("answer", "clarify", "abstain", "flow");
        answer.Json.TryGetProperty("flow", out _).ShouldBeTrue();
        var results = answer.Json.GetProperty("results").EnumerateArray().ToList();
        results.Count.ShouldBe(3);
        results.ShouldAllBe(result => result.GetProperty("confidence").GetDouble() >= 0 && result.GetProperty("confidence").GetDouble() <= 1);
    }
}
