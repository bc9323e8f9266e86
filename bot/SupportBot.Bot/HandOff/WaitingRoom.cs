using System.Data.Common;
using System.Runtime.InteropServices;
using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.HandOff;

/// <summary>The queues as customers feel them.</summary>
internal interface IWaitingRoom
{
    /// <summary>Place of somebody who entered at <paramref name="queuedAt"/>, from 1, and how long people waited lately.</summary>
    ValueTask<WaitingPlace> LookAsync(string queue, DateTimeOffset queuedAt, CancellationToken cancellationToken);
}

/// <param name="Position">From 1.</param>
/// <param name="Range">Null when too few were picked up to say.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct WaitingPlace(int Position, WaitingRange? Range);

/// <summary>A customer who waits.</summary>
/// <param name="Case">Reference of the case.</param>
/// <param name="Conversation">The conversation.</param>
/// <param name="Queue">The queue.</param>
/// <param name="Position">Place in it, from 1.</param>
/// <param name="Flow">Flow of the case.</param>
/// <param name="Reason">Why a person was asked for, as <see cref="Cases.CaseReason"/> is written.</param>
/// <param name="Urgency">As <see cref="Cases.CaseUrgency"/> is written.</param>
/// <param name="Contact">Name and company; empty when unknown.</param>
/// <param name="QueuedAt">Since when.</param>
/// <param name="DueAt">When the request goes by mail if nobody takes it.</param>
internal sealed record Waiting(
    string Case, ConversationKey Conversation, string Queue, int Position, string Flow, string Reason, string Urgency, string Contact,
    DateTimeOffset QueuedAt, DateTimeOffset DueAt)
{
    /// <summary>The place that the customer was told; null when none was.</summary>
    public int? ToldPosition { get; init; }
}

/// <summary>Reads the queues.</summary>
internal sealed class WaitingRoom(IDatabase database) : IWaitingRoom
{
    private const string SelectAhead = "SELECT COUNT(*) FROM hand_offs WHERE state = 'waiting' AND queue = $1 AND queued_at < $2";

    private const string SelectPickUps =
        "SELECT queued_at, taken_at FROM hand_offs WHERE queue = $1 AND taken_at IS NOT NULL AND queued_at IS NOT NULL ORDER BY taken_at DESC LIMIT 20";

    private const string SelectWaiting =
        """
        SELECT h.case_reference, h.conversation_id, h.queue, c.flow, h.reason, c.urgency, c.contact, h.queued_at, h.due_at, h.told_position
        FROM hand_offs AS h JOIN cases AS c ON c.reference = h.case_reference WHERE h.state = 'waiting' ORDER BY h.queue, h.queued_at, h.number
        """;

    public async ValueTask<WaitingPlace> LookAsync(string queue, DateTimeOffset queuedAt, CancellationToken cancellationToken)
    {
        var ahead = await database.QueryAsync(SqlStatement.Of(SelectAhead, queue, queuedAt), static reader => reader.GetInt32(0), cancellationToken);
        var waits = await database.QueryAsync(
            SqlStatement.Of(SelectPickUps, queue), static reader => Instants.Read(reader, 1) - Instants.Read(reader, 0), cancellationToken);
        return new WaitingPlace(ahead[0] + 1, WaitingRange.From(waits));
    }

    /// <summary>Everybody who waits, queue by queue, the first first.</summary>
    public async ValueTask<IReadOnlyList<Waiting>> ListAsync(CancellationToken cancellationToken)
    {
        var rows = await database.QueryAsync(SqlStatement.Of(SelectWaiting), Read, cancellationToken);
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. rows.Select(row => row with { Position = places[row.Queue] = places.GetValueOrDefault(row.Queue) + 1 })];
    }

    private static Waiting Read(DbDataReader reader) => new(
        reader.GetString(0), new ConversationKey(reader.GetString(1)), reader.GetString(2), 0, reader.GetString(3), reader.GetString(4), reader.GetString(5),
        reader.GetString(6), Instants.Read(reader, 7), Instants.Read(reader, 8))
    {
        ToldPosition = reader.IsDBNull(9) ? null : reader.GetInt32(9),
    };
}
