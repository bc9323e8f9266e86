using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.Insights.Sessions;

/// <summary>Cuts a transcript into sessions and says what became of each. Pure.</summary>
internal static class SessionFold
{
    /// <summary>So long a silence ends a session: what others who count conversations use too.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromMinutes(30);

    /// <summary>Within it, somebody who goes on with a form has not abandoned it: as long as drafts are kept by default.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromHours(24);

    /// <summary>The sessions that are over.</summary>
    /// <param name="conversation">Whose transcript it is, and by which channel it came.</param>
    /// <param name="steps">What was said since the last session that was counted, oldest first.</param>
    /// <param name="ratings">Verdicts on answers, by the place of the message that gave them.</param>
    /// <param name="now">A session whose last word is younger than <see cref="Silence"/> is not over.</param>
    public static IEnumerable<Session> Finished(
        (ConversationKey Key, string Channel) conversation, IReadOnlyList<TranscriptStep> steps, IReadOnlyDictionary<long, bool> ratings, DateTimeOffset now)
    {
        var start = 0;
        for (var next = 1; next <= steps.Count; next++)
        {
            var last = steps[next - 1];
            if (next < steps.Count ? steps[next].At - last.At >= Silence : now - last.At >= Silence)
            {
                yield return Of(conversation, [.. steps.Skip(start).Take(next - start)], ratings);
                start = next;
            }
        }
    }

    /// <summary>Whether a session goes on with the form in which the one before it was left.</summary>
    public static bool Resumes(Session later, string? flowLeft, DateTimeOffset leftAt) =>
        flowLeft is not null && later.Flows.Count > 0 && later.Flows[0].Flow == flowLeft && later.StartedAt - leftAt < Memory;

    private static Session Of((ConversationKey Key, string Channel) conversation, List<TranscriptStep> steps, IReadOnlyDictionary<long, bool> ratings)
    {
        var story = new SessionStory();
        foreach (var step in steps)
        {
            story.Add(step, ratings);
        }

        var (outcome, detail) = story.End();
        var isForm = detail is SessionDetail.Form or SessionDetail.Cancelled;
        return new Session
        {
            Conversation = conversation.Key,
            Channel = conversation.Channel,
            FirstSeq = steps[0].Seq,
            LastSeq = steps[^1].Seq,
            StartedAt = steps[0].At,
            EndedAt = steps[^1].At,
            Messages = steps.Count(step => step.IsFromCustomer),
            Outcome = outcome,
            Detail = detail,
            Flow = isForm || outcome is SessionOutcome.HandedOver or SessionOutcome.Resolved ? story.LastFlow : null,
            Slot = detail == SessionDetail.Form ? story.LastSlot : null,
            Case = story.Case,
            Flows = story.Flows,
        };
    }
}
