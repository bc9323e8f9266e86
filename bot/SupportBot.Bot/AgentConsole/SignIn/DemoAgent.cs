using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;
using SupportBot.Bot.AgentConsole.Accounts;
using SupportBot.Bot.AgentConsole.Audit;
using SupportBot.Bot.Observability;
using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.AgentConsole.SignIn;

/// <summary>On a developer's machine: an account for trying the console, and at every start a fresh link that signs it in once. It has no password at all.</summary>
internal sealed partial class DemoAgent(
    IDatabase database, AgentStore agents, IServer server, IHostEnvironment environment, IOptions<ConsoleOptions> options, TimeProvider clock, ILogger<DemoAgent> logger)
    : IHostedLifecycleService
{
    public const string Email = "demo.conseiller@example.com";
    public const string Name = "Camille Démo";

    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        if (!environment.IsDevelopment() || !options.Value.Demo)
        {
            return;
        }

        var now = clock.GetUtcNow();
        var agent = await agents.FindByEmailAsync(Email, cancellationToken) ?? await AddAsync(now, cancellationToken);
        if (agent is not { State: AgentState.Active })
        {
            return; // Locked by somebody who tries that out.
        }

        var (path, link) = OneTimeLinks.Issue(agent.Id, LinkPurpose.SignIn, now, options.Value.LinkLife);
        await database.WriteAsync([.. link, AuditLog.Statement(new AuditEntry(AuditEvents.LinkIssued, Email, "demo"), now)]);
        LogLink(logger, Name, Address() + path);
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Null when another node was faster and is not done yet.</summary>
    private async Task<Agent?> AddAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var demo = new Agent(AccountIds.New(), Email, Name, ConsoleRole.Agent | ConsoleRole.Editor | ConsoleRole.Administrator, QueueAccess.All, AgentState.Active);
        await database.WriteAsync([AgentStore.Insert(demo, now), AuditLog.Statement(new AuditEntry(AuditEvents.AccountAdded, Email, "demo"), now)]);
        return await agents.FindByEmailAsync(Email, cancellationToken);
    }

    /// <summary>Where a browser of this machine reaches the server.</summary>
    private string Address()
    {
        var bound = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "http://localhost";
        return bound.Replace("://0.0.0.0", "://localhost", StringComparison.Ordinal).Replace("://[::]", "://localhost", StringComparison.Ordinal).TrimEnd('/');
    }

    [LoggerMessage(EventIds.AgentConsole + 10, LogLevel.Information, "Console: sign in once as {Name} at {Link}")]
    private static partial void LogLink(ILogger logger, string name, string link);
}
