using System.Data.Common;
using System.Text.Json;
using SupportBot.Bot.AgentConsole.Shell;
using SupportBot.Bot.Outbox;
using SupportBot.Bot.Outbox.Mail;
using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.AgentConsole.Undelivered;

/// <summary>A message that could not leave, as agents see it.</summary>
/// <param name="Number">By which it is sent again or given up.</param>
/// <param name="Kind">See <see cref="OutboxKinds"/>.</param>
/// <param name="Case">Reference of its case; null for none.</param>
/// <param name="To">Recipient of a mail; null when there is none or it cannot be read.</param>
/// <param name="Subject">Subject of a mail; null for other messages.</param>
/// <param name="Failure">Short code of what went wrong.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="DiedAt">When it was given up.</param>
internal sealed record UndeliveredMessage(long Number, string Kind, string? Case, string? To, string? Subject, string Failure, int Attempts, DateTimeOffset DiedAt);

/// <summary>Reads what could not leave, as far as an agent may see it: messages of the cases of his queues; those without a case are for administrators.</summary>
internal sealed class UndeliveredMessages(IDatabase database)
{
    public const int Most = 200;

    private const string Select =
        """
        SELECT o.number, o.kind, o.case_reference, o.payload, o.failure, o.attempts, o.done_at, c.queue
        FROM outbox AS o LEFT JOIN cases AS c ON c.reference = o.case_reference WHERE o.state = 'dead'
        """;

    private const string SelectAll = Select + " ORDER BY o.done_at DESC, o.number DESC LIMIT 1000";
    private const string SelectOne = Select + " AND o.number = $1";

    /// <summary>The newest first, at most <see cref="Most"/>.</summary>
    public async ValueTask<IReadOnlyList<UndeliveredMessage>> ListAsync(CurrentAgent agent, CancellationToken cancellationToken) =>
        [.. (await database.QueryAsync(SqlStatement.Of(SelectAll), Read, cancellationToken)).Where(row => MaySee(agent, row.Queue)).Select(static row => row.Message).Take(Most)];

    /// <summary>One of them; null when it is none any more, or not this agent's business.</summary>
    public async ValueTask<UndeliveredMessage?> FindAsync(long number, CurrentAgent agent, CancellationToken cancellationToken) =>
        await database.QueryAsync(SqlStatement.Of(SelectOne, number), Read, cancellationToken) is [var row] && MaySee(agent, row.Queue) ? row.Message : null;

    private static bool MaySee(CurrentAgent agent, string? queue) => queue is null ? agent.Roles.HasFlag(Accounts.ConsoleRole.Administrator) : agent.MaySee(queue);

    private static (UndeliveredMessage Message, string? Queue) Read(DbDataReader reader)
    {
        var letter = reader.GetString(1) == OutboxKinds.Mail ? LetterOf(reader.GetString(3)) : null;
        return (new UndeliveredMessage(
            reader.GetInt64(0), reader.GetString(1), reader.ReadStringOrNull(2), letter?.To, letter?.Subject, reader.ReadStringOrNull(4) ?? "", reader.GetInt32(5),
            Instants.Read(reader, 6)), reader.ReadStringOrNull(7));
    }

    private static MailLetter? LetterOf(string payload)
    {
        try
        {
            return JsonSerializer.Deserialize(payload, MailJson.Default.MailLetter);
        }
        catch (JsonException)
        {
            return null; // It may have died of just that.
        }
    }
}
