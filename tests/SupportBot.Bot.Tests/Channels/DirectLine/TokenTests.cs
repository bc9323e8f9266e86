using System.Net;
using System.Text;
using System.Text.Json;
using SupportBot.Testing.Hosting;

namespace SupportBot.Bot.Tests.Channels.DirectLine;

public sealed class TokenTests(SupportBotServer server)
{
    private const string Generate = "/v3/directline/tokens/generate";
    private const string Refresh = "/v3/directline/tokens/refresh";

    private static readonly DateTimeOffset Start = new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_secret_buys_a_token_for_a_fresh_conversation_and_the_named_user()
    {
        using var client = new DirectLineClient(server.Http()) { Credential = SupportBotServer.Secret };

        var answer = await client.SendAsync(HttpMethod.Post, Generate, DirectLineClient.Json("""{"User":{"Id":"dl_marie"}}"""), Cancel);

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Json.GetProperty("expires_in").GetInt32().ShouldBe(1800);
        answer.Json.TryGetProperty("streamUrl", out _).ShouldBeFalse();
        var claims = Claims(answer["token"]);
        claims.GetProperty("conv").GetString().ShouldBe(answer["conversationId"]);
        claims.GetProperty("user").GetString().ShouldBe("dl_marie");
        (claims.GetProperty("exp").GetInt64() - claims.GetProperty("nbf").GetInt64()).ShouldBe(1800);
    }

