using System.Net;
using System.Net.Sockets;
using System.Text;
using SupportBot.Testing.Hosting;

namespace SupportBot.Bot.Tests.Security.Availability;

/// <summary>A bare connection to the server: for what no HTTP client would send.</summary>
internal sealed class RawLine : IDisposable
{
    private readonly TcpClient _client = new();

    private RawLine()
    {
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<RawLine> OpenAsync(SupportBotServer server)
    {
        var line = new RawLine();
        var address = new Uri(server.Address);
        await line._client.ConnectAsync(IPAddress.Loopback, address.Port, Cancel);
        return line;
    }

    public async Task SendAsync(string text) => await _client.GetStream().WriteAsync(Encoding.Latin1.GetBytes(text), Cancel);

    /// <summary>All that comes until the server closes.</summary>
    public async Task<string> ReadToEndAsync()
    {
        using var all = new MemoryStream();
        try
        {
            await _client.GetStream().CopyToAsync(all, Cancel);
        }
        catch (IOException)
        {
            // Cut: closed too.
        }

        return Encoding.Latin1.GetString(all.ToArray());
    }

    /// <summary>Sends a text, and gives all that comes back until the server closes.</summary>
    public static async Task<string> AskAsync(SupportBotServer server, string text)
    {
        using var line = await OpenAsync(server);
        await line.SendAsync(text);
        return await line.ReadToEndAsync();
    }

    /// <summary>Number of answers in what came back.</summary>
    public static int Answers(string received) => received.Split("HTTP/1.1 ").Length - 1;

    public void Dispose() => _client.Dispose();
}
