using SupportBot.Bot.AgentConsole.Accounts;

namespace SupportBot.Bot.AgentConsole.Shell;

/// <summary>Who makes this request. Read from the session on every request, so that a role taken away counts at once. Handlers just ask for it as a parameter.</summary>
/// <param name="Id">Account; stays when the name changes.</param>
/// <param name="Name">Shown to colleagues and customers.</param>
/// <param name="Email">In lower case.</param>
/// <param name="Roles">As granted; ask <see cref="Is"/>.</param>
/// <param name="Queues">As granted; ask <see cref="MaySee"/>.</param>
/// <param name="SessionId">This session; no secret.</param>
internal sealed record CurrentAgent(string Id, string Name, string Email, ConsoleRole Roles, QueueAccess Queues, string SessionId)
{
    /// <summary>Whether he may do what the role does; an administrator may do everything.</summary>
    public bool Is(ConsoleRole role) => (Roles & (role | ConsoleRole.Administrator)) != ConsoleRole.None;

    /// <summary>Whether he may see cases of the queue. A refusal is answered like a case that does not exist: <see cref="ConsolePages.NotFoundAsync"/>.</summary>
    public bool MaySee(string queue) => Is(ConsoleRole.Agent) && (Roles.HasFlag(ConsoleRole.Administrator) || Queues.Includes(queue));

    /// <summary>Lets minimal-API handlers take it as a parameter.</summary>
    public static ValueTask<CurrentAgent> BindAsync(HttpContext context) => ValueTask.FromResult(context.CurrentAgent());
}

/// <summary>The agent of a request.</summary>
internal static class CurrentAgentFeature
{
    /// <summary>The signed-in agent.</summary>
    /// <exception cref="InvalidOperationException">The route lets strangers in: a bug of the route.</exception>
    public static CurrentAgent CurrentAgent(this HttpContext context) =>
        context.FindCurrentAgent() ?? throw new InvalidOperationException("Nobody is signed in: the route must require a policy of ConsolePolicies.");

    /// <summary>The signed-in agent, or null.</summary>
    public static CurrentAgent? FindCurrentAgent(this HttpContext context) => context.Features.Get<CurrentAgent>();

    public static void SetCurrentAgent(this HttpContext context, CurrentAgent agent) => context.Features.Set(agent);
}
