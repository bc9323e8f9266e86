using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.Outbox;

/// <summary>Statements that put messages into the outbox, for the transaction of whoever causes them.</summary>
internal static class OutboxRows
{
    private const string InsertRow =
        """
        INSERT INTO outbox (key, kind, lane, case_reference, subject, payload, state, attempts, unfinished, due_at, expires_at, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, 'waiting', 0, 0, $7, $8, $9) ON CONFLICT (key) DO NOTHING
        """;

    /// <summary>
    /// Above the caps the row is kept, but as a dead letter that an agent can release. The casts name the types for PostgreSQL, which cannot
    /// infer them in a SELECT.
    /// </summary>
    private const string InsertCapped =
        """
        INSERT INTO outbox (key, kind, lane, case_reference, subject, payload, state, attempts, unfinished, due_at, expires_at, failure, created_at, done_at)
        SELECT made.key, made.kind, NULL, made.case_reference, made.subject, made.payload,
               CASE WHEN made.capped = 1 THEN 'dead' ELSE 'waiting' END, 0, 0, $7, $8,
               CASE WHEN made.capped = 1 THEN 'capped' END, $9, CASE WHEN made.capped = 1 THEN $9 END
        FROM (SELECT CAST($1 AS text) AS key, CAST($2 AS text) AS kind, CAST($3 AS text) AS case_reference, CAST($4 AS text) AS subject,
                     CAST($5 AS text) AS payload,
                     CASE WHEN (SELECT COUNT(*) FROM outbox WHERE kind = $2 AND subject = $4 AND created_at > $6) >= $10
                            OR (SELECT COUNT(*) FROM outbox WHERE kind = $2 AND created_at > $11) >= $12 THEN 1 ELSE 0 END AS capped) AS made
        WHERE true ON CONFLICT (key) DO NOTHING
        """;

    /// <summary>Adds a message; one with the same key is there already when it was added before.</summary>
    public static SqlStatement Add(OutboxMessage message, OutboxOptions options, DateTimeOffset now)
    {
        var due = message.NotBefore is { } later && later > now ? later : now;
        return SqlStatement.Of(
            InsertRow, message.Key, message.Kind, message.Lane, message.Case, message.Subject, message.Payload, due, due.AddHours(options.ExpireHours), now);
    }

    /// <summary>Adds a message unless its subject had too many within a day, or everybody within an hour.</summary>
    public static SqlStatement AddCapped(OutboxMessage message, OutboxOptions options, int mostPerDay, int mostPerHour, DateTimeOffset now)
    {
        var due = message.NotBefore is { } later && later > now ? later : now;
        return SqlStatement.Of(
            InsertCapped, message.Key, message.Kind, message.Case, message.Subject, message.Payload, now.AddDays(-1), due, due.AddHours(options.ExpireHours), now,
            mostPerDay, now.AddHours(-1), mostPerHour);
    }
}

/// <summary>Writes <see cref="Enqueue"/> effects.</summary>
internal sealed class EnqueueWriter(Microsoft.Extensions.Options.IOptions<OutboxOptions> options) : EffectWriter<Enqueue>
{
    protected override IEnumerable<SqlStatement> Write(Enqueue effect, EffectScope scope) => [OutboxRows.Add(effect.Message, options.Value, scope.Now)];
}
