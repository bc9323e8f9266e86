using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SupportBot.Bot.Tests.BotConnectorAuthentication;

/// <summary>A small web server on a free loopback port that answers as the test says and counts what it is asked.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly List<string> _requests = [];
    private readonly Lock _lock = new();

    private LoopbackServer(WebApplication app) => _app = app;

    /// <summary>Without a final slash.</summary>
    public string Address => _app.Urls.First().TrimEnd('/');

    public IReadOnlyList<string> Requests
    {
        get
        {
            lock (_lock)
            {
                return [.. _requests];
            }
        }
    }

    public static async Task<LoopbackServer> StartAsync(RequestDelegate answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new LoopbackServer(builder.Build());
        server._app.Run(context =>
        {
            lock (server._lock)
            {
                server._requests.Add($"{context.Request.Method} {context.Request.Path}{context.Request.QueryString}");
            }

            return answer(context);
        });
        await server._app.StartAsync();
        return server;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}
