using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using SupportBot.Bot.Persistence;
using SupportBot.Bot.Tests.BotConnectorAuthentication;
using SupportBot.Testing.Hosting;

namespace SupportBot.Bot.Tests.Contracts;

/// <summary>The page around the chat says who its user is, with the request for a token.</summary>
public sealed class HostPageDoorTests : IAsyncLifetime
{
    private const string Key = "a shared key of thirty-two bytes, or more";

    private readonly SupportBotServer _server = new();

    public HostPageDoorTests() => _server.Settings["HostPage:SigningKey"] = Key;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        _ = _server.Address;
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_visitor_for_whom_the_page_vouches_sees_his_contracts_without_a_code()
    {
        using var client = new DirectLineClient(_server.Http());
        var answer = await TokenAsync(client, Sign("demo@example.com"));
        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Text);
        (client.Credential, client.ConversationId, client.UserId) = (answer["token"], answer["conversationId"], answer["userId"]);
        await client.BeginAsync(Cancel);

        await client.SayAsync("état du contrat 7041002", Cancel);

        var reply = (await client.HistoryAsync(Cancel))[^1];
        reply.GetProperty("channelData").GetProperty("supportBot").GetProperty("kind").GetString().ShouldBe("status");
        reply.GetProperty("text").GetString()!.ShouldContain("Expire dans 45 jours");
    }

    [Fact]
    public async Task An_address_without_contracts_sees_none()
    {
        using var client = new DirectLineClient(_server.Http());
        var answer = await TokenAsync(client, Sign("somebody@example.com"));
        (client.Credential, client.ConversationId, client.UserId) = (answer["token"], answer["conversationId"], answer["userId"]);
        await client.BeginAsync(Cancel);

        await client.SayAsync("état du contrat 7041002", Cancel);

        (await client.HistoryAsync(Cancel))[^1].GetProperty("text").GetString()!.ShouldContain("Je ne trouve aucun contrat à vous");
    }

    [Fact]
    public async Task A_replayed_token_opens_nothing_even_twenty_times_at_once()
    {
        using var client = new DirectLineClient(_server.Http());
        var token = Sign("demo@example.com");

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => TokenAsync(client, token)));

        answers.Count(answer => answer.Status == HttpStatusCode.OK).ShouldBe(1);
        answers.Count(answer => answer is { Status: HttpStatusCode.Forbidden, ErrorCode: "UserTokenRefused" }).ShouldBe(19);
        (await CountAsync("proven_viewers")).ShouldBe(1);
    }

    [Theory]
    [InlineData("forged")]
    [InlineData("expired")]
    [InlineData("alg none")]
    [InlineData("another audience")]
    [InlineData("nonsense")]
    [InlineData("empty")]
    [InlineData("for years")]
    public async Task A_bad_token_opens_nothing(string name)
    {
        var token = name switch
        {
            "forged" => Sign("demo@example.com", "another key of thirty-two bytes, or even more"),
            "expired" => Sign("demo@example.com", change: claims => claims["exp"] = DateTimeOffset.UnixEpoch.ToUnixTimeSeconds()),
            "alg none" => $"{LocalIssuer.Encode("""{"alg":"none"}""")}.{Sign("demo@example.com").Split('.')[1]}.",
            "another audience" => Sign("demo@example.com", change: claims => claims["aud"] = "shop"),
            "for years" => Sign("demo@example.com", change: claims => claims["exp"] = DateTimeOffset.MaxValue.ToUnixTimeSeconds()),
            "empty" => "",
            _ => "a.b.c",
        };
        using var client = new DirectLineClient(_server.Http());

        var answer = await TokenAsync(client, token);

        answer.Status.ShouldBe(HttpStatusCode.Forbidden);
        answer.ErrorCode.ShouldBe("UserTokenRefused");
        (await CountAsync("proven_viewers")).ShouldBe(0);
        (await CountAsync("used_host_tokens")).ShouldBe(0);
    }

    [Fact]
    public async Task Without_a_token_the_visitor_is_anonymous_as_before()
    {
        using var client = new DirectLineClient(_server.Http());

        (await client.SendAsync(HttpMethod.Post, "/api/chat/token", null, Cancel)).Status.ShouldBe(HttpStatusCode.OK);
        (await client.SendAsync(HttpMethod.Post, "/api/chat/token", DirectLineClient.Json("{}"), Cancel)).Status.ShouldBe(HttpStatusCode.OK);
        (await CountAsync("proven_viewers")).ShouldBe(0);
    }

    private static Task<HttpAnswer> TokenAsync(DirectLineClient client, string userToken) =>
        client.SendAsync(HttpMethod.Post, "/api/chat/token", DirectLineClient.Json(JsonSerializer.Serialize(new { userToken })), Cancel);

    private static string Sign(string email, string key = Key, Action<JsonObject>? change = null)
    {
        var claims = new JsonObject
        {
            ["sub"] = "u-1",
            ["email"] = email,
            ["aud"] = "supportbot",
            ["exp"] = TimeProvider.System.GetUtcNow().AddMinutes(5).ToUnixTimeSeconds(),
            ["jti"] = Guid.NewGuid().ToString("N"),
        };
        change?.Invoke(claims);
        return LocalIssuer.SignHmac(claims, Encoding.UTF8.GetBytes(key), new JsonObject { ["alg"] = "HS256", ["typ"] = "JWT" });
    }

    private async Task<long> CountAsync(string table) =>
        (await _server.Services.GetRequiredService<IDatabase>().QueryAsync(SqlStatement.Of($"SELECT COUNT(*) FROM {table}"), static row => row.GetInt64(0), Cancel))[0];
}
