using System.Net;
using System.Net.Sockets;

namespace SupportBot.Bot.Channels.BotConnector;

/// <summary>
/// Connections to this machine only. The address is judged again when it is connected to, whatever name led there; redirects are not followed, and no proxy is used.
/// </summary>
internal static class LoopbackConnections
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static SocketsHttpHandler Handler() => new()
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        ConnectTimeout = Patience,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ConnectCallback = ConnectAsync,
    };

    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancellationToken);
        if (addresses.Length == 0 || !Array.TrueForAll(addresses, IPAddress.IsLoopback))
        {
            throw new HttpRequestException(HttpRequestError.Unknown, "Only this machine may be called.");
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
