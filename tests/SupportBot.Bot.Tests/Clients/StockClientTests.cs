using System.Text.Json;
using SupportBot.Bot.Tests.Conversations.Files;
using SupportBot.Testing.Hosting;

namespace SupportBot.Bot.Tests.Clients;

/// <summary>The published Direct Line client must be content with the server in everything that Web Chat asks of it.</summary>
public sealed class StockClientTests(SupportBotServer server)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task It_starts_is_greeted_speaks_and_is_answered(bool webSocket)
    {
        await using var client = await OpenAsync(webSocket);
        await client.UntilAsync(line => IsFromBot(line), Cancel);

        await client.TellAsync(new { @do = "say", text = "merci" }, Cancel);
        var id = await EndOfTurnAsync(client);

        var activities = client.Activities;
        activities.Count.ShouldBe(3);
        activities[1].GetProperty("id").GetString().ShouldBe(id);
        activities[1].GetProperty("channelData").GetProperty("clientActivityID").GetString().ShouldBe("client-1");
        activities[1].GetProperty("from").GetProperty("id").GetString().ShouldStartWith("dl_");
        activities[2].GetProperty("replyToId").GetString().ShouldBe(id);
        activities.Select(activity => activity.GetProperty("id").GetString()).Distinct().Count().ShouldBe(3);
        Statuses(client).ShouldBe(["uninitialized", "connecting", "online"]);
    }

    [Fact]
    public async Task Cut_off_it_comes_back_and_sees_each_activity_once()
    {
        await using var client = await OpenAsync(webSocket: true);
        await client.UntilAsync(line => IsFromBot(line), Cancel);

        await client.TellAsync(new { @do = "cut" }, Cancel);
        await client.TellAsync(new { @do = "say", text = "merci" }, Cancel);
        await EndOfTurnAsync(client);
        await client.TellAsync(new { @do = "state" }, Cancel);
        var state = (await client.UntilAsync(line => line.TryGetProperty("state", out _), Cancel)).GetProperty("state");

        state.GetProperty("sockets").GetInt32().ShouldBe(2);
        client.Activities.Select(activity => activity.GetProperty("id").GetString()).ShouldBe(client.Activities.Select(activity => activity.GetProperty("id").GetString()).Distinct());
        client.Activities.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_second_client_goes_on_where_the_first_had_read()
    {
        await using var client = await OpenAsync(webSocket: true);
        await client.UntilAsync(line => IsFromBot(line), Cancel);
        await client.TellAsync(new { @do = "state" }, Cancel);
        var state = (await client.UntilAsync(line => line.TryGetProperty("state", out _), Cancel)).GetProperty("state");

        await using var second = await StockClient.StartAsync(Cancel);
        await second.TellAsync(new
        {
            @do = "open",
            domain = server.Address + "/v3/directline",
            webSocket = true,
            token = state.GetProperty("token").GetString(),
            conversationId = state.GetProperty("conversationId").GetString(),
            watermark = state.GetProperty("watermark").GetString(),
        }, Cancel);
        await second.TellAsync(new { @do = "say", text = "merci" }, Cancel);
        await EndOfTurnAsync(second);

        second.Activities.Count.ShouldBe(2);
    }

    [Fact]
    public async Task It_uploads_files_and_gets_them_echoed()
    {
        await using var client = await OpenAsync(webSocket: true);
        await client.UntilAsync(line => IsFromBot(line), Cancel);

        await client.TellAsync(new
        {
            @do = "send",
            files = new[]
            {
                new { name = "écran.png", type = "image/png", base64 = Convert.ToBase64String(Samples.Png(4, 4)) },
                new { name = "bon.pdf", type = "application/pdf", base64 = Convert.ToBase64String(Samples.Pdf) },
            },
        }, Cancel);
        await EndOfTurnAsync(client);

        var echo = client.Activities.Single(activity => activity.TryGetProperty("attachments", out _));
        echo.GetProperty("attachments").EnumerateArray().Select(attachment => attachment.GetProperty("name").GetString()).ShouldBe(["écran.png", "bon.pdf"], ignoreOrder: true);
    }

    [Fact]
    public async Task It_is_told_that_its_token_has_expired()
    {
        var clock = new ManualTimeProvider(new DateTimeOffset(2026, 11, 22, 8, 0, 0, TimeSpan.Zero));
        await using var aging = new SupportBotServer().At(clock);
        await using var client = await OpenAsync(webSocket: false, aging);
        await client.UntilAsync(line => IsFromBot(line), Cancel);

        clock.Advance(TimeSpan.FromMinutes(31));

        (await client.UntilAsync(line => line.TryGetProperty("status", out var status) && status.GetString() == "expiredToken", Cancel)).ValueKind.ShouldBe(JsonValueKind.Object);
    }

    private async Task<StockClient> OpenAsync(bool webSocket, SupportBotServer? at = null)
    {
        var target = at ?? server;
        var client = await StockClient.StartAsync(Cancel);
        using var visitor = new DirectLineClient(target.Http());
        await visitor.TakeTokenAsync(Cancel);
        await client.TellAsync(new { @do = "open", domain = target.Address + "/v3/directline", token = visitor.Credential, webSocket }, Cancel);
        return client;
    }

    /// <summary>The id of the message posted last, once it is acknowledged, echoed and answered.</summary>
    private static async Task<string?> EndOfTurnAsync(StockClient client)
    {
        await client.UntilAsync(_ => PostedId(client) is { } id && client.Activities.Any(activity => Text(activity, "id") == id) && client.Activities.Any(activity => Text(activity, "replyToId") == id), Cancel);
        return PostedId(client);
    }

    private static string? PostedId(StockClient client) => client.Seen.Where(line => line.TryGetProperty("posted", out _)).Select(line => line.GetProperty("posted").GetString()).LastOrDefault();

    private static bool IsFromBot(JsonElement line) =>
        line.TryGetProperty("activity", out var activity) && activity.GetProperty("from").TryGetProperty("role", out var role) && role.GetString() == "bot";

    private static IEnumerable<string?> Statuses(StockClient client) => client.Seen.Where(line => line.TryGetProperty("status", out _)).Select(line => line.GetProperty("status").GetString());

    private static string? Text(JsonElement activity, string name) => activity.TryGetProperty(name, out var value) ? value.GetString() : null;
}
