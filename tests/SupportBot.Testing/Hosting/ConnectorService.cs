using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using System.Threading.Channels;

namespace SupportBot.Testing.Hosting;

/// <summary>A channel's service address on this machine: keeps what the bot posts, and answers as the test says.</summary>
public sealed class ConnectorService : IAsyncDisposable
{
    private readonly HttpListener _listener;
    private readonly Channel<ConnectorPost> _posts = Channel.CreateUnbounded<ConnectorPost>();
    private readonly ConcurrentQueue<(int Status, string? RetryAfter)> _answers = new();
    private readonly Task _serving;

    public ConnectorService()
    {
        (_listener, Url) = Open();
        _serving = ServeAsync();
    }

    /// <summary>To be given as <c>serviceUrl</c>.</summary>
    public string Url { get; }

    /// <summary>The next post gets this status instead of 200.</summary>
    public void AnswerNext(int status, string? retryAfter = null) => _answers.Enqueue((status, retryAfter));

    public async Task<ConnectorPost> NextAsync(CancellationToken cancellationToken) => await _posts.Reader.ReadAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _serving;
        _listener.Close();
    }

    private static (HttpListener Listener, string Url) Open()
    {
        // HttpListener cannot choose a free port by itself: the kernel does, through a socket that is closed again.
        using var probe = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        var url = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/";
        probe.Stop();
        var listener = new HttpListener();
        listener.Prefixes.Add(url);
        listener.Start();
        return (listener, url);
    }

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception failure) when (failure is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            using var reader = new StreamReader(context.Request.InputStream);
            var body = await reader.ReadToEndAsync();
            var (status, retryAfter) = _answers.TryDequeue(out var answer) ? answer : (200, null);
            context.Response.StatusCode = status;
            if (retryAfter is not null)
            {
                context.Response.Headers["Retry-After"] = retryAfter;
            }

            context.Response.Close("{\"id\":\"1\"}"u8.ToArray(), willBlock: false);
            await _posts.Writer.WriteAsync(new ConnectorPost(context.Request.RawUrl ?? "", context.Request.Headers["Authorization"], JsonElement.Parse(body), status) { Method = context.Request.HttpMethod });
        }
    }
}

/// <summary>One post of the bot.</summary>
public sealed record ConnectorPost(string Path, string? Authorization, JsonElement Activity, int AnsweredWith)
{
    /// <summary>POST, or PUT for what takes the place of something shown.</summary>
    public string Method { get; init; } = "POST";
}
