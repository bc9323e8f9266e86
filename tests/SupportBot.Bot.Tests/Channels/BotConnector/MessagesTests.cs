using System.Net;
using System.Text;
using System.Text.Json;
using SupportBot.Bot.Tests.Conversations.Files;
using SupportBot.Testing.Hosting;

namespace SupportBot.Bot.Tests.Channels.BotConnector;

public sealed class MessagesTests(SupportBotServer server)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Expected_replies_come_in_the_answer()
    {
        var answer = await PostAsync(Message(NewId(), "a1", "merci"));

        answer.Status.ShouldBe(HttpStatusCode.OK);
        var reply = answer.Json.GetProperty("activities").EnumerateArray().ShouldHaveSingleItem();
        reply.GetProperty("replyToId").GetString().ShouldBe("a1");
        reply.GetProperty("from").GetProperty("id").GetString().ShouldBe("28:bot");
        reply.GetProperty("recipient").GetProperty("id").GetString().ShouldBe("29:user");
        reply.GetProperty("channelData").GetProperty("supportBot").GetProperty("kind").GetString().ShouldBe("smalltalk");
    }

    [Fact]
    public async Task S13_a_redelivery_gets_the_same_replies_with_the_same_ids()
    {
        var conversation = NewId();

        var first = await PostAsync(Message(conversation, "a1", "merci"));
        var second = await PostAsync(Message(conversation, "a1", "merci"));
        var parallel = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => PostAsync(Message(conversation, "a2", "merci"))));

        second.Text.ShouldBe(first.Text);
        parallel.Select(answer => answer.Text).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task F07_a_redelivery_with_a_new_id_but_the_same_client_id_is_one_turn()
    {
        var conversation = NewId();
        string Body(string id) => $$$"""{"type":"message","id":"{{{id}}}","text":"merci","channelId":"msteams","deliveryMode":"expectReplies","from":{"id":"u"},"recipient":{"id":"b"},"conversation":{"id":"{{{conversation}}}"},"channelData":{"clientActivityID":"c1"}}""";

        var first = await PostAsync(Body("x1"));
        var second = await PostAsync(Body("x2"));

        second.Text.ShouldBe(first.Text);
    }

    [Fact]
    public async Task The_same_id_in_another_conversation_or_channel_is_another_message()
    {
        var conversation = NewId();

        var first = await PostAsync(Message(conversation, "a1", "merci"));
        var second = await PostAsync(Message(NewId(), "a1", "merci"));
        var third = await PostAsync(Message(conversation, "a1", "merci").Replace("msteams", "emulator", StringComparison.Ordinal));

        new[] { first.Text, second.Text, third.Text }.Distinct().Count().ShouldBe(3);
    }

    [Fact]
    public async Task A_Direct_Line_conversation_cannot_be_reached_through_this_door()
    {
        using var client = await DirectLineClient.StartAsync(server, Cancel);

        await PostAsync(Message(client.ConversationId, "a1", "merci").Replace("msteams", "directline", StringComparison.Ordinal));

        (await client.HistoryAsync(Cancel)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Replies_are_posted_in_order_to_the_service_address()
    {
        await using var channel = new ConnectorService();
        const string Conversation = "19:abc@thread.tacv2;messageid=17/|=";

        var answer = await PostAsync(Update(Conversation + NewId(), channel.Url, "29:user"));

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Text.ShouldBeEmpty();
        var post = await channel.NextAsync(Cancel);
        post.Path.ShouldStartWith("/v3/conversations/" + Uri.EscapeDataString(Conversation));
        post.Authorization.ShouldBeNull();
        post.Activity.GetProperty("type").GetString().ShouldBe("message");
        post.Activity.TryGetProperty("id", out _).ShouldBeFalse();
        post.Activity.TryGetProperty("timestamp", out _).ShouldBeFalse();
        post.Activity.GetProperty("replyToId").GetString().ShouldBe("cu1");
        post.Path.ShouldEndWith("/activities/cu1");
    }

    [Fact]
    public async Task The_greeting_comes_once_whatever_is_installed_together()
    {
        await using var channel = new ConnectorService();
        var conversation = NewId();
        var install = $$$"""{"type":"installationUpdate","action":"add","channelId":"msteams","serviceUrl":"{{{channel.Url}}}","from":{"id":"29:user"},"recipient":{"id":"28:bot"},"conversation":{"id":"{{{conversation}}}"}}""";

        await Task.WhenAll(PostAsync(install), PostAsync(Update(conversation, channel.Url, "29:user")), PostAsync(Update(conversation, channel.Url, "29:user")));
        await PostAsync(Message(conversation, "m1", "merci", channel.Url));

        Kind(await channel.NextAsync(Cancel)).ShouldBe("greeting");
        Kind(await channel.NextAsync(Cancel)).ShouldBe("smalltalk");
    }

    [Fact]
    public async Task A_bot_added_alone_to_a_group_does_not_greet()
    {
        var answer = await PostAsync($$$"""{"type":"conversationUpdate","channelId":"msteams","deliveryMode":"expectReplies","membersAdded":[{"id":"28:bot"}],"from":{"id":"29:user"},"recipient":{"id":"28:bot"},"conversation":{"id":"{{{NewId()}}}","isGroup":true}}""");

        answer.Text.ShouldBe("""{"activities":[]}""");
    }

    [Fact]
    public async Task A_channel_that_asks_to_wait_gets_the_reply_later()
    {
        var clock = new ManualTimeProvider(new DateTimeOffset(2026, 11, 22, 8, 0, 0, TimeSpan.Zero));
        await using var own = new SupportBotServer().At(clock);
        await using var channel = new ConnectorService();
        channel.AnswerNext(429, "7");

        await PostAsync(Message("wait", "a1", "merci", channel.Url), own);
        (await channel.NextAsync(Cancel)).AnsweredWith.ShouldBe(429);
        await Eventually.HoldsAsync(() => own.Logs.All.Any(line => line.Contains("connector-429", StringComparison.Ordinal)), Cancel);
        var again = channel.NextAsync(Cancel);
        clock.Advance(TimeSpan.FromSeconds(6));
        again.IsCompleted.ShouldBeFalse();

        // Step by step: the dispatcher looks at the clock when it wakes, which may be after a step.
        for (var i = 0; i < 100 && !again.IsCompleted; i++)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(again, Task.Delay(TimeSpan.FromMilliseconds(100), Cancel));
        }

        (await again).AnsweredWith.ShouldBe(200);
    }

    [Fact]
    public async Task A_reply_that_was_not_sent_before_a_restart_is_sent_after_it()
    {
        using var data = new TemporaryDirectory();
        await using var channel = new ConnectorService();
        await using (var before = new SupportBotServer { DataDirectory = data.FullName })
        {
            before.Settings["Outbox:Enabled"] = "false";
            (await PostAsync(Message("restart", "a1", "merci", channel.Url), before)).Status.ShouldBe(HttpStatusCode.OK);
        }

        await using var after = new SupportBotServer { DataDirectory = data.FullName };
        _ = after.Address;

        (await channel.NextAsync(Cancel)).Activity.GetProperty("replyToId").GetString().ShouldBe("a1");
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(403)]
    public async Task F21_what_may_have_arrived_is_not_sent_again(int status)
    {
        await using var channel = new ConnectorService();
        channel.AnswerNext(status);
        var conversation = NewId();

        await PostAsync(Message(conversation, "a1", "merci", channel.Url));
        await PostAsync(Message(conversation, "a2", "merci", channel.Url));

        (await channel.NextAsync(Cancel)).Activity.GetProperty("replyToId").GetString().ShouldBe("a1");
        (await channel.NextAsync(Cancel)).Activity.GetProperty("replyToId").GetString().ShouldBe("a2");
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("{}")]
    [InlineData("""{"text":"no type"}""")]
    [InlineData("""{"type":"message","deliveryMode":"expectReplies","from":{"id":"u"}}""")]
    [InlineData("""{"type":"message","deliveryMode":"expectReplies","from":{"id":""},"conversation":{"id":"c"}}""")]
    [InlineData("""{"type":"message","deliveryMode":"expectReplies","conversation":{"id":"c"}}""")]
    [InlineData("""{"type":"message","deliveryMode":"expectReplies","from":{},"conversation":{}}""")]
    [InlineData("""{"type":"message","deliveryMode":"expectReplies","channelId":"a:b","from":{"id":"u"},"conversation":{"id":"c"}}""")]
    public async Task Activities_that_cannot_be_placed_are_400(string body) => (await PostAsync(body)).Status.ShouldBe(HttpStatusCode.BadRequest);

    [Theory]
    [InlineData("http://169.254.169.254/")]
    [InlineData("http://10.0.0.1/")]
    [InlineData("http://[::ffff:10.0.0.1]/")]
    [InlineData("http://user@127.0.0.1/")]
    [InlineData("http://127.0.0.1.evil.example/")]
    [InlineData("https://smba.trafficmanager.net/fr/")]
    [InlineData("ftp://127.0.0.1/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("")]
    public async Task S22_without_an_application_id_only_this_machine_is_called_back(string serviceUrl)
    {
        (await PostAsync(Message(NewId(), "a1", "merci", serviceUrl))).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    [Trait("Attack", "S81")]
    public async Task Outside_Development_the_route_is_off_without_an_application_id()
    {
        await using var production = new SupportBotServer { Environment = "Production" };
        production.Settings["RateLimits:Enabled"] = "true";

        (await PostAsync(Message("c", "a1", "merci"), production)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("typing")]
    [InlineData("messageReaction")]
    [InlineData("messageUpdate")]
    [InlineData("something-new")]
    public async Task Other_types_are_taken_and_ignored(string type) =>
        (await PostAsync($$$"""{"type":"{{{type}}}","serviceUrl":"http://127.0.0.1:9/","from":{"id":"u"},"conversation":{"id":"c"}}""")).Status.ShouldBe(HttpStatusCode.OK);

    [Fact]
    [Trait("Attack", "S27")]
    public async Task An_invoke_that_nobody_handles_is_501() =>
        (await PostAsync("""{"type":"invoke","name":"task/fetch","serviceUrl":"http://127.0.0.1:9/","from":{"id":"u"},"conversation":{"id":"c"}}""")).Status.ShouldBe(HttpStatusCode.NotImplemented);

    [Fact]
    public async Task Only_POST_is_taken()
    {
        using var http = server.Http();

        using var response = await http.GetAsync(new Uri("/api/messages", UriKind.Relative), Cancel);

        response.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
    }

    [Fact]
    public async Task A_page_cannot_post_without_asking_the_browser_first()
    {
        using var http = server.Http();
        using var body = new StringContent(Message(NewId(), "a1", "merci"), Encoding.UTF8, "text/plain");

        using var response = await http.PostAsync(new Uri("/api/messages", UriKind.Relative), body, Cancel);

        response.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
    }

    [Fact]
    public async Task A_mention_of_the_bot_is_not_part_of_what_was_said()
    {
        var body = JsonSerializer.Serialize(new
        {
            type = "message",
            id = "a1",
            text = "<at>SupportBot</at>&nbsp;merci",
            channelId = "msteams",
            deliveryMode = "expectReplies",
            from = new { id = "29:user" },
            recipient = new { id = "28:bot" },
            conversation = new { id = NewId(), isGroup = true },
            entities = new[] { new { type = "mention", mentioned = new { id = "28:bot", name = "SupportBot" }, text = "<at>SupportBot</at>" } },
        });

        (await PostAsync(body)).Json.GetProperty("activities")[0].GetProperty("channelData").GetProperty("supportBot").GetProperty("kind").GetString().ShouldBe("smalltalk");
    }

    [Fact]
    public async Task A_small_file_may_come_as_a_data_address()
    {
        var data = $"data:image/png;base64,{Convert.ToBase64String(Samples.Png(2, 3))}";
        var body = $$"""{"type":"message","id":"a1","channelId":"msteams","deliveryMode":"expectReplies","from":{"id":"u"},"recipient":{"id":"b"},"conversation":{"id":"{{NewId()}}"},"attachments":[{"contentType":"image/png","contentUrl":"{{data}}","name":"x.png"},{"contentType":"text/html","content":"<p>x</p>"}]}""";

        var answer = await PostAsync(body);

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Json.GetProperty("activities").GetArrayLength().ShouldBe(1);
    }

    private async Task<HttpAnswer> PostAsync(string body, SupportBotServer? to = null)
    {
        using var client = new DirectLineClient((to ?? server).Http());
        return await client.SendAsync(HttpMethod.Post, "/api/messages", DirectLineClient.Json(body), Cancel);
    }

    private static string NewId() => Guid.NewGuid().ToString("N");

    private static string? Kind(ConnectorPost post) => post.Activity.GetProperty("channelData").GetProperty("supportBot").GetProperty("kind").GetString();

    private static string Message(string conversation, string id, string text, string? serviceUrl = null) =>
        $$$"""{"type":"message","id":"{{{id}}}","text":"{{{text}}}","locale":"fr-FR","channelId":"msteams","deliveryMode":"{{{(serviceUrl is null ? "expectReplies" : "normal")}}}","serviceUrl":"{{{serviceUrl ?? "http://127.0.0.1:9/"}}}","from":{"id":"29:user","role":"bot"},"recipient":{"id":"28:bot"},"conversation":{"id":"{{{conversation}}}"}}""";

    private static string Update(string conversation, string serviceUrl, string member) =>
        $$$"""{"type":"conversationUpdate","id":"cu1","channelId":"msteams","serviceUrl":"{{{serviceUrl}}}","membersAdded":[{"id":"{{{member}}}"},{"id":"28:bot"}],"from":{"id":"{{{member}}}"},"recipient":{"id":"28:bot"},"conversation":{"id":"{{{conversation}}}"}}""";
}
