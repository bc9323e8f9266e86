using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using SupportBot.Bot.Persistence;
using SupportBot.Bot.Security;

namespace SupportBot.Bot.AgentConsole.SignIn;

/// <summary>How many tries are free, and how long the pauses get.</summary>
/// <param name="Free">With this many failures the pauses begin.</param>
/// <param name="First">The first pause; each further failure doubles it.</param>
/// <param name="Longest">No pause is longer.</param>
/// <param name="Forget">After so long without a failure all is forgotten.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ThrottleRule(int Free, TimeSpan First, TimeSpan Longest, TimeSpan Forget)
{
    public TimeSpan PauseAfter(int failures) =>
        failures < Free ? TimeSpan.Zero : TimeSpan.FromTicks(Math.Min(Longest.Ticks, First.Ticks << Math.Min(failures - Free, 20)));
}

/// <summary>
/// Counts tries to sign in, per account and per address, for all nodes. A try counts before it is judged, so that a thousand at once are not free; a
/// success takes it back. Accounts that do not exist are counted and paused like the others.
/// </summary>
internal sealed class SignInThrottle(IDatabase database, Pseudonyms pseudonyms)
{
    /// <summary>Passwords and codes together.</summary>
    public static readonly ThrottleRule PerAccount = new(5, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(30), TimeSpan.FromHours(24));

    /// <summary>An office may share an address.</summary>
    public static readonly ThrottleRule PerAddress = new(30, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(30), TimeSpan.FromHours(1));

    private const int MostRounds = 50;
    private const int NetworkBytes = 8;

    private const string Select = "SELECT failures, failed_at, locked_until FROM sign_in_failures WHERE subject = $1";
    private const string Insert = "INSERT INTO sign_in_failures (subject, failures, failed_at, locked_until) VALUES ($1, $2, $3, $4) ON CONFLICT (subject) DO NOTHING";
    private const string Update = "UPDATE sign_in_failures SET failures = $2, failed_at = $3, locked_until = $4 WHERE subject = $1 AND failures = $5";
    private const string TakeBack = "UPDATE sign_in_failures SET failures = failures - 1, locked_until = NULL WHERE subject = $1 AND failures > 0";
    private const string Delete = "DELETE FROM sign_in_failures WHERE subject = $1";
    private const string DeleteOld = "DELETE FROM sign_in_failures WHERE failed_at <= $1 AND (locked_until IS NULL OR locked_until <= $2)";

    /// <summary>Counts a try for the account of an address of mail, existing or not.</summary>
    /// <returns>Null when it may be made, else the instant until which none may.</returns>
    public Task<DateTimeOffset?> TryAccountAsync(string email, DateTimeOffset now, CancellationToken cancellationToken) =>
        TryAsync(AccountSubject(email), PerAccount, now, cancellationToken);

    /// <summary>Counts a try for a network address; of IPv6 the network that a site gets counts.</summary>
    /// <returns>Null when it may be made, else the instant until which none may.</returns>
    public Task<DateTimeOffset?> TryAddressAsync(IPAddress? address, DateTimeOffset now, CancellationToken cancellationToken) =>
        TryAsync(AddressSubject(address), PerAddress, now, cancellationToken);

    /// <summary>For the transaction of a sign-in that succeeded: the account starts afresh.</summary>
    public SqlStatement ForgiveAccount(string email) => SqlStatement.Of(Delete, AccountSubject(email));

    /// <summary>Takes one try back: a right one of many people behind an address.</summary>
    public SqlStatement ForgiveAddress(IPAddress? address) => SqlStatement.Of(TakeBack, AddressSubject(address));

    /// <summary>Forgets what no rule looks at any more.</summary>
    public Task CleanAsync(DateTimeOffset now) => database.WriteAsync([SqlStatement.Of(DeleteOld, now - PerAccount.Forget, now)]);

    private async Task<DateTimeOffset?> TryAsync(string subject, ThrottleRule rule, DateTimeOffset now, CancellationToken cancellationToken)
    {
        for (var round = 0; round < MostRounds; round++)
        {
            var row = await database.QueryAsync(SqlStatement.Of(Select, subject), Read, cancellationToken) is [var found] ? found : null;
            if (row?.LockedUntil > now)
            {
                return row.LockedUntil;
            }

            var failures = row is null || row.FailedAt + rule.Forget <= now ? 1 : row.Failures + 1;
            var pause = rule.PauseAfter(failures);
            DateTimeOffset? until = pause == TimeSpan.Zero ? null : now + pause;
            var write = row is null
                ? SqlStatement.Of(Insert, subject, failures, now, until)
                : SqlStatement.Of(Update, subject, failures, now, until, row.Failures);
            if (await database.WriteAsync([write.Touching(1)]) == WriteOutcome.Committed)
            {
                return null;
            }
        }

        return now + rule.First; // So many at once are no person.
    }

    private string AccountSubject(string email) => pseudonyms.Of("console sign-in account", email);

    private string AddressSubject(IPAddress? address) => pseudonyms.Of("console sign-in address", NetworkOf(address));

    private static string NetworkOf(IPAddress? address) =>
        address is null ? "" : address.IsIPv4MappedToIPv6 ? address.MapToIPv4().ToString()
        : address.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexStringLower(address.GetAddressBytes().AsSpan(0, NetworkBytes)) : address.ToString();

    private static Row Read(System.Data.Common.DbDataReader row) =>
        new(row.GetInt32(0), Instants.Read(row, 1), row.IsDBNull(2) ? null : Instants.Read(row, 2));

    private sealed record Row(int Failures, DateTimeOffset FailedAt, DateTimeOffset? LockedUntil);
}
