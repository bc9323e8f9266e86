using System.Security.Cryptography;
using SupportBot.Bot.Persistence;
using SupportBot.Bot.Security;

namespace SupportBot.Bot.AgentConsole.SignIn;

/// <summary>Ten codes of 50 random bits for a lost second factor, each good once; only their keyed hashes are stored.</summary>
internal sealed class RecoveryCodes(IDatabase database, Pseudonyms pseudonyms)
{
    public const int Count = 10;
    public const int Letters = 10;

    /// <summary>Crockford's 32 (https://www.crockford.com/base32.html): without the letters that look like digits.</summary>
    private const string Alphabet = "abcdefghjkmnpqrstvwxyz0123456789";

    private const string DeleteAll = "DELETE FROM console_recovery_codes WHERE agent_id = $1";
    private const string Insert = "INSERT INTO console_recovery_codes (agent_id, code_hash) VALUES ($1, $2)";
    private const string MarkUsed = "UPDATE console_recovery_codes SET used_at = $1 WHERE agent_id = $2 AND code_hash = $3 AND used_at IS NULL";
    private const string CountLeft = "SELECT COUNT(*) FROM console_recovery_codes WHERE agent_id = $1 AND used_at IS NULL";

    /// <summary>New codes in the place of all earlier ones.</summary>
    public (IReadOnlyList<string> Codes, IReadOnlyList<SqlStatement> Statements) Renew(string agentId)
    {
        var codes = Enumerable.Range(0, Count).Select(static _ => RandomNumberGenerator.GetString(Alphabet, Letters)).ToList();
        return ([.. codes.Select(static code => $"{code[..5]}-{code[5..]}")],
        [
            Forget(agentId),
            .. codes.Select(code => SqlStatement.Of(Insert, agentId, Hash(agentId, code))),
        ]);
    }

    /// <summary>For the transaction of a reset.</summary>
    public static SqlStatement Forget(string agentId) => SqlStatement.Of(DeleteAll, agentId);

    /// <summary>Uses the code up; its transaction fails when there is no such code, or not any more. Null: it cannot be one.</summary>
    public SqlStatement? Use(string agentId, string typed, DateTimeOffset now)
    {
        var code = new string([.. typed.Where(char.IsAsciiLetterOrDigit).Select(static c => Read(char.ToLowerInvariant(c)))]);
        return code.Length == Letters ? SqlStatement.Of(MarkUsed, now, agentId, Hash(agentId, code)).Touching(1) : null;
    }

    public async ValueTask<int> LeftAsync(string agentId, CancellationToken cancellationToken) =>
        (await database.QueryAsync(SqlStatement.Of(CountLeft, agentId), static row => row.GetInt32(0), cancellationToken))[0];

    private static char Read(char typed) => typed switch
    {
        'o' => '0',
        'i' or 'l' => '1',
        _ => typed,
    };

    private string Hash(string agentId, string code) => pseudonyms.Of("console recovery code", $"{agentId}\n{code}");
}
