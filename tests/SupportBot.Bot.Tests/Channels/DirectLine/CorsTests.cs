using System.Net;
using SupportBot.Testing.Hosting;

namespace SupportBot.Bot.Tests.Channels.DirectLine;

public sealed class CorsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_preflight_of_a_trusted_page_is_answered_as_the_clients_need()
    {
        await using var server = Trusting("https://www.example.com");

        var answer = await PreflightAsync(server, "https://www.example.com");

        answer.Headers["Access-Control-Allow-Origin"].ShouldBe("https://www.example.com");
        answer.Headers["Access-Control-Allow-Headers"].Split(',').ShouldBe(["authorization", "content-type", "x-ms-bot-agent", "x-requested-with"], ignoreOrder: true);
        answer.Headers["Access-Control-Max-Age"].ShouldBe("7200");
    }

    [Fact]
    public async Task S08_other_origins_are_not_reflected()
    {
        await using var server = Trusting("https://www.example.com, https://example.org");

        foreach (var origin in new[] { "https://evil.example", "https://www.example.com.evil.example", "http://www.example.com", "null", "http://localhost:1" })
        {
            (await PreflightAsync(server, origin)).Headers.ShouldNotContainKey("Access-Control-Allow-Origin");
        }

        (await PreflightAsync(server, "https://example.org")).Headers.ShouldContainKey("Access-Control-Allow-Origin");
    }

    [Fact]
    public async Task S08_foreign_pages_get_no_chat_token()
    {
        await using var server = Trusting("https://www.example.com");
        using var http = server.Http();

        (await PostAsync("https://evil.example")).ShouldBe(HttpStatusCode.Forbidden);
        (await PostAsync("https://www.example.com")).ShouldBe(HttpStatusCode.OK);
        (await PostAsync(server.Address)).ShouldBe(HttpStatusCode.OK);

        async Task<HttpStatusCode> PostAsync(string origin)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/chat/token");
            request.Headers.Add("Origin", origin);
            using var response = await http.SendAsync(request, Cancel);
            return response.StatusCode;
        }
    }

    [Fact]
    public async Task S08_a_token_bound_to_origins_works_from_no_other()
    {
        await using var server = Trusting("https://www.example.com");
        using var client = new DirectLineClient(server.Http()) { Credential = SupportBotServer.Secret };
        var token = (await client.SendAsync(HttpMethod.Post, "/v3/directline/tokens/generate", DirectLineClient.Json("""{"trustedOrigins":["https://shop.example"]}"""), Cancel))["token"];

        (await StartAsync("https://www.example.com")).ShouldBe(HttpStatusCode.Forbidden);
        (await StartAsync("https://shop.example")).ShouldBe(HttpStatusCode.Created);

        async Task<HttpStatusCode> StartAsync(string origin)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/v3/directline/conversations");
            request.Headers.Add("Origin", origin);
            request.Headers.Add("Authorization", $"Bearer {token}");
            using var response = await client.Http.SendAsync(request, Cancel);
            return response.StatusCode;
        }
    }

    private static SupportBotServer Trusting(string origins)
    {
        var server = new SupportBotServer { Environment = "Production" };
        server.Settings["DirectLine:TrustedOrigins"] = origins;
        server.Settings["RateLimits:Enabled"] = "true";
        return server;
    }

    private static async Task<HttpAnswer> PreflightAsync(SupportBotServer server, string origin)
    {
        using var http = server.Http();
        using var request = new HttpRequestMessage(HttpMethod.Options, "/v3/directline/conversations/x/activities?watermark=3");
        request.Headers.Add("Origin", origin);
        request.Headers.Add("Access-Control-Request-Method", "GET");
        request.Headers.Add("Access-Control-Request-Headers", "authorization,content-type,x-ms-bot-agent,x-requested-with");
        using var response = await http.SendAsync(request, Cancel);
        return await HttpAnswer.ReadAsync(response, Cancel);
    }
}
