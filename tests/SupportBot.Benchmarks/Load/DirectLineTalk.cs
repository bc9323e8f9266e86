using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;

namespace SupportBot.Benchmarks.Load;

/// <summary>Over Direct Line as a page does it: token, start, socket; a turn lasts from the post to the reply on the socket.</summary>
internal sealed class DirectLineTalk(HttpClient http) : ITalk
{
    private const string Base = "/v3/directline/conversations";

    public async Task RunAsync(IReadOnlyList<string> lines, Action<long> answered, CancellationToken cancellationToken)
    {
        var token = (await SendAsync("/api/chat/token", null, null, cancellationToken)).GetProperty("token").GetString();
        var start = await SendAsync(Base, token, null, cancellationToken);
        using var socket = new ClientWebSocket();
        socket.Options.Proxy = null;
        await socket.ConnectAsync(new Uri(start.GetProperty("streamUrl").GetString()!), cancellationToken); // A start always names it.
        for (var i = 0; i < lines.Count; i++)
        {
            var sent = Stopwatch.GetTimestamp();
            var posting = SendAsync($"{Base}/{start.GetProperty("conversationId").GetString()}/activities", token, Message(lines[i], i), cancellationToken);
            await ReplyAsync(socket, $"load-{i}", cancellationToken);
            answered(sent);
            await posting;
        }

        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, cancellationToken);
    }

    /// <summary>Reads on until the frame that carries the echo of <paramref name="clientId"/>: the reply comes with it.</summary>
    private static async Task ReplyAsync(ClientWebSocket socket, string clientId, CancellationToken cancellationToken)
    {
        var buffer = new byte[64 * 1024];
        while (true)
        {
            var length = 0;
            ValueWebSocketReceiveResult part;
            do
            {
                part = await socket.ReceiveAsync(buffer.AsMemory(length), cancellationToken);
                length += part.Count;
            }
            while (!part.EndOfMessage);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                throw new InvalidDataException("The server closed the socket.");
            }

            if (length > 0 && HasAnswered(buffer.AsMemory(0, length), clientId))
            {
                return;
            }
        }
    }

    private static bool HasAnswered(ReadOnlyMemory<byte> frame, string clientId)
    {
        using var set = JsonDocument.Parse(frame);
        var activities = set.RootElement.GetProperty("activities");
        return activities.GetArrayLength() > 1 && activities.EnumerateArray().Any(activity =>
            activity.TryGetProperty("channelData", out var data) && data.TryGetProperty("clientActivityID", out var id) && id.GetString() == clientId);
    }

    private static object Message(string text, int turn) =>
        new { type = "message", text, locale = "fr-FR", from = new { id = "visitor" }, channelData = new { clientActivityID = $"load-{turn}" } };

    private async Task<JsonElement> SendAsync(string path, string? token, object? body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        request.Content = body is null ? null : JsonContent.Create(body);
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        using var response = await http.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
    }
}
