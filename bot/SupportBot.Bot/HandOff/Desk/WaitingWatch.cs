using Microsoft.Extensions.Options;
using SupportBot.Bot.Cases;
using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.HandOff.Desk;

/// <summary>Looks after those who wait: time-outs, agents who are gone, and the place in the queue when it has improved.</summary>
internal sealed class WaitingWatch(IDatabase database, HandOffDesk desk, WaitingRoom room, IOptions<HandOffOptions> options, TimeProvider clock)
{
    /// <summary>A node that dies in the middle holds a row no longer than this.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    private const string SelectDue =
        """
        SELECT number, case_reference, NULL FROM hand_offs
        WHERE due_at IS NOT NULL AND due_at <= $1 AND state = 'waiting' AND (leased_until IS NULL OR leased_until <= $1) ORDER BY due_at LIMIT 50
        """;

    // Teams and outside hubs show no sign of life between two acts: only consoles can be lost.
    private const string SelectLost =
        """
        SELECT h.number, h.case_reference, h.agent_id FROM hand_offs AS h JOIN agent_presence AS p ON p.agent_id = h.agent_id
        WHERE h.state = 'held' AND h.via = 'console' AND p.seen_at < $2 AND (h.leased_until IS NULL OR h.leased_until <= $1) LIMIT 50
        """;

    private const string TakeLease = "UPDATE hand_offs SET leased_until = $1 WHERE number = $2 AND (leased_until IS NULL OR leased_until <= $3)";
    private const string Forget = "UPDATE hand_offs SET state = 'lost', ended_at = $1, due_at = NULL WHERE number = $2 AND state = 'waiting'";

    public async Task LookAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        foreach (var row in await database.QueryAsync(SqlStatement.Of(SelectDue, now), Read, cancellationToken))
        {
            await TimeOutAsync(row, now, cancellationToken);
        }

        foreach (var row in await database.QueryAsync(SqlStatement.Of(SelectLost, now, now - options.Value.AgentLostAfter), Read, cancellationToken))
        {
            if (row.AgentId is { } agent && await TryLeaseAsync(row.Number, now))
            {
                await desk.LoseAgentAsync(row.Case, agent, cancellationToken);
            }
        }

        await TellPlacesAsync(cancellationToken);
    }

    private async Task TimeOutAsync(Row row, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!await TryLeaseAsync(row.Number, now))
        {
            return;
        }

        var answer = await desk.TimeOutAsync(row.Case, cancellationToken);
        if (answer.Refusal is Refusal.NotWaiting or Refusal.NotFound)
        {
            // The conversation knows nothing of it: the row would fall due for ever.
            await database.WriteAsync([SqlStatement.Of(Forget, now, row.Number)]);
        }
    }

    /// <summary>Only whoever waits behind somebody can move up, and only once he was told a place.</summary>
    private async Task TellPlacesAsync(CancellationToken cancellationToken)
    {
        foreach (var waiting in await room.ListAsync(cancellationToken))
        {
            if (waiting.ToldPosition is { } told && waiting.Position < told)
            {
                await desk.TellPlaceAsync(CaseReference.Parse(waiting.Case), cancellationToken);
            }
        }
    }

    private async Task<bool> TryLeaseAsync(long number, DateTimeOffset now) =>
        await database.WriteAsync([SqlStatement.Of(TakeLease, now + Lease, number, now).Touching(1)]) == WriteOutcome.Committed;

    private static Row Read(System.Data.Common.DbDataReader reader) => new(reader.GetInt64(0), CaseReference.Parse(reader.GetString(1)), reader.ReadStringOrNull(2));

    /// <param name="AgentId">Null unless an agent holds it.</param>
    private sealed record Row(long Number, CaseReference Case, string? AgentId);
}
