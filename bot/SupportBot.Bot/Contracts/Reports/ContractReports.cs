using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SupportBot.Bot.Persistence;
using SupportBot.Bot.Security;
using SupportBot.Dialogs.Turns;

namespace SupportBot.Bot.Contracts.Reports;

/// <summary>A file made for one person, and the address under which it lies for an hour.</summary>
/// <param name="Name">Name of the file.</param>
/// <param name="Address">Whoever has it has the file: 128 random bits.</param>
/// <param name="Effect">To be added to the turn: keeps the file.</param>
internal sealed record IssuedReport(string Name, Uri Address, KeepReport Effect);

/// <summary>Reports of the installed base ("rapport de base d'installation"): all contracts of a person as a file to download.</summary>
internal sealed class ContractReports(IDatabase database, PublicAddress publicAddress)
{
    public static readonly TimeSpan Life = TimeSpan.FromHours(1);

    private const string Select = "SELECT name, bytes FROM contract_reports WHERE token_hash = $1 AND expires_at > $2";
    private const string DeleteOld = "DELETE FROM contract_reports WHERE expires_at <= $1";
    private const int TokenBytes = 16;

    public IssuedReport Issue(IReadOnlyList<ContractStatus> contracts, DateTimeOffset now)
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));
        var day = ContractRules.DayOf(now).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var name = $"rapport-base-installation-{day}.csv";
        return new IssuedReport(name, publicAddress.Of($"/contrats/rapport/{token}"), new KeepReport(Hash(token), name, ContractCsv.Write(contracts), now + Life));
    }

    /// <summary>The file behind a token, or null when there is none (any more).</summary>
    public async ValueTask<(string Name, byte[] Bytes)?> FindAsync(string token, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var found = await database.QueryAsync(
            SqlStatement.Of(Select, Hash(token), now), static row => (row.GetString(0), row.GetFieldValue<byte[]>(1)), cancellationToken);
        return found.Count == 0 ? null : found[0];
    }

    /// <summary>Forgets files whose hour is over.</summary>
    public Task CleanAsync(DateTimeOffset now) => database.WriteAsync([SqlStatement.Of(DeleteOld, now)]);

    private static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}

/// <summary>Keeps a file until it expires.</summary>
internal sealed record KeepReport(string TokenHash, string Name, byte[] Bytes, DateTimeOffset ExpiresAt) : ITurnEffect;

/// <summary>Writes <see cref="KeepReport"/>.</summary>
internal sealed class KeepReportWriter : EffectWriter<KeepReport>
{
    private const string Insert = "INSERT INTO contract_reports (token_hash, conversation_id, name, bytes, created_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6)";

    protected override IEnumerable<SqlStatement> Write(KeepReport effect, EffectScope scope) =>
        [SqlStatement.Of(Insert, effect.TokenHash, scope.Key.Value, effect.Name, effect.Bytes, scope.Now, effect.ExpiresAt)];
}
