using System.Net;
using System.Text.Json;
using SupportBot.Testing.Hosting;

namespace SupportBot.Bot.Tests.Channels.DirectLine;

public sealed class ConversationTests(SupportBotServer server)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_start_greets_once_and_gives_all_that_a_client_needs()
    {
        using var client = new DirectLineClient(server.Http());
        await client.TakeTokenAsync(Cancel);

        var first = await client.BeginAsync(Cancel, """{"user":{},"locale":"fr-FR"}""");
        var second = await client.BeginAsync(Cancel, "");

        first.Status.ShouldBe(HttpStatusCode.Created);
        second.Status.ShouldBe(HttpStatusCode.OK);
        second["conversationId"].ShouldBe(first["conversationId"]);
        first["streamUrl"].ShouldStartWith(server.Address.Replace("http://", "ws://", StringComparison.Ordinal) + "/v3/directline/conversations/");
        var greeting = (await client.HistoryAsync(Cancel)).ShouldHaveSingleItem();
        greeting.GetProperty("channelData").GetProperty("supportBot").GetProperty("kind").GetString().ShouldBe("greeting");
        greeting.TryGetProperty("replyToId", out _).ShouldBeFalse();
        greeting.TryGetProperty("recipient", out _).ShouldBeFalse();
        greeting.TryGetProperty("serviceUrl", out _).ShouldBeFalse();
        greeting.GetProperty("timestamp").GetString().ShouldEndWith("Z");
        greeting.GetProperty("from").GetProperty("role").GetString().ShouldBe("bot");
    }

    [Fact]
    public async Task The_secret_starts_a_conversation_for_the_user_it_names()
    {
        using var client = new DirectLineClient(server.Http()) { Credential = SupportBotServer.Secret };

        (await client.BeginAsync(Cancel, """{"user":{"id":"client-1"}}""")).Status.ShouldBe(HttpStatusCode.Created);
        await client.PostAsync("""{"type":"message","text":"bonjour","from":{"id":"somebody-else"}}""", Cancel);

        (await client.HistoryAsync(Cancel))[1].GetProperty("from").GetProperty("id").GetString().ShouldBe("client-1");
    }

    [Fact]
    public async Task The_echo_comes_first_with_the_posted_id_and_untouched_channel_data()
    {
        using var client = await DirectLineClient.StartAsync(server, Cancel);
        const string ChannelData = """{"attachmentSizes":[],"clientActivityID":"758fjm41y0j","nested":{"a":[1.50,null,"é\"\\"]}}""";

        var posted = await client.PostAsync(
            $$"""{"type":"message","text":"merci","textFormat":"plain","channelId":"webchat","locale":"fr-FR","localTimestamp":"2026-11-22T10:19:57.650+02:00","localTimezone":"Europe/Paris","from":{"id":"x","role":"user"},"channelData":{{ChannelData}},"entities":[{"type":"ClientCapabilities"}],"inconnu":1}""",
            Cancel);

        var history = await client.HistoryAsync(Cancel);
        var echo = history[1];
        echo.GetProperty("id").GetString().ShouldBe(posted["id"]);
        echo.GetProperty("channelId").GetString().ShouldBe("directline");
        JsonElement.DeepEquals(echo.GetProperty("channelData"), JsonElement.Parse(ChannelData)).ShouldBeTrue();
        echo.GetProperty("localTimestamp").GetString().ShouldBe("2026-11-22T10:19:57.65+02:00");
        echo.GetProperty("conversation").GetProperty("id").GetString().ShouldBe(client.ConversationId);
        history[2].GetProperty("replyToId").GetString().ShouldBe(posted["id"]);
        history[2].GetProperty("timestamp").GetDateTimeOffset().ShouldBeGreaterThan(echo.GetProperty("timestamp").GetDateTimeOffset());
    }

    [Fact]
    public async Task S03_S12_what_a_client_says_of_itself_does_not_count()
    {
        using var client = await DirectLineClient.StartAsync(server, Cancel);

        await client.PostAsync(
            """
            {"type":"message","text":"merci","id":"mine","timestamp":"1999-01-01T00:00:00Z","conversation":{"id":"other","tenantId":"t"},"serviceUrl":"http://evil.example/",
             "from":{"id":"supportbot","name":"SupportBot","role":"bot","aadObjectId":"someone"},"recipient":{"id":"me"},"channelId":"msteams","relatesTo":{"serviceUrl":"http://evil.example"}}
            """,
            Cancel);

        var echo = (await client.HistoryAsync(Cancel))[1];
        echo.GetProperty("from").GetProperty("id").GetString().ShouldBe(client.UserId);
        echo.GetProperty("from").GetProperty("role").GetString().ShouldBe("user");
        echo.GetProperty("from").TryGetProperty("aadObjectId", out _).ShouldBeFalse();
        echo.GetProperty("id").GetString().ShouldStartWith(client.ConversationId + "|");
        echo.GetProperty("timestamp").GetDateTimeOffset().Year.ShouldBeGreaterThan(2000);
        echo.GetProperty("conversation").EnumerateObject().ShouldHaveSingleItem();
        echo.GetRawText().ShouldNotContain("evil.example");
        echo.GetRawText().ShouldNotContain("msteams");
    }

    [Theory]
    [InlineData("conversationUpdate", HttpStatusCode.BadRequest)]
    [InlineData("invoke", HttpStatusCode.BadRequest)]
    [InlineData("installationUpdate", HttpStatusCode.BadRequest)]
    [InlineData("trace", HttpStatusCode.BadRequest)]
    [InlineData("command", HttpStatusCode.BadRequest)]
    [InlineData("endOfConversation", HttpStatusCode.OK)]
    [InlineData("typing", HttpStatusCode.OK)]
    public async Task S11_other_types_change_nothing(string type, HttpStatusCode status)
    {
        using var client = await DirectLineClient.StartAsync(server, Cancel);

        var answer = await client.PostAsync($$"""{"type":"{{type}}","name":"x","membersAdded":[{"id":"y"}]}""", Cancel);

        answer.Status.ShouldBe(status);
        (await client.HistoryAsync(Cancel)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task S11_a_client_may_not_play_the_agent_hub()
    {
        using var client = await DirectLineClient.StartAsync(server, Cancel);

        (await client.PostAsync("""{"type":"event","name":"handoff.status","value":{"state":"accepted"}}""", Cancel)).Status.ShouldBe(HttpStatusCode.BadRequest);

        (await client.HistoryAsync(Cancel)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_event_is_echoed_and_not_answered()
    {
        using var client = await DirectLineClient.StartAsync(server, Cancel);

        (await client.PostAsync("""{"type":"event","name":"webchat/join","value":{"language":"fr"}}""", Cancel)).Status.ShouldBe(HttpStatusCode.OK);

        var history = await client.HistoryAsync(Cancel);
        history.Count.ShouldBe(2);
        history[1].GetProperty("name").GetString().ShouldBe("webchat/join");
    }

    [Fact]
    public async Task A_watermark_leaves_out_what_was_read()
    {
        using var client = await DirectLineClient.StartAsync(server, Cancel);
        var first = await client.ReadAsync("", Cancel);
        await client.SayAsync("merci", Cancel);

        var second = await client.ReadAsync(first["watermark"], Cancel);
        var third = await client.ReadAsync(second["watermark"], Cancel);

        second.Json.GetProperty("activities").GetArrayLength().ShouldBe(2);
        third.Text.ShouldBe($$"""{"activities":[],"watermark":"{{second["watermark"]}}"}""");
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("-1")]
    [InlineData("-")]
    [InlineData("99999999999999999999999")]
    [InlineData("999999")]
    [InlineData("1 OR 1=1")]
    [InlineData("١")]
    public async Task S10_a_watermark_that_is_none_means_the_beginning(string watermark)
    {
        using var client = await DirectLineClient.StartAsync(server, Cancel);

        var answer = await client.ReadAsync(watermark, Cancel);

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Json.GetProperty("activities").GetArrayLength().ShouldBe(1);
        answer["watermark"].ShouldBe("2");
    }

    [Fact]
    public async Task An_unknown_conversation_is_404_on_every_route_of_the_secret()
    {
        using var client = new DirectLineClient(server.Http()) { Credential = SupportBotServer.Secret, ConversationId = "unknown" };
        using var parts = new MultipartFormDataContent { { new ByteArrayContent(Conversations.Files.Samples.Png(1, 1)), "file", "a.png" } };

        foreach (var answer in new[]
        {
            await client.ReadAsync(null, Cancel), await client.SayAsync("merci", Cancel), await client.ReconnectAsync(null, Cancel), await client.UploadAsync(parts, Cancel),
        })
        {
            answer.Status.ShouldBe(HttpStatusCode.NotFound);
            answer.ErrorCode.ShouldBe("ConversationNotFound");
        }
    }

    [Fact]
    public async Task A_token_whose_conversation_has_not_begun_reads_nothing()
    {
        using var client = new DirectLineClient(server.Http());
        await client.TakeTokenAsync(Cancel);

        (await client.ReadAsync(null, Cancel)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await client.SayAsync("merci", Cancel)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_second_start_in_parallel_greets_no_second_time()
    {
        using var client = new DirectLineClient(server.Http());
        await client.TakeTokenAsync(Cancel);
        var conversation = client.ConversationId;

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => client.SendAsync(HttpMethod.Post, "/v3/directline/conversations", null, Cancel)));

        answers.Count(answer => answer.Status == HttpStatusCode.Created).ShouldBe(1);
        answers.ShouldAllBe(answer => answer["conversationId"] == conversation);
        (await client.HistoryAsync(Cancel)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_session_id_of_credentials_mode_is_not_offered() =>
        (await new DirectLineClient(server.Http()).SendAsync(HttpMethod.Get, "/v3/directline/session/getsessionid", null, Cancel)).Status.ShouldBe(HttpStatusCode.NotFound);
}
