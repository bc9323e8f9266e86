using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.AgentConsole.Accounts;

/// <summary>
/// Statements that change an account. Each touches one row or its unit fails: when the account was changed since it was read, and, for those that take an
/// administrator away, when nobody would be left who could let others in.
/// </summary>
internal static class AccountRows
{
    private const string Seen = "version = version + 1, updated_at = $1 WHERE id = $2 AND version = $3 AND state <> 'removed'";

    private const string SomebodyStays =
        """
         AND (EXISTS (SELECT 1 FROM console_agents AS o WHERE o.id <> $2 AND o.state = 'active' AND o.roles LIKE '%administrator%')
              OR NOT EXISTS (SELECT 1 FROM console_agents AS s WHERE s.id = $2 AND s.state = 'active' AND s.roles LIKE '%administrator%'))
        """;

    /// <summary>Before a guarded statement: two administrators who remove each other at the same instant take turns, also on PostgreSQL.</summary>
    public static readonly SqlStatement LockAdministrators =
        SqlStatement.Of("UPDATE console_agents SET version = version WHERE state = 'active' AND roles LIKE '%administrator%'");

    private const string UpdateProfile = $"UPDATE console_agents SET name = $4, roles = $5, queues = $6, {Seen}";
    private const string UpdateProfileGuarded = UpdateProfile + SomebodyStays;
    private const string LockGuarded = $"UPDATE console_agents SET state = 'locked', {Seen} AND state = 'active'" + SomebodyStays;
    private const string UnlockIt = $"UPDATE console_agents SET state = 'active', {Seen} AND state = 'locked'";
    private const string ResetIt = $"UPDATE console_agents SET state = 'invited', password_hash = NULL, totp_secret = NULL, totp_step = 0, {Seen}";
    private const string ResetGuarded = ResetIt + SomebodyStays;

    /// <summary>The name stays, for the cases and the log; the address is free again.</summary>
    private const string RemoveGuarded = $"UPDATE console_agents SET state = 'removed', email = '', password_hash = NULL, totp_secret = NULL, {Seen}" + SomebodyStays;

    private const string SetUpIt =
        $"UPDATE console_agents SET state = 'active', password_hash = $4, totp_secret = $5, totp_step = $6, {Seen} AND state = 'invited'";

    private const string UpdatePassword = $"UPDATE console_agents SET password_hash = $4, {Seen} AND state = 'active'";

    public static SqlStatement Profile(Agent agent, string name, ConsoleRole roles, QueueAccess queues, DateTimeOffset now) => SqlStatement.Of(
        roles.HasFlag(ConsoleRole.Administrator) ? UpdateProfile : UpdateProfileGuarded,
        now, agent.Id, agent.Version, name, ConsoleRoles.ToText(roles), queues.ToString()).Touching(1);

    public static SqlStatement Lock(Agent agent, DateTimeOffset now) => SqlStatement.Of(LockGuarded, now, agent.Id, agent.Version).Touching(1);

    public static SqlStatement Unlock(Agent agent, DateTimeOffset now) => SqlStatement.Of(UnlockIt, now, agent.Id, agent.Version).Touching(1);

    /// <param name="byOperator">From the machine's command line even the last administrator can be reset: it is how he comes back in.</param>
    public static SqlStatement Reset(Agent agent, bool byOperator, DateTimeOffset now) =>
        SqlStatement.Of(byOperator ? ResetIt : ResetGuarded, now, agent.Id, agent.Version).Touching(1);

    public static SqlStatement Remove(Agent agent, DateTimeOffset now) => SqlStatement.Of(RemoveGuarded, now, agent.Id, agent.Version).Touching(1);

    public static SqlStatement SetUp(Agent agent, string passwordHash, string totpSecret, long totpStep, DateTimeOffset now) =>
        SqlStatement.Of(SetUpIt, now, agent.Id, agent.Version, passwordHash, totpSecret, totpStep).Touching(1);

    public static SqlStatement Password(Agent agent, string passwordHash, DateTimeOffset now) =>
        SqlStatement.Of(UpdatePassword, now, agent.Id, agent.Version, passwordHash).Touching(1);
}
