using SupportBot.Bot.HandOff.Hours;

namespace SupportBot.Bot.AgentConsole.CaseDetail;

/// <summary>The clock of the first answer: it runs in the opening hours of the case's queue only.</summary>
/// <param name="Answered">Whether an agent has answered; the clock then stands.</param>
/// <param name="Elapsed">Open time since the case was opened.</param>
/// <param name="Late">Whether it is past the goal.</param>
internal sealed record FirstAnswer(bool Answered, TimeSpan Elapsed, bool Late)
{
    /// <summary>Beyond it the day counts, not the minute: opening hours are no longer added up.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(21);

    public static FirstAnswer Of(BusinessHours hours, DateTimeOffset openedAt, DateTimeOffset? answeredAt, TimeSpan goal, DateTimeOffset now)
    {
        var end = answeredAt ?? now;
        var elapsed = end - openedAt > Longest ? end - openedAt : hours.OpenTimeBetween(openedAt, end);
        return new FirstAnswer(answeredAt is not null, elapsed, elapsed > goal);
    }
}
