using SupportBot.Bot.Conversations;
using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.Insights.Sessions;

/// <summary>
/// Counts the sessions that are over. May run anywhere, any number of times: what was counted is not counted again, because a session's key is its first
/// activity and the reading goes on after its last.
/// </summary>
internal sealed class SessionCounter(IDatabase database, SessionStore store, TimeProvider clock)
{
    /// <summary>Counts all that is over by now.</summary>
    /// <returns>How many activities were passed.</returns>
    public async Task<int> CountAsync(CancellationToken cancellationToken)
    {
        var passed = 0;
        while (await CountBatchAsync(cancellationToken) is > 0 and var more)
        {
            passed += more;
            if (more < SessionStore.Batch)
            {
                break;
            }
        }

        return passed;
    }

    /// <summary>
    /// Every activity that is older than the silence belongs to a session that is over, or to one with a younger activity, which will come up in its turn:
    /// so the mark can move on past all of them.
    /// </summary>
    private async Task<int> CountBatchAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var mark = await store.MarkAsync(cancellationToken);
        var arrivals = await store.ArrivalsAsync(mark, cancellationToken);
        var old = arrivals.TakeWhile(arrival => now - arrival.At >= SessionFold.Silence).ToList();
        if (old.Count == 0)
        {
            return 0;
        }

        foreach (var conversation in old.Select(arrival => arrival.Conversation).Distinct())
        {
            await CountAsync(conversation, now, cancellationToken);
        }

        await store.AdvanceAsync(old[^1].Number);
        return old.Count;
    }

    private async Task CountAsync(ConversationKey key, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // Gone: erased, or past its retention.
        if (await store.ChannelAsync(key, cancellationToken) is not { } channel)
        {
            return;
        }

        var last = await store.LastAsync(key, cancellationToken);
        var after = last?.LastSeq ?? 0;
        var steps = await store.StepsAsync(key, after, cancellationToken);
        if (steps.Count == 0)
        {
            return;
        }

        var sessions = SessionFold.Finished((key, channel), steps, await store.RatingsAsync(key, after, cancellationToken), now).ToList();
        var unit = new List<SqlStatement>();
        foreach (var session in sessions)
        {
            if (last is { FlowLeft: { } left } && SessionFold.Resumes(session, left, last.EndedAt))
            {
                unit.AddRange(SessionStore.Resume(key, last.FirstSeq, left));
            }

            unit.AddRange(SessionStore.Insert(session));
            last = new CountedSession(session.FirstSeq, session.LastSeq, session.EndedAt, session is { Outcome: SessionOutcome.Abandoned, Detail: SessionDetail.Form } ? session.Flow : null);
        }

        if (sessions.Count > 0)
        {
            await database.WriteAsync(unit);
            foreach (var left in sessions.Where(static session => session is { Outcome: SessionOutcome.Abandoned, Detail: SessionDetail.Form, Flow: not null }))
            {
                TurnMetrics.LeftInSilence(left.Flow ?? "", left.Slot);
            }
        }
    }
}
