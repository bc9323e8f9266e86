using SupportBot.Bot.AgentConsole.Accounts;
using SupportBot.Bot.AgentConsole.Shell;

namespace SupportBot.Bot.AgentConsole.CaseDetail;

/// <summary>An agent as others see him.</summary>
/// <param name="Id">Account.</param>
/// <param name="Name">Shown.</param>
/// <param name="Works">Whether cases can be given to him: the account is active and sees the queue.</param>
internal sealed record Colleague(string Id, string Name, bool Works);

/// <summary>Who works on a queue.</summary>
internal sealed class CaseTeam(AgentStore accounts)
{
    /// <summary>Those who may be given a case of the queue: the agent himself first, then by name.</summary>
    public async ValueTask<IReadOnlyList<Colleague>> OfQueueAsync(string queue, CurrentAgent self, CancellationToken cancellationToken) =>
        [.. (await AllAsync(queue, cancellationToken)).Where(static colleague => colleague.Works)
            .OrderByDescending(colleague => colleague.Id == self.Id).ThenBy(static colleague => colleague.Name, StringComparer.CurrentCultureIgnoreCase)];

    /// <summary>Everybody who has an account, for the names in a history.</summary>
    public async ValueTask<IReadOnlyList<Colleague>> AllAsync(string queue, CancellationToken cancellationToken) =>
        [.. (await accounts.ListAsync(cancellationToken)).Select(account => new Colleague(account.Id, account.Name, Works(account, queue)))];

    private static bool Works(Agent account, string queue) => account.State == AgentState.Active
        && (account.Roles.HasFlag(ConsoleRole.Administrator) || (account.Roles.HasFlag(ConsoleRole.Agent) && account.Queues.Includes(queue)));
}
