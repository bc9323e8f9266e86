using System.Data.Common;
using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.Outbox;

/// <summary>A message that could not be sent.</summary>
/// <param name="Number">Its number, by which it is sent again or dropped.</param>
/// <param name="Kind">See <see cref="OutboxKinds"/>.</param>
/// <param name="Case">Reference of its case; null for none.</param>
/// <param name="Failure"><c>expired:...</c>, <c>poison</c>, <c>capped</c>, or the refusal of the other side.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="CreatedAt">Instant of entry.</param>
/// <param name="DiedAt">When it was given up.</param>
internal sealed record DeadLetter(long Number, string Kind, string? Case, string Failure, int Attempts, DateTimeOffset CreatedAt, DateTimeOffset DiedAt);

/// <summary>How much is in the outbox.</summary>
/// <param name="Waiting">Rows to be sent.</param>
/// <param name="Dead">Dead letters.</param>
internal sealed record OutboxCount(long Waiting, long Dead);

/// <summary>What people see of the outbox, and what they can do about it.</summary>
internal sealed class DeadLetters(IDatabase database, OutboxSignal signal)
{
    private const string SelectDead =
        """
        SELECT number, kind, case_reference, failure, attempts, created_at, done_at FROM outbox
        WHERE state = 'dead' ORDER BY done_at DESC, number DESC LIMIT $1 OFFSET $2
        """;

    private const string SelectCount = "SELECT state, COUNT(*) FROM outbox WHERE state IN ('waiting', 'dead') GROUP BY state";

    private const string SelectOfCase =
        "SELECT state, COUNT(*) FROM outbox WHERE case_reference = $1 AND kind = $2 AND state IN ('waiting', 'dead') GROUP BY state";

    private const string Revive =
        """
        UPDATE outbox SET state = 'waiting', attempts = 0, unfinished = 0, due_at = $1, expires_at = $2, failure = NULL, done_at = NULL
        WHERE number = $3 AND state = 'dead'
        """;

    private const string Forget = "UPDATE outbox SET state = 'dropped', payload = '', done_at = $1 WHERE number = $2 AND state = 'dead'";

    /// <summary>Newest first.</summary>
    public ValueTask<IReadOnlyList<DeadLetter>> ListAsync(int limit, int offset, CancellationToken cancellationToken) =>
        database.QueryAsync(SqlStatement.Of(SelectDead, limit, offset), Read, cancellationToken);

    public async ValueTask<OutboxCount> CountAsync(CancellationToken cancellationToken) =>
        Sum(await database.QueryAsync(SqlStatement.Of(SelectCount), ReadCount, cancellationToken));

    /// <summary>The mails of a case that have not left: "courriel en attente".</summary>
    public async ValueTask<OutboxCount> MailsOfCaseAsync(string reference, CancellationToken cancellationToken) =>
        Sum(await database.QueryAsync(SqlStatement.Of(SelectOfCase, reference, OutboxKinds.Mail), ReadCount, cancellationToken));

    /// <summary>Sends it again under its old key; false when it is no dead letter any more.</summary>
    public async Task<bool> SendAgainAsync(long number, OutboxOptions options, DateTimeOffset now)
    {
        var outcome = await database.WriteAsync([SqlStatement.Of(Revive, now, now.AddHours(options.ExpireHours), number).Touching(1)]);
        signal.Ring();
        return outcome == WriteOutcome.Committed;
    }

    /// <summary>Gives it up for good, and erases what it said; false when it is no dead letter any more.</summary>
    public async Task<bool> DropAsync(long number, DateTimeOffset now) =>
        await database.WriteAsync([SqlStatement.Of(Forget, now, number).Touching(1)]) == WriteOutcome.Committed;

    private static DeadLetter Read(DbDataReader reader) => new(
        reader.GetInt64(0), reader.GetString(1), reader.ReadStringOrNull(2), reader.ReadStringOrNull(3) ?? "", reader.GetInt32(4),
        Instants.Read(reader, 5), Instants.Read(reader, 6));

    private static (string State, long Count) ReadCount(DbDataReader reader) => (reader.GetString(0), reader.GetInt64(1));

    private static OutboxCount Sum(IReadOnlyList<(string State, long Count)> rows) =>
        new(rows.Where(row => row.State == "waiting").Sum(row => row.Count), rows.Where(row => row.State == "dead").Sum(row => row.Count));
}
