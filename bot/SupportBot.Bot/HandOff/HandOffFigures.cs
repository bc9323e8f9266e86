using System.Diagnostics.Metrics;
using SupportBot.Bot.Observability;
using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.HandOff;

/// <summary>Who waits for a person now, and who is there.</summary>
internal sealed class HandOffFigures(IDatabase database, AgentPresence presence, TimeProvider clock) : IFigures
{
    private const string Select = "SELECT queue, state, COUNT(*), MIN(queued_at) FROM hand_offs WHERE state IN ('waiting', 'held') GROUP BY queue, state";

    public async ValueTask<IReadOnlyList<Figure>> ReadAsync(CancellationToken cancellationToken)
    {
        var rows = await database.QueryAsync(
            SqlStatement.Of(Select),
            static reader => (Queue: reader.GetString(0), State: reader.GetString(1), Count: reader.GetInt64(2), Since: reader.IsDBNull(3) ? (DateTimeOffset?)null : Instants.Read(reader, 3)),
            cancellationToken);
        var oldest = rows.Where(static row => row.State == "waiting").Min(static row => row.Since);
        return
        [
            new("supportbot_hand_offs_waiting", "Customers who wait for a person.", rows.Where(static row => row.State == "waiting").Sum(static row => row.Count)),
            new("supportbot_hand_offs_held", "Conversations that a person holds.", rows.Where(static row => row.State == "held").Sum(static row => row.Count)),
            new("supportbot_hand_offs_oldest_seconds", "How long the customer who waits longest has waited; 0 when nobody does.", oldest is { } since ? (clock.GetUtcNow() - since).TotalSeconds : 0),
            new("supportbot_agents_present", "Agents whose console is open.", (await presence.ListAsync(cancellationToken)).Count),
        ];
    }
}

/// <summary>What becomes of conversations that were handed to people, and how long it takes.</summary>
internal static class HandOffMetrics
{
    /// <summary>People wait minutes and are helped for an hour: the bounds of a turn, in milliseconds, would say nothing.</summary>
    private static readonly InstrumentAdvice<double> Minutes = new() { HistogramBucketBoundaries = [5, 15, 30, 60, 120, 300, 600, 1_800, 3_600, 7_200, 14_400, 43_200] };

    private static readonly Counter<long> Steps = Meters.SupportBot.CreateCounter<long>("supportbot_hand_off_steps", description: "Changes of hands, by what the customer was told.");

    private static readonly Histogram<double> Wait = Meters.SupportBot.CreateHistogram(
        "supportbot_hand_off_wait_seconds", "s", "Time from entering the queue to an agent taking the conversation.", tags: null, Minutes);

    private static readonly Histogram<double> Hold = Meters.SupportBot.CreateHistogram(
        "supportbot_hand_off_hold_seconds", "s", "Time from an agent taking the conversation to its leaving his hands.", tags: null, Minutes);

    public static void Record(HandOffMoved moved, DateTimeOffset now)
    {
        if (moved.Step.Notice is not { } notice)
        {
            return;
        }

        Steps.Add(1, KeyValuePair.Create<string, object?>("step", HandOffNames.Of(notice)));
        if (notice == Notice.Taken && moved.Step.Before.QueuedAt is { } queued)
        {
            Wait.Record(Math.Max(0, (now - queued).TotalSeconds));
        }
        else if (moved.Step.Before is { Owner: Owner.Human, TakenAt: { } taken })
        {
            Hold.Record(Math.Max(0, (now - taken).TotalSeconds));
        }
    }
}
