using Microsoft.Extensions.Options;
using SupportBot.Bot.AgentConsole.Audit;
using SupportBot.Bot.AgentConsole.SignIn;
using SupportBot.Bot.Outbox.Mail;
using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.AgentConsole.Accounts;

/// <summary>What became of a change of an account.</summary>
internal enum AccountOutcome
{
    Done,

    /// <summary>There is no such account.</summary>
    Unknown,

    /// <summary>It was changed since it was read.</summary>
    Stale,

    /// <summary>Nobody would be left who could let others in.</summary>
    LastAdministrator,

    /// <summary>Another account has the address.</summary>
    AddressTaken,

    /// <summary>The address or the name is none.</summary>
    Malformed,
}

/// <summary>The outcome, and the path of the link when there is one: the only time that it is known.</summary>
internal readonly record struct AccountAnswer(AccountOutcome Outcome, string? LinkPath = null);

/// <summary>What administrators do with accounts, in the console and on the command line. Each change and its line in the log are one transaction.</summary>
internal sealed class AccountDesk(IDatabase database, AgentStore agents, IOptions<ConsoleOptions> options, TimeProvider clock)
{
    public const int LongestName = 80;

    /// <param name="actor">Who does it; event and subject are filled in here.</param>
    public async Task<AccountAnswer> AddAsync(string email, string name, ConsoleRole roles, QueueAccess queues, AuditEntry actor, CancellationToken cancellationToken)
    {
        var address = email.Trim().ToLowerInvariant();
        if (!Mailbox.TryParse(address, out _) || NameOf(name) is not { } shown)
        {
            return new AccountAnswer(AccountOutcome.Malformed);
        }

        if (await agents.FindByEmailAsync(address, cancellationToken) is not null)
        {
            return new AccountAnswer(AccountOutcome.AddressTaken);
        }

        var now = clock.GetUtcNow();
        var agent = new Agent(AccountIds.New(), address, shown, roles, queues, AgentState.Invited);
        var (path, link) = OneTimeLinks.Issue(agent.Id, LinkPurpose.Setup, now, options.Value.LinkLife);
        var outcome = await database.WriteAsync([AgentStore.Insert(agent, now), .. link, Line(actor, AuditEvents.AccountAdded, agent, now, ConsoleRoles.ToText(roles))]);
        return outcome == WriteOutcome.Committed ? new AccountAnswer(AccountOutcome.Done, path) : new AccountAnswer(AccountOutcome.AddressTaken);
    }

    /// <param name="version">The version that was seen.</param>
    public async Task<AccountAnswer> ChangeAsync(
        string id, long version, string name, ConsoleRole roles, QueueAccess queues, AuditEntry actor, CancellationToken cancellationToken) =>
        NameOf(name) is not { } shown
            ? new AccountAnswer(AccountOutcome.Malformed)
            : await ApplyAsync(id, version, (agent, now) =>
            [
                AccountRows.Profile(agent, shown, roles, queues, now),
                Line(actor, AuditEvents.AccountChanged, agent, now, $"{ConsoleRoles.ToText(agent.Roles)} [{agent.Queues}] -> {ConsoleRoles.ToText(roles)} [{queues}]"),
            ], cancellationToken);

    public Task<AccountAnswer> LockAsync(string id, long version, AuditEntry actor, CancellationToken cancellationToken) => ApplyAsync(id, version, (agent, now) =>
    [
        AccountRows.Lock(agent, now), SessionStore.EndAll(id), OneTimeLinks.Withdraw(id), Line(actor, AuditEvents.AccountLocked, agent, now),
    ], cancellationToken);

    public Task<AccountAnswer> UnlockAsync(string id, long version, AuditEntry actor, CancellationToken cancellationToken) => ApplyAsync(id, version, (agent, now) =>
    [
        AccountRows.Unlock(agent, now), Line(actor, AuditEvents.AccountUnlocked, agent, now),
    ], cancellationToken);

    /// <summary>Password and second factor are gone, sessions are over; the link in the answer starts afresh.</summary>
    public async Task<AccountAnswer> ResetAsync(string id, long version, bool byOperator, AuditEntry actor, CancellationToken cancellationToken)
    {
        var (path, link) = OneTimeLinks.Issue(id, LinkPurpose.Setup, clock.GetUtcNow(), options.Value.LinkLife);
        var answer = await ApplyAsync(id, version, (agent, now) =>
        [
            AccountRows.Reset(agent, byOperator, now), .. link, SessionStore.EndAll(id), RecoveryCodes.Forget(id), Line(actor, AuditEvents.AccountReset, agent, now),
        ], cancellationToken);
        return answer.Outcome == AccountOutcome.Done ? answer with { LinkPath = path } : answer;
    }

    public Task<AccountAnswer> RemoveAsync(string id, long version, AuditEntry actor, CancellationToken cancellationToken) => ApplyAsync(id, version, (agent, now) =>
    [
        AccountRows.Remove(agent, now), SessionStore.EndAll(id), OneTimeLinks.Withdraw(id), RecoveryCodes.Forget(id), Line(actor, AuditEvents.AccountRemoved, agent, now),
    ], cancellationToken);

    private async Task<AccountAnswer> ApplyAsync(
        string id, long version, Func<Agent, DateTimeOffset, IReadOnlyList<SqlStatement>> change, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is not { } agent)
        {
            return new AccountAnswer(AccountOutcome.Unknown);
        }

        if (agent.Version != version)
        {
            return new AccountAnswer(AccountOutcome.Stale);
        }

        if (await database.WriteAsync([AccountRows.LockAdministrators, .. change(agent, clock.GetUtcNow())]) == WriteOutcome.Committed)
        {
            return new AccountAnswer(AccountOutcome.Done);
        }

        var isSame = (await FindAsync(id, cancellationToken))?.Version == version;
        return new AccountAnswer(isSame && agent is { State: AgentState.Active } && agent.Roles.HasFlag(ConsoleRole.Administrator) ? AccountOutcome.LastAdministrator : AccountOutcome.Stale);
    }

    private async ValueTask<Agent?> FindAsync(string id, CancellationToken cancellationToken) =>
        await agents.FindAsync(id, cancellationToken) is { State: not AgentState.Removed } agent ? agent : null;

    private static string? NameOf(string name) =>
        name.Trim() is { Length: > 0 and <= LongestName } shown && !shown.Any(static c => char.IsControl(c) || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.Format) ? shown : null;

    private static SqlStatement Line(AuditEntry actor, string what, Agent agent, DateTimeOffset now, string? detail = null) =>
        AuditLog.Statement(actor with { Event = what, Subject = agent.Email, Detail = detail }, now);
}
