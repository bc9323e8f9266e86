using System.Data.Common;
using SupportBot.Bot.Observability;
using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.Outbox;

/// <summary>How much waits to leave, for how long, and how much was given up.</summary>
internal sealed class OutboxFigures(IDatabase database, IEnumerable<IOutboxSender> senders, TimeProvider clock) : IFigures
{
    private const string Select = "SELECT kind, state, COUNT(*), MIN(due_at) FROM outbox WHERE state IN ('waiting', 'dead') GROUP BY kind, state";

    private readonly string[] _kinds = [.. senders.Select(static sender => sender.Kind).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    public async ValueTask<IReadOnlyList<Figure>> ReadAsync(CancellationToken cancellationToken)
    {
        var rows = await database.QueryAsync(SqlStatement.Of(Select), Read, cancellationToken);
        var now = clock.GetUtcNow();

        // A kind of which nothing waits is nought, not absent: an alert on what is absent never rings.
        return [.. _kinds.Union(rows.Select(static row => row.Kind), StringComparer.Ordinal).SelectMany(kind => Of(kind, rows, now))];
    }

    private static IEnumerable<Figure> Of(string kind, IReadOnlyList<Row> rows, DateTimeOffset now)
    {
        var waiting = rows.FirstOrDefault(row => row.Kind == kind && row.State == "waiting");
        var dead = rows.FirstOrDefault(row => row.Kind == kind && row.State == "dead");
        yield return new Figure("supportbot_outbox_waiting", "Messages that have not left yet, by kind; reminders of the future included.", waiting?.Count ?? 0, ("kind", kind));
        yield return new Figure(
            "supportbot_outbox_overdue_seconds", "How long the message that waits longest has been due, by kind; 0 when none is.",
            waiting is { } row && row.OldestDue < now ? (now - row.OldestDue).TotalSeconds : 0, ("kind", kind));
        yield return new Figure("supportbot_dead_letters", "Messages that were given up and wait for somebody to send them again or drop them, by kind.", dead?.Count ?? 0, ("kind", kind));
    }

    private static Row Read(DbDataReader reader) => new(reader.GetString(0), reader.GetString(1), reader.GetInt64(2), Instants.Read(reader, 3));

    private sealed record Row(string Kind, string State, long Count, DateTimeOffset OldestDue);
}
