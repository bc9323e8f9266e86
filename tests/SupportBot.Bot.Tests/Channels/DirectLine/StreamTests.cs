using System.Net;
using System.Net.WebSockets;
using System.Text.Json;
using SupportBot.Testing.Hosting;

namespace SupportBot.Bot.Tests.Channels.DirectLine;

public sealed class StreamTests(SupportBotServer server)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_stream_replays_the_greeting_then_follows()
    {
        using var client = await DirectLineClient.StartAsync(server, Cancel);
        await using var socket = await client.ConnectAsync(Cancel);

        var (greeting, _) = await socket.ReceiveAsync(1, Cancel);
        var posted = await client.SayAsync("merci", Cancel);
        var (turn, watermark) = await socket.ReceiveAsync(2, Cancel);

        greeting[0].GetProperty("from").GetProperty("role").GetString().ShouldBe("bot");
        turn[0].GetProperty("id").GetString().ShouldBe(posted["id"]);
        turn[1].GetProperty("replyToId").GetString().ShouldBe(posted["id"]);
        watermark.ShouldBe((await client.ReadAsync(null, Cancel))["watermark"]);
    }

    [Fact]
    public async Task F35_a_line_cut_again_and_again_loses_and_doubles_nothing()
    {
        using var client = await DirectLineClient.StartAsync(server, Cancel);
        var seen = new List<string?>();
        var watermark = "0";
        for (var i = 0; i < 20; i++)
        {
            (await client.ReconnectAsync(watermark, Cancel)).Status.ShouldBe(HttpStatusCode.OK);
            await using var socket = await client.ConnectAsync(Cancel);
            await client.SayAsync("merci", Cancel);
            (var activities, watermark) = await socket.ReceiveAsync(i == 0 ? 3 : 2, Cancel);
            seen.AddRange(activities.Select(Id));
            socket.Cut();
        }

        seen.ShouldBe((await client.HistoryAsync(Cancel)).Select(Id));
    }

    [Fact]
    public async Task A_reconnection_without_watermark_brings_only_what_comes()
    {
        using var client = await DirectLineClient.StartAsync(server, Cancel);
        await client.SayAsync("merci", Cancel);
        await client.ReconnectAsync(null, Cancel);
        await using var socket = await client.ConnectAsync(Cancel);

        var posted = await client.SayAsync("merci", Cancel);
        var (activities, _) = await socket.ReceiveAsync(2, Cancel);

        Id(activities[0]).ShouldBe(posted["id"]);
    }

    [Fact]
    public async Task Two_tabs_both_see_everything_once()
    {
        using var client = await DirectLineClient.StartAsync(server, Cancel);
        await using var first = await client.ConnectAsync(Cancel);
        await client.ReconnectAsync("0", Cancel);
        await using var second = await client.ConnectAsync(Cancel);

        await client.SayAsync("merci", Cancel);

        var (one, _) = await first.ReceiveAsync(3, Cancel);
        var (two, _) = await second.ReceiveAsync(3, Cancel);
        one.Select(Id).ShouldBe(two.Select(Id));
        one.Select(Id).Distinct().Count().ShouldBe(3);
    }

    [Fact]
    public async Task S09_a_second_socket_with_the_same_address_ends_the_first()
    {
        using var client = await DirectLineClient.StartAsync(server, Cancel);
        await using var first = await client.ConnectAsync(Cancel);
        await first.ReceiveAsync(1, Cancel);

        await using var second = await client.ConnectAsync(Cancel);

        (await first.ReceiveFrameAsync(Cancel)).ShouldBeNull();
        first.CloseReason.ShouldBe("collision");
        (await second.ReceiveAsync(1, Cancel)).Activities.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Empty_frames_and_chatter_of_the_client_are_ignored()
    {
        using var client = await DirectLineClient.StartAsync(server, Cancel);
        await using var socket = await client.ConnectAsync(Cancel);

        await socket.SendTextAsync("", Cancel);
        await socket.SendTextAsync(new string('x', 10_000), Cancel);
        await socket.SendTextAsync("", Cancel);
        await client.SayAsync("merci", Cancel);

        (await socket.ReceiveAsync(3, Cancel)).Activities.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_stop_says_goodbye_with_1001()
    {
        await using var stopping = new SupportBotServer();
        using var client = await DirectLineClient.StartAsync(stopping, Cancel);
        await using var socket = await client.ConnectAsync(Cancel);
        await socket.ReceiveAsync(1, Cancel);
        var closing = socket.ReceiveFrameAsync(Cancel);

        await stopping.DisposeAsync();

        (await closing).ShouldBeNull();
        socket.CloseStatus.ShouldBe(WebSocketCloseStatus.EndpointUnavailable);
    }

    [Fact]
    public async Task A_keep_alive_frame_is_sent_every_twenty_seconds()
    {
        var clock = new ManualTimeProvider(new DateTimeOffset(2026, 11, 22, 8, 0, 0, TimeSpan.Zero));
        await using var timed = new SupportBotServer().At(clock);
        using var client = await DirectLineClient.StartAsync(timed, Cancel);
        await using var socket = await client.ConnectAsync(Cancel);
        await socket.ReceiveAsync(1, Cancel);

        clock.Advance(TimeSpan.FromSeconds(21));

        (await socket.ReceiveFrameAsync(Cancel)).ShouldBe("");
    }

    [Fact]
    public async Task S08_a_stream_address_is_worthless_after_a_minute_and_from_foreign_pages()
    {
        var clock = new ManualTimeProvider(new DateTimeOffset(2026, 11, 22, 8, 0, 0, TimeSpan.Zero));
        await using var timed = new SupportBotServer().At(clock);
        using var client = await DirectLineClient.StartAsync(timed, Cancel);

        (await RefusalAsync(client.StreamUrl, "https://evil.example")).ShouldBe(HttpStatusCode.Forbidden);
        clock.Advance(TimeSpan.FromSeconds(61));
        (await RefusalAsync(client.StreamUrl, null)).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    [Trait("Attack", "S68")]
    public async Task Sockets_of_one_conversation_are_counted()
    {
        await using var small = new SupportBotServer();
        small.Settings["DirectLine:StreamsPerConversation"] = "2";
        using var client = await DirectLineClient.StartAsync(small, Cancel);
        await using var first = await client.ConnectAsync(Cancel);
        await client.ReconnectAsync("0", Cancel);
        await using var second = await client.ConnectAsync(Cancel);
        await client.ReconnectAsync("0", Cancel);

        (await RefusalAsync(client.StreamUrl, null)).ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task The_address_without_an_upgrade_is_400()
    {
        using var client = await DirectLineClient.StartAsync(server, Cancel);

        (await client.SendAsync(HttpMethod.Get, client.StreamUrl.Replace("ws://", "http://", StringComparison.Ordinal), null, Cancel)).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    private static async Task<HttpStatusCode> RefusalAsync(string address, string? origin)
    {
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        if (origin is not null)
        {
            socket.Options.SetRequestHeader("Origin", origin);
        }

        await Should.ThrowAsync<WebSocketException>(socket.ConnectAsync(new Uri(address), Cancel));
        return socket.HttpStatusCode;
    }

    private static string? Id(JsonElement activity) => activity.GetProperty("id").GetString();
}
