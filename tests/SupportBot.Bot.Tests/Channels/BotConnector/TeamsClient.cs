using System.Net;
using System.Text.Json;
using SupportBot.Testing.Hosting;

namespace SupportBot.Bot.Tests.Channels.BotConnector;

/// <summary>Plays Teams: posts activities of the playground's user, in the shape that Teams sends them, and reads what the bot posts back.</summary>
internal sealed class TeamsClient : IAsyncDisposable
{
    public const string Tenant = "00000000-0000-0000-0000-0000000000001";
    public const string Person = "00000000-0000-0000-0000-0000000000020";

    private readonly DirectLineClient _http;
    private int _last;

    public TeamsClient(SupportBotServer server) => _http = new DirectLineClient(server.Http());

    public ConnectorService Channel { get; } = new();

    public string Conversation { get; } = "a:" + Guid.NewGuid().ToString("N");

    public string Scope { get; init; } = "personal";

    public string? User { get; init; } = Person;

    /// <summary>The server's clock, when it is the test's: what a turn puts into the outbox is due a few milliseconds later.</summary>
    public ManualTimeProvider? Clock { get; init; }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>What the bot posts next; fails when nothing comes within a minute.</summary>
    public async Task<ConnectorPost> NextAsync()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        patience.CancelAfter(TimeSpan.FromMinutes(1));
        return await Channel.NextAsync(patience.Token);
    }

    /// <summary>Says something, and gives the bot's first reply.</summary>
    public async Task<ConnectorPost> SayAsync(string text)
    {
        (await PostAsync(new { type = "message", text })).Status.ShouldBe(HttpStatusCode.OK);
        return await NextAsync();
    }

    /// <summary>Presses a button of the card that the bot showed as <paramref name="shown"/>.</summary>
    public async Task PressAsync(JsonElement value, string? shown = null) =>
        (await PostAsync(new { type = "message", value, replyToId = shown })).Status.ShouldBe(HttpStatusCode.OK);

    public async Task<HttpAnswer> PostAsync(object activity)
    {
        var members = JsonSerializer.SerializeToElement(activity).EnumerateObject().Where(static member => member.Value.ValueKind != JsonValueKind.Null).ToDictionary(static member => member.Name, static member => member.Value);
        members.TryAdd("id", Element($"m{++_last}"));
        members["channelId"] = Element("msteams");
        members["serviceUrl"] = Element(Channel.Url);
        members.TryAdd("from", Element(new { id = "29:user", name = "Alex", aadObjectId = User }));
        members["recipient"] = Element(new { id = "28:bot", name = "Bot" });
        members["conversation"] = Element(new { id = Conversation, conversationType = Scope, tenantId = Tenant, isGroup = Scope == "personal" ? (bool?)null : true });
        members["channelData"] = Element(new { tenant = new { id = Tenant } });
        var answer = await _http.SendAsync(HttpMethod.Post, "/api/messages", DirectLineClient.Json(JsonSerializer.Serialize(members)), Cancel);
        Clock?.Advance(TimeSpan.FromSeconds(1));
        return answer;
    }

    public Task<HttpAnswer> InvokeAsync(string? name, object? value) => PostAsync(new { type = "invoke", name, value, replyToId = "card-1" });

    /// <summary>The value of the button with that title on the card of a post.</summary>
    public static JsonElement Button(ConnectorPost post, string title) => post.Activity.GetProperty("attachments")[0].GetProperty("content").GetProperty("actions").EnumerateArray()
        .Single(action => action.GetProperty("title").GetString() == title).GetProperty("data");

    public static string Text(ConnectorPost post) => post.Activity.GetProperty("text").GetString() ?? "";

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Channel.DisposeAsync();
    }

    private static JsonElement Element<T>(T value) => JsonSerializer.SerializeToElement(value);
}
