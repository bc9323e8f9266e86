using System.Buffers.Text;
using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using SupportBot.Bot.AgentConsole.Accounts;
using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.AgentConsole.SignIn;

/// <summary>A session as its owner sees it in his list.</summary>
/// <param name="Id">Public name; no secret.</param>
/// <param name="Method">How he signed in: one of <see cref="SignInMethods"/>.</param>
/// <param name="Address">Where from; null when unknown.</param>
/// <param name="Browser">As the browser called itself, shortened; null when it did not.</param>
internal sealed record SessionRow(string Id, string Method, string? Address, string? Browser, DateTimeOffset CreatedAt, DateTimeOffset SeenAt);

/// <summary>The session of a request with the account as it is now.</summary>
internal sealed record LiveSession(string Id, Agent Agent, DateTimeOffset SeenAt);

/// <summary>Where a sign-in comes from.</summary>
internal sealed record SignInOrigin(string Method, string? Address, string? Browser);

/// <summary>The ways in.</summary>
internal static class SignInMethods
{
    public const string Code = "code";
    public const string RecoveryCode = "recovery";
    public const string Setup = "setup";
    public const string Link = "link";
}

/// <summary>Sessions as rows: what is deleted here is signed out everywhere, on every node, with its next request.</summary>
internal sealed class SessionStore(IDatabase database)
{
    private const int TokenBytes = 32;
    private const int LongestBrowser = 160;

    private const string Insert =
        """
        INSERT INTO console_sessions (id, token_hash, agent_id, method, address, browser, created_at, seen_at, expires_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $7, $8)
        """;

    private const string SelectLive =
        $"""
        SELECT {AgentStore.Columns}, s.id, s.seen_at FROM console_sessions AS s JOIN console_agents AS a ON a.id = s.agent_id
        WHERE s.token_hash = $1 AND s.expires_at > $2 AND s.seen_at > $3 AND a.state = 'active'
        """;

    private const string SelectOpen =
        """
        SELECT COUNT(*) FROM console_sessions AS s JOIN console_agents AS a ON a.id = s.agent_id
        WHERE s.id = $1 AND s.expires_at > $2 AND a.state = 'active'
        """;

    private const string SelectOfAgent = "SELECT id, method, address, browser, created_at, seen_at FROM console_sessions WHERE agent_id = $1 AND expires_at > $2 AND seen_at > $3 ORDER BY seen_at DESC, id";
    private const string UpdateSeen = "UPDATE console_sessions SET seen_at = $1 WHERE id = $2 AND seen_at < $1";
    private const string Delete = "DELETE FROM console_sessions WHERE id = $1 AND agent_id = $2";
    private const string DeleteOthers = "DELETE FROM console_sessions WHERE agent_id = $1 AND id <> $2";
    private const string DeleteOld = "DELETE FROM console_sessions WHERE expires_at <= $1 OR seen_at <= $2";

    /// <summary>A fresh session: the statement that makes it valid, and the secret for the cookie. Never an older one, so that nobody can plant one.</summary>
    public static (string Token, SqlStatement Statement) Begin(string agentId, SignInOrigin origin, DateTimeOffset now, TimeSpan life)
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));
        var id = RandomNumberGenerator.GetHexString(16, lowercase: true);
        var browser = origin.Browser is { Length: > LongestBrowser } text ? text[..LongestBrowser] : origin.Browser;
        return (token, SqlStatement.Of(Insert, id, Hash(token), agentId, origin.Method, origin.Address, browser, now, now + life));
    }

    /// <summary>Ends one session of the agent; touches no row when it is not his or already over.</summary>
    public static SqlStatement End(string agentId, string sessionId) => SqlStatement.Of(Delete, sessionId, agentId);

    /// <summary>For the transaction of a change after which older sessions must not live on: a new password, a reset, a removal.</summary>
    /// <param name="except">The session that goes on; null ends all.</param>
    public static SqlStatement EndAll(string agentId, string? except = null) => SqlStatement.Of(DeleteOthers, agentId, except ?? "");

    /// <summary>The session of a cookie's secret, unless it is over, revoked, or its account may not sign in any more.</summary>
    public async ValueTask<LiveSession?> FindAsync(string token, DateTimeOffset now, TimeSpan idle, CancellationToken cancellationToken)
    {
        var rows = await database.QueryAsync(SqlStatement.Of(SelectLive, Hash(token), now, now - idle), ReadLive, cancellationToken);
        return rows is [var session] ? session : null;
    }

    /// <summary>Whether the session has not been ended, whatever the time since it was last used: for streams that only wait.</summary>
    public async ValueTask<bool> IsOpenAsync(string id, DateTimeOffset now, CancellationToken cancellationToken) =>
        (await database.QueryAsync(SqlStatement.Of(SelectOpen, id, now), static reader => reader.GetInt64(0), cancellationToken))[0] > 0;

    public Task TouchAsync(string id, DateTimeOffset now) => database.WriteAsync([SqlStatement.Of(UpdateSeen, now, id)]);

    public ValueTask<IReadOnlyList<SessionRow>> ListAsync(string agentId, DateTimeOffset now, TimeSpan idle, CancellationToken cancellationToken) => database.QueryAsync(
        SqlStatement.Of(SelectOfAgent, agentId, now, now - idle),
        static row => new SessionRow(row.GetString(0), row.GetString(1), row.ReadStringOrNull(2), row.ReadStringOrNull(3), Instants.Read(row, 4), Instants.Read(row, 5)),
        cancellationToken);

    /// <summary>Forgets sessions that are over.</summary>
    public Task CleanAsync(DateTimeOffset now, TimeSpan idle) => database.WriteAsync([SqlStatement.Of(DeleteOld, now, now - idle)]);

    private static LiveSession ReadLive(DbDataReader row) =>
        new(row.GetString(AgentStore.ColumnCount), AgentStore.Read(row), Instants.Read(row, AgentStore.ColumnCount + 1));

    private static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
