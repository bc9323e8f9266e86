using System.Net;
using System.Net.Sockets;
using System.Text;
using SupportBot.Testing.Hosting;

namespace SupportBot.Bot.Tests.Security.Availability;

/// <summary>A bare connection to the server: for what no HTTP client would send.</summary>
internal sealed class RawLine : IDisposable
{
    /// <summary>After an answer on a line that is kept open, a second one would follow at once.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(1);

    private readonly TcpClient _client = new();

    private Stream _stream = Stream.Null;

    private RawLine()
    {
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<RawLine> OpenAsync(SupportBotServer server)
    {
        var line = new RawLine();
        var address = new Uri(server.Address);
        await line._client.ConnectAsync(IPAddress.Loopback, address.Port, Cancel);
        line._stream = line._client.GetStream();
        return line;
    }

    public async Task SendAsync(string text) => await _stream.WriteAsync(Encoding.Latin1.GetBytes(text), Cancel);

    /// <summary>All that comes until the server closes.</summary>
    public async Task<string> ReadToEndAsync()
    {
        using var all = new MemoryStream();
        try
        {
            await _stream.CopyToAsync(all, Cancel);
        }
        catch (IOException)
        {
            // Cut: closed too.
        }

        return Encoding.Latin1.GetString(all.ToArray());
    }

    /// <summary>Sends a text, and gives what comes back until the server closes or has nothing more to say.</summary>
    public static async Task<string> AskAsync(SupportBotServer server, string text)
    {
        using var line = await OpenAsync(server);
        await line.SendAsync(text);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        using var all = new MemoryStream();
        var bytes = new byte[16 * 1024];
        try
        {
            while (await line._stream.ReadAsync(bytes, patience.Token) is > 0 and var read)
            {
                await all.WriteAsync(bytes.AsMemory(0, read), Cancel);
                patience.CancelAfter(Quiet);
            }
        }
        catch (Exception failure) when (failure is IOException or OperationCanceledException && !Cancel.IsCancellationRequested)
        {
            // Cut, or quiet after an answer.
        }

        return Encoding.Latin1.GetString(all.ToArray());
    }

    /// <summary>Number of answers in what came back.</summary>
    public static int Answers(string received) => received.Split("HTTP/1.1 ").Length - 1;

    public void Dispose() => _client.Dispose();
}
