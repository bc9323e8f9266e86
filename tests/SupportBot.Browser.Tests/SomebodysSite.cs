using System.Net;
using System.Text;

namespace SupportBot.Browser.Tests;

/// <summary>Somebody else's site, on another origin and with a strict policy of its own, that embeds the chat by the one line of the README.</summary>
internal sealed class SomebodysSite : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Task _serving;
    private readonly string _body;
    private readonly string _policy;

    /// <param name="chat">Where the chat is served.</param>
    /// <param name="attributes">Data attributes of the script line.</param>
    /// <param name="page">Attributes of the html element, such as <c>dir="rtl"</c>.</param>
    public SomebodysSite(Uri chat, string attributes = "", string page = "lang=\"fr\"")
    {
        var origin = chat.GetLeftPart(UriPartial.Authority);
        _policy = $"default-src 'none'; script-src {origin}; frame-src {origin}; img-src data:";
        _body = $"""
            <!doctype html><html {page}><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Boutique</title><link rel="icon" href="data:,"></head>
            <body><main><h1>Boutique</h1><p>Bienvenue.</p></main><script src="{chat}embed.js" async {attributes}></script></body></html>
            """;
        Address = new Uri($"http://localhost:{FreePort()}/");
        _listener.Prefixes.Add(Address.ToString());
        _listener.Start();
        _serving = ServeAsync();
    }

    public Uri Address { get; }

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _serving;
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception error) when (error is HttpListenerException or ObjectDisposedException)
            {
                return; // Closed.
            }

            context.Response.ContentType = "text/html; charset=utf-8";
            context.Response.AddHeader("Content-Security-Policy", _policy);
            await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(_body));
            context.Response.Close();
        }
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
