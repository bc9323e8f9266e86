using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace SupportBot.Testing.Hosting;

/// <summary>The receiving side of a stream.</summary>
public sealed class ActivitySocket(ClientWebSocket socket) : IAsyncDisposable
{
    public WebSocketCloseStatus? CloseStatus => socket.CloseStatus;

    public string? CloseReason => socket.CloseStatusDescription;

    /// <summary>The next frame as text; empty for a keep-alive, null when the server closed.</summary>
    public async Task<string?> ReceiveFrameAsync(CancellationToken cancellationToken)
    {
        var buffer = new byte[64 * 1024];
        using var frame = new MemoryStream();
        WebSocketReceiveResult part;
        do
        {
            part = await socket.ReceiveAsync(new ArraySegment<byte>(buffer), cancellationToken);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            await frame.WriteAsync(buffer.AsMemory(0, part.Count), cancellationToken);
        }
        while (!part.EndOfMessage);
        return Encoding.UTF8.GetString(frame.ToArray());
    }

    /// <summary>The next <paramref name="count"/> activities, and the watermark after them.</summary>
    public async Task<(IReadOnlyList<JsonElement> Activities, string Watermark)> ReceiveAsync(int count, CancellationToken cancellationToken)
    {
        var received = new List<JsonElement>();
        var watermark = "";
        while (received.Count < count)
        {
            var frame = await ReceiveFrameAsync(cancellationToken) ?? throw new InvalidOperationException("The server closed the socket.");
            if (frame.Length > 0)
            {
                var set = JsonElement.Parse(frame);
                received.AddRange(set.GetProperty("activities").EnumerateArray());
                watermark = set.GetProperty("watermark").GetString() ?? "";
            }
        }

        return (received, watermark);
    }

    public Task SendTextAsync(string text, CancellationToken cancellationToken) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, cancellationToken);

    /// <summary>Cuts the line without a goodbye.</summary>
    public void Cut() => socket.Abort();

    public async ValueTask DisposeAsync()
    {
        if (socket.State == WebSocketState.Open)
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5));
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, patience.Token);
        }

        socket.Dispose();
    }
}
