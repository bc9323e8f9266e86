using System.Data.Common;
using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.AgentConsole.Accounts;

/// <summary>The accounts' rows. Statements that change one count its version up, and name the version that was seen where it matters.</summary>
internal sealed class AgentStore(IDatabase database)
{
    /// <summary>To be selected from <c>console_agents AS a</c>, first, for <see cref="Read"/>.</summary>
    public const string Columns =
        "a.id, a.email, a.name, a.roles, a.queues, a.state, a.password_hash, a.totp_secret, a.totp_step, a.version, a.created_at, a.last_sign_in_at";

    public const int ColumnCount = 12;

    private const string SelectById = $"SELECT {Columns} FROM console_agents AS a WHERE a.id = $1";
    private const string SelectByEmail = $"SELECT {Columns} FROM console_agents AS a WHERE a.email = $1 AND a.state <> 'removed'";
    private const string SelectAll = $"SELECT {Columns} FROM console_agents AS a WHERE a.state <> 'removed' ORDER BY a.email";

    private const string InsertAgent =
        """
        INSERT INTO console_agents (id, email, name, roles, queues, state, totp_step, version, created_at, updated_at)
        VALUES ($1, $2, $3, $4, $5, $6, 0, 1, $7, $7) ON CONFLICT DO NOTHING
        """;

    private const string UpdateSignedIn = "UPDATE console_agents SET last_sign_in_at = $1 WHERE id = $2 AND state = 'active'";

    public static SqlStatement Insert(Agent agent, DateTimeOffset now) => SqlStatement.Of(
        InsertAgent, agent.Id, agent.Email, agent.Name, ConsoleRoles.ToText(agent.Roles), agent.Queues.ToString(), TextOf(agent.State), now).Touching(1);

    public static SqlStatement SignedIn(string id, DateTimeOffset now) => SqlStatement.Of(UpdateSignedIn, now, id).Touching(1);

    public async ValueTask<Agent?> FindAsync(string id, CancellationToken cancellationToken) =>
        await database.QueryAsync(SqlStatement.Of(SelectById, id), Read, cancellationToken) is [var agent] ? agent : null;

    /// <summary>By address, in lower case.</summary>
    public async ValueTask<Agent?> FindByEmailAsync(string email, CancellationToken cancellationToken) =>
        await database.QueryAsync(SqlStatement.Of(SelectByEmail, email), Read, cancellationToken) is [var agent] ? agent : null;

    /// <summary>All that are not removed.</summary>
    public ValueTask<IReadOnlyList<Agent>> ListAsync(CancellationToken cancellationToken) => database.QueryAsync(SqlStatement.Of(SelectAll), Read, cancellationToken);

    public static Agent Read(DbDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetString(2), ConsoleRoles.FromText(row.GetString(3)), QueueAccess.FromText(row.GetString(4)), StateOf(row.GetString(5)))
    {
        PasswordHash = row.ReadStringOrNull(6),
        TotpSecret = row.ReadStringOrNull(7),
        TotpStep = row.GetInt64(8),
        Version = row.GetInt64(9),
        CreatedAt = Instants.Read(row, 10),
        LastSignInAt = row.IsDBNull(11) ? null : Instants.Read(row, 11),
    };

    public static string TextOf(AgentState state) => state switch
    {
        AgentState.Invited => "invited",
        AgentState.Active => "active",
        AgentState.Locked => "locked",
        AgentState.Removed => "removed",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    private static AgentState StateOf(string text) => text switch
    {
        "invited" => AgentState.Invited,
        "active" => AgentState.Active,
        "locked" => AgentState.Locked,
        "removed" => AgentState.Removed,
        _ => throw new InvalidOperationException($"'{text}' is no state of an account."),
    };
}
