using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using SupportBot.Bot.AgentConsole.Accounts;
using SupportBot.Bot.AgentConsole.Shell;
using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.AgentConsole.SignIn;

/// <summary>What a link is good for.</summary>
internal enum LinkPurpose
{
    /// <summary>Choose a password and enrol the second factor.</summary>
    Setup,

    /// <summary>Sign in at once; only for the demo agent of a developer's machine.</summary>
    SignIn,
}

/// <summary>A link that is valid now.</summary>
internal sealed record OneTimeLink(string TokenHash, LinkPurpose Purpose, Agent Agent);

/// <summary>Links that are good once: 192 random bits, of which only the hash is stored.</summary>
internal sealed class OneTimeLinks(IDatabase database)
{
    public const string Path = ConsoleEdge.Root + "/acces";

    private const int TokenBytes = 24;
    private const string Setup = "setup";
    private const string SignIn = "sign_in";

    private const string DeleteOlder = "DELETE FROM console_links WHERE agent_id = $1";
    private const string Insert = "INSERT INTO console_links (token_hash, agent_id, purpose, created_at, expires_at) VALUES ($1, $2, $3, $4, $5)";
    private const string MarkUsed = "UPDATE console_links SET used_at = $1 WHERE token_hash = $2 AND used_at IS NULL AND expires_at > $1";

    private const string DeleteOld = "DELETE FROM console_links WHERE expires_at <= $1";

    private const string SelectValid =
        $"""
        SELECT {AgentStore.Columns}, l.token_hash, l.purpose FROM console_links AS l JOIN console_agents AS a ON a.id = l.agent_id
        WHERE l.token_hash = $1 AND l.used_at IS NULL AND l.expires_at > $2 AND a.state IN ('invited', 'active')
        """;

    private const string SelectAgent = "SELECT agent_id FROM console_links WHERE token_hash = $1";

    /// <summary>A fresh link, and the statements that make it the account's only one.</summary>
    public static (string Path, IReadOnlyList<SqlStatement> Statements) Issue(string agentId, LinkPurpose purpose, DateTimeOffset now, TimeSpan life)
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));
        return ($"{Path}/{token}",
        [
            SqlStatement.Of(DeleteOlder, agentId),
            SqlStatement.Of(Insert, Hash(token), agentId, purpose == LinkPurpose.Setup ? Setup : SignIn, now, now + life),
        ]);
    }

    /// <summary>Takes all links away, for the transaction of a removal.</summary>
    public static SqlStatement Withdraw(string agentId) => SqlStatement.Of(DeleteOlder, agentId);

    /// <summary>Uses the link up, for the transaction of what it allows; that one fails when the link was used meanwhile.</summary>
    public static SqlStatement Use(OneTimeLink link, DateTimeOffset now) => SqlStatement.Of(MarkUsed, now, link.TokenHash).Touching(1);

    /// <summary>The link of a token; null when it was never issued, is used, over or withdrawn: its reader does not learn which.</summary>
    public async ValueTask<OneTimeLink?> FindAsync(string token, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var rows = await database.QueryAsync(
            SqlStatement.Of(SelectValid, Hash(token), now),
            static row => new OneTimeLink(
                row.GetString(AgentStore.ColumnCount), row.GetString(AgentStore.ColumnCount + 1) == Setup ? LinkPurpose.Setup : LinkPurpose.SignIn, AgentStore.Read(row)),
            cancellationToken);
        return rows is [var link] ? link : null;
    }

    /// <summary>For the log: whose link it was, when it ever was one.</summary>
    public async ValueTask<string?> OwnerAsync(string token, CancellationToken cancellationToken) =>
        await database.QueryAsync(SqlStatement.Of(SelectAgent, Hash(token)), static row => row.GetString(0), cancellationToken) is [var owner] ? owner : null;

    /// <summary>Forgets links that are over.</summary>
    public Task CleanAsync(DateTimeOffset now) => database.WriteAsync([SqlStatement.Of(DeleteOld, now)]);

    private static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
