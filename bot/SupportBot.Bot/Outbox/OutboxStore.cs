using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.Outbox;

/// <summary>The dispatcher's side of the outbox: leases and outcomes. Safe with several nodes: a row is worked on only by who holds its lease.</summary>
internal sealed class OutboxStore(IDatabase database)
{
    /// <summary>
    /// The first of each lane, and all that have none. What was put in to leave at once (due when created) is due whatever the clock says: the stamps of
    /// a lively conversation run some milliseconds ahead of it.
    /// </summary>
    private const string SelectDue =
        $"""
        SELECT {OutboxItem.Columns} FROM outbox AS o
        WHERE state = 'waiting' AND kind = $3 AND (due_at <= $1 OR due_at = created_at) AND (leased_until IS NULL OR leased_until <= $1)
          AND (lane IS NULL OR NOT EXISTS (SELECT 1 FROM outbox AS e WHERE e.lane = o.lane AND e.state = 'waiting' AND e.number < o.number))
        ORDER BY due_at, number LIMIT $2
        """;

    private const string TakeLease =
        """
        UPDATE outbox SET lease = $1, leased_until = $2, attempts = attempts + 1, unfinished = unfinished + 1
        WHERE number = $3 AND state = 'waiting' AND attempts = $4 AND (leased_until IS NULL OR leased_until <= $5)
        """;

    private const string MarkSent =
        "UPDATE outbox SET state = 'sent', payload = '', lease = NULL, leased_until = NULL, failure = NULL, unfinished = 0, done_at = $1 WHERE number = $2 AND lease = $3";

    private const string MarkWaiting =
        "UPDATE outbox SET lease = NULL, leased_until = NULL, due_at = $1, failure = $2, unfinished = $3 WHERE number = $4 AND lease = $5";

    private const string MarkDead =
        "UPDATE outbox SET state = 'dead', lease = NULL, leased_until = NULL, failure = $1, done_at = $2 WHERE number = $3 AND lease = $4";

    private const string SelectNextDue = "SELECT due_at FROM outbox WHERE state = 'waiting' AND kind = $2 AND due_at > $1 ORDER BY due_at LIMIT 1";

    /// <summary>Leases up to <paramref name="most"/> rows of a kind that are due; those that another node took meanwhile are left out.</summary>
    public async Task<IReadOnlyList<LeasedItem>> LeaseDueAsync(
        string kind, int most, Lease lease, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var due = await database.QueryAsync(SqlStatement.Of(SelectDue, now, most, kind), OutboxItem.Read, cancellationToken);
        var leases = await Task.WhenAll(due.Select(item => TryLeaseAsync(item, lease.Owner, now + lease.Duration, now)));
        return [.. leases.OfType<LeasedItem>()];
    }

    /// <summary>When the next row of a kind falls due after <paramref name="now"/>; null when none waits.</summary>
    public async ValueTask<DateTimeOffset?> NextDueAsync(string kind, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var found = await database.QueryAsync(SqlStatement.Of(SelectNextDue, now, kind), static reader => Instants.Read(reader, 0), cancellationToken);
        return found.Count == 0 ? null : found[0];
    }

    public Task SentAsync(LeasedItem leased, DateTimeOffset now) => database.WriteAsync([SqlStatement.Of(MarkSent, now, leased.Item.Number, leased.Lease)]);

    /// <summary>Puts the row back; <paramref name="unfinished"/> counts the attempts that gave no outcome.</summary>
    public Task PutBackAsync(LeasedItem leased, DateTimeOffset due, string failure, int unfinished) =>
        database.WriteAsync([SqlStatement.Of(MarkWaiting, due, failure, unfinished, leased.Item.Number, leased.Lease)]);

    public Task BuryAsync(LeasedItem leased, string failure, DateTimeOffset now) =>
        database.WriteAsync([SqlStatement.Of(MarkDead, failure, now, leased.Item.Number, leased.Lease)]);

    private async Task<LeasedItem?> TryLeaseAsync(OutboxItem item, string owner, DateTimeOffset until, DateTimeOffset now)
    {
        var lease = $"{owner}:{item.Attempts + 1}";
        var outcome = await database.WriteAsync([SqlStatement.Of(TakeLease, lease, until, item.Number, item.Attempts, now).Touching(1)]);
        return outcome == WriteOutcome.Committed ? new LeasedItem(item with { Attempts = item.Attempts + 1, Unfinished = item.Unfinished + 1 }, lease) : null;
    }
}

/// <summary>A row that this node may work on.</summary>
/// <param name="Item">The row, this attempt counted.</param>
/// <param name="Lease">Proof of the lease: an outcome is written only while it stands.</param>
internal sealed record LeasedItem(OutboxItem Item, string Lease);

/// <summary>A lease as a node asks for it.</summary>
/// <param name="Owner">The node.</param>
/// <param name="Duration">After it the row is anybody's again.</param>
internal sealed record Lease(string Owner, TimeSpan Duration);
