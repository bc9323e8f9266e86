using System.Net;
using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace SupportBot.Testing.Hosting;

/// <summary>A plain Direct Line client that hides nothing: bodies come back as JSON, statuses as they are.</summary>
public sealed class DirectLineClient(HttpClient http) : IDisposable
{
    private const string Base = "/v3/directline";

    public HttpClient Http => http;

    /// <summary>What goes into the Authorization header after "Bearer"; null sends none.</summary>
    public string? Credential { get; set; }

    public string ConversationId { get; set; } = "";

    public string UserId { get; set; } = "";

    public string StreamUrl { get; set; } = "";

    /// <summary>A visitor of the support page whose conversation has begun.</summary>
    public static async Task<DirectLineClient> StartAsync(SupportBotServer server, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(server);
        var client = new DirectLineClient(server.Http());
        await client.TakeTokenAsync(cancellationToken);
        (await client.BeginAsync(cancellationToken)).Status.ShouldBe(HttpStatusCode.Created);
        return client;
    }

    public async Task TakeTokenAsync(CancellationToken cancellationToken)
    {
        var answer = await SendAsync(HttpMethod.Post, "/api/chat/token", null, cancellationToken);
        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Text);
        Credential = answer["token"];
        ConversationId = answer["conversationId"];
        UserId = answer["userId"];
    }

    /// <summary>POST conversations; keeps the token and addresses it answers.</summary>
    public async Task<HttpAnswer> BeginAsync(CancellationToken cancellationToken, string body = "{}")
    {
        var answer = await SendAsync(HttpMethod.Post, $"{Base}/conversations", Json(body), cancellationToken);
        Keep(answer);
        return answer;
    }

    public async Task<HttpAnswer> ReconnectAsync(string? watermark, CancellationToken cancellationToken)
    {
        var answer = await SendAsync(HttpMethod.Get, $"{Base}/conversations/{ConversationId}{Query(watermark)}", null, cancellationToken);
        Keep(answer);
        return answer;
    }

    public Task<HttpAnswer> SayAsync(string text, CancellationToken cancellationToken, string? clientActivityId = null) =>
        PostAsync(JsonSerializer.Serialize(new { type = "message", text, from = new { id = UserId }, channelData = new { clientActivityID = clientActivityId } }), cancellationToken);

    public Task<HttpAnswer> PostAsync(string json, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Post, $"{Base}/conversations/{ConversationId}/activities", Json(json), cancellationToken);

    public Task<HttpAnswer> ReadAsync(string? watermark, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Get, $"{Base}/conversations/{ConversationId}/activities{Query(watermark)}", null, cancellationToken);

    public Task<HttpAnswer> UploadAsync(MultipartFormDataContent parts, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Post, $"{Base}/conversations/{ConversationId}/upload?userId={UserId}", parts, cancellationToken);

    /// <summary>All that can be read, oldest first.</summary>
    public async Task<IReadOnlyList<JsonElement>> HistoryAsync(CancellationToken cancellationToken)
    {
        var answer = await ReadAsync(null, cancellationToken);
        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Text);
        return [.. answer.Json.GetProperty("activities").EnumerateArray()];
    }

    public async Task<HttpAnswer> SendAsync(HttpMethod method, string path, HttpContent? body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Content = body;
        if (Credential is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {Credential}");
        }

        using var response = await http.SendAsync(request, cancellationToken);
        return await HttpAnswer.ReadAsync(response, cancellationToken);
    }

    /// <summary>Opens the address that the last start or reconnection gave.</summary>
    public async Task<ActivitySocket> ConnectAsync(CancellationToken cancellationToken)
    {
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri(StreamUrl), cancellationToken);
        return new ActivitySocket(socket);
    }

    public static HttpContent Json(string json) => new StringContent(json, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));

    public void Dispose() => http.Dispose();

    private static string Query(string? watermark) => watermark is null ? "" : $"?watermark={Uri.EscapeDataString(watermark)}";

    private void Keep(HttpAnswer answer)
    {
        if (answer.Status is HttpStatusCode.OK or HttpStatusCode.Created)
        {
            Credential = answer["token"];
            ConversationId = answer["conversationId"];
            StreamUrl = answer["streamUrl"];
        }
    }
}
