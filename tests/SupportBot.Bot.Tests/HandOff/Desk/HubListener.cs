using System.Net;
using System.Text.Json;
using System.Threading.Channels;
using SupportBot.Bot.HandOff.Hub;

namespace SupportBot.Bot.Tests.HandOff.Desk;

/// <summary>A hub on this machine that keeps what it is told.</summary>
internal sealed class HubListener : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Channel<HubCall> _calls = Channel.CreateUnbounded<HubCall>();
    private readonly Task _serving;

    public HubListener()
    {
        // HttpListener cannot choose a free port by itself: the kernel does, through a socket that is closed again.
        using var probe = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        Address = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/";
        probe.Stop();
        _listener.Prefixes.Add(Address);
        _listener.Start();
        _serving = ServeAsync();
    }

    public string Address { get; }

    /// <summary>The next call; fails when none comes within a minute.</summary>
    public async Task<HubCall> NextAsync(CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(TimeSpan.FromMinutes(1));
        return await _calls.Reader.ReadAsync(patience.Token);
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _serving;
        _listener.Close();
    }

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                var context = await _listener.GetContextAsync();
                using var body = new MemoryStream();
                await context.Request.InputStream.CopyToAsync(body);
                context.Response.StatusCode = 202;
                context.Response.Close();
                await _calls.Writer.WriteAsync(new HubCall(context.Request.Headers[HubSignature.Header], body.ToArray()));
            }
            catch (Exception failure) when (failure is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }
}

/// <summary>One call to the hub.</summary>
internal sealed record HubCall(string? Signature, byte[] Body)
{
    public JsonElement Json => JsonElement.Parse(Body);
}
