[assembly: AssemblyFixture(typeof(SupportBot.Browser.Tests.SharedServer))]
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace SupportBot.Browser.Tests;

/// <summary>The server of the tests that need none of their own; started by the first of them. Any page of this machine may frame its chat.</summary>
public sealed class SharedServer : IAsyncLifetime
{
    private SupportBotServer? _server;

    public async Task<SupportBotServer> StartAsync(CancellationToken cancellationToken) =>
        _server ??= await SupportBotServer.StartAsync(cancellationToken, ("RateLimits:Enabled", "false"));

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }
}
