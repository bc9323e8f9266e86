using System.Net;
using System.Net.Sockets;

namespace SupportBot.Bot.Security.Egress;

/// <summary>
/// Makes the HTTP handlers for addresses that come from outside. Redirects are not followed, no proxy is asked, and the address that a name
/// resolves to is checked at the moment of connecting: a name that resolves inside gets no connection, whenever it does so.
/// </summary>
internal static class GuardedHandler
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(5);

    /// <summary>
    /// A handler to keep for the life of the process. Loopback is reached only by its own name or number, never through another name: whether a caller
    /// may use such an address is for its list of allowed addresses to say.
    /// </summary>
    public static SocketsHttpHandler Create() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        ConnectTimeout = ConnectTimeout,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        MaxResponseHeadersLength = 32,
        ConnectCallback = ConnectAsync,
    };

    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var endPoint = context.DnsEndPoint;
        var addresses = await Dns.GetHostAddressesAsync(endPoint.Host, cancellationToken);
        var allowed = Array.FindAll(addresses, address => MayConnect(endPoint.Host, address));
        if (allowed.Length == 0)
        {
            throw new HttpRequestException(HttpRequestError.ConnectionError, "The host resolves to no address that may be connected to.");
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, endPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static bool MayConnect(string host, IPAddress address) => InsideAddress.IsLoopbackName(host) ? IPAddress.IsLoopback(address) : !InsideAddress.Is(address);
}