    [Fact]
    public async Task S04_without_the_secret_nobody_generates_tokens()
    {
        using var client = new DirectLineClient(server.Http());

        (await client.SendAsync(HttpMethod.Post, Generate, null, Cancel)).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await client.SendAsync(HttpMethod.Post, $"{Generate}?secret={Uri.EscapeDataString(SupportBotServer.Secret)}", null, Cancel)).Status.ShouldBe(HttpStatusCode.Unauthorized);
        client.Credential = "wrong";
        (await client.SendAsync(HttpMethod.Post, Generate, null, Cancel)).Status.ShouldBe(HttpStatusCode.Unauthorized);
        await client.TakeTokenAsync(Cancel);
        (await client.SendAsync(HttpMethod.Post, Generate, null, Cancel)).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task S04_the_secret_is_neither_answered_nor_logged()
    {
        using var client = new DirectLineClient(server.Http()) { Credential = SupportBotServer.Secret };

        var answer = await client.BeginAsync(Cancel);

        answer.Text.ShouldNotContain(SupportBotServer.Secret);
        server.Logs.All.ShouldNotContain(line => line.Contains(SupportBotServer.Secret, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Basic abc")]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Bearer x.y.z")]
    [InlineData("Bearer eyJhbGciOiJub25lIn0.eyJjb252IjoieCJ9.")]
    [Trait("Attack", "S05")]
    public async Task Other_credentials_are_refused_with_401_and_a_code(string header)
    {
        using var http = server.Http();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v3/directline/conversations");
        request.Headers.TryAddWithoutValidation("Authorization", header);

        using var response = await http.SendAsync(request, Cancel);

        var answer = await HttpAnswer.ReadAsync(response, Cancel);
        answer.Status.ShouldBe(HttpStatusCode.Unauthorized);
        answer.ErrorCode.ShouldBe("Unauthorized");
        answer.Headers["WWW-Authenticate"].ShouldBe("Bearer");
    }

    [Fact]
    public async Task S05_every_change_of_one_character_makes_a_token_worthless()
    {
        using var client = await DirectLineClient.StartAsync(server, Cancel);
        var token = client.Credential!;

        for (var i = 0; i < token.Length; i++)
        {
            client.Credential = token[..i] + (token[i] == 'A' ? 'B' : 'A') + token[(i + 1)..];
            (await client.ReadAsync(null, Cancel)).Status.ShouldBe(HttpStatusCode.Unauthorized, $"character {i}");
        }
    }

    [Fact]
    public async Task S05_the_unused_bits_of_the_last_character_count_too()
    {
        using var client = await DirectLineClient.StartAsync(server, Cancel);
        var token = client.Credential!;

        foreach (var last in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=".Where(c => c != token[^1]))
        {
            client.Credential = token[..^1] + last;
            (await client.ReadAsync(null, Cancel)).Status.ShouldBe(HttpStatusCode.Unauthorized, $"{last}");
        }
    }

    [Fact]
    public async Task S01_a_token_opens_no_other_conversation()
    {
        using var mine = await DirectLineClient.StartAsync(server, Cancel);
        using var theirs = await DirectLineClient.StartAsync(server, Cancel);
        var before = (await theirs.HistoryAsync(Cancel)).Count;
        using var thief = new DirectLineClient(server.Http()) { Credential = mine.Credential, ConversationId = theirs.ConversationId };

        foreach (var attempt in new[]
        {
            await thief.ReadAsync(null, Cancel),
            await thief.SayAsync("bonjour", Cancel),
            await thief.ReconnectAsync(null, Cancel),
            await thief.UploadAsync(new MultipartFormDataContent(), Cancel),
        })
        {
            attempt.Status.ShouldBe(HttpStatusCode.Forbidden);
            attempt.ErrorCode.ShouldBe("Forbidden");
        }

        (await theirs.HistoryAsync(Cancel)).Count.ShouldBe(before);
    }

    [Fact]
    public async Task S01_a_stream_token_opens_no_other_stream()
    {
        using var mine = await DirectLineClient.StartAsync(server, Cancel);
        using var theirs = await DirectLineClient.StartAsync(server, Cancel);
        var crossed = mine.StreamUrl.Replace(mine.ConversationId, theirs.ConversationId, StringComparison.Ordinal).Replace("ws://", "http://", StringComparison.Ordinal);

        (await mine.SendAsync(HttpMethod.Get, crossed, null, Cancel)).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task S02_unknown_and_foreign_conversations_look_the_same_to_a_token()
    {
        using var mine = await DirectLineClient.StartAsync(server, Cancel);
        using var theirs = await DirectLineClient.StartAsync(server, Cancel);
        var token = mine.Credential;

        mine.ConversationId = theirs.ConversationId;
        var foreign = await mine.ReadAsync(null, Cancel);
        mine.ConversationId = new string('0', theirs.ConversationId.Length);
        mine.Credential = token;
        var unknown = await mine.ReadAsync(null, Cancel);

        (unknown.Status, unknown.Text).ShouldBe((foreign.Status, foreign.Text));
        theirs.ConversationId.Length.ShouldBeGreaterThanOrEqualTo(36);
    }

    [Fact]
    public async Task S06_an_expired_token_is_403_never_401()
    {
        var clock = new ManualTimeProvider(Start);
        await using var aging = new SupportBotServer().At(clock);
        using var client = await DirectLineClient.StartAsync(aging, Cancel);

        clock.Advance(TimeSpan.FromMinutes(31));

        foreach (var answer in new[] { await client.ReadAsync(null, Cancel), await client.SayAsync("bonjour", Cancel), await client.SendAsync(HttpMethod.Post, Refresh, null, Cancel) })
        {
            answer.Status.ShouldBe(HttpStatusCode.Forbidden);
            answer.ErrorCode.ShouldBe("TokenExpired");
        }
    }

    [Fact]
    public async Task S06_refreshing_ends_at_the_absolute_age()
    {
        var clock = new ManualTimeProvider(Start);
        await using var aging = new SupportBotServer().At(clock);
        using var client = await DirectLineClient.StartAsync(aging, Cancel);

        var lived = TimeSpan.Zero;
        HttpAnswer answer;
        do
        {
            clock.Advance(TimeSpan.FromMinutes(15));
            lived += TimeSpan.FromMinutes(15);
            answer = await client.SendAsync(HttpMethod.Post, Refresh, null, Cancel);
            client.Credential = answer.Status == HttpStatusCode.OK ? answer["token"] : client.Credential;
        }
        while (answer.Status == HttpStatusCode.OK && lived < TimeSpan.FromDays(3));

        answer.ErrorCode.ShouldBe("TokenExpired");
        lived.ShouldBe(TimeSpan.FromHours(24));
    }

    [Fact]
    public async Task A_refreshed_token_is_for_the_same_conversation_and_user()
    {
        using var client = await DirectLineClient.StartAsync(server, Cancel);

        var answer = await client.SendAsync(HttpMethod.Post, Refresh, null, Cancel);

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer["conversationId"].ShouldBe(client.ConversationId);
        Claims(answer["token"]).GetProperty("user").GetString().ShouldBe(client.UserId);
    }

    [Fact]
    public async Task S07_a_token_of_one_use_is_refused_for_another()
    {
        using var client = await DirectLineClient.StartAsync(server, Cancel);
        var chat = client.Credential!;
        var stream = client.StreamUrl[(client.StreamUrl.IndexOf("t=", StringComparison.Ordinal) + 2)..];

        client.Credential = stream;
        (await client.ReadAsync(null, Cancel)).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await client.SendAsync(HttpMethod.Get, $"/v3/directline/conversations/{client.ConversationId}/stream?t={chat}", null, Cancel)).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Tokens_stay_valid_after_a_restart()
    {
        using var data = new TemporaryDirectory();
        string token;
        await using (var before = new SupportBotServer { DataDirectory = data.FullName })
        {
            using var client = new DirectLineClient(before.Http());
            await client.TakeTokenAsync(Cancel);
            token = client.Credential!;
        }

        await using var after = new SupportBotServer { DataDirectory = data.FullName };
        using var again = new DirectLineClient(after.Http()) { Credential = token };

        (await again.BeginAsync(Cancel)).Status.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Without_a_configured_secret_nothing_is_one()
    {
        await using var open = new SupportBotServer();
        open.Settings["DirectLine:Secret"] = "";
        using var client = new DirectLineClient(open.Http()) { Credential = "" };

        (await client.SendAsync(HttpMethod.Post, Generate, null, Cancel)).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_chat_token_names_a_user_that_clients_honour()
    {
        using var client = new DirectLineClient(server.Http());

        await client.TakeTokenAsync(Cancel);

        client.UserId.ShouldStartWith("dl_");
        Claims(client.Credential!).GetProperty("user").ValueKind.ShouldBe(JsonValueKind.String);
    }

    private static JsonElement Claims(string token)
    {
        var body = token.Split('.')[1].Replace('-', '+').Replace('_', '/');
        return JsonElement.Parse(Encoding.UTF8.GetString(Convert.FromBase64String(body.PadRight((body.Length + 3) / 4 * 4, '='))));
    }
}
