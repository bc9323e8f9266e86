namespace SupportBot.Bot.Reminders;

/// <summary>When somebody is reminded of the end of a contract. Days are those of Europe/Paris; the end is the last day, inclusive.</summary>
internal static class ReminderSchedule
{
    /// <summary>Days before the end, the earliest reminder first.</summary>
    public static readonly IReadOnlyList<int> DaysBefore = [120, 60, 30, 7];

    /// <summary>
    /// The reminder due today: the latest one whose day has come, if it came after the day on which he asked and was not sent. So a server that was down
    /// sends one reminder late, never two at once; and nobody is reminded of what he has just seen. Null for none, and always after the end.
    /// </summary>
    /// <param name="end">Last day of the contract.</param>
    /// <param name="askedOn">The day on which he asked to be reminded.</param>
    /// <param name="today">The day.</param>
    /// <param name="sent">Reminders sent already for this end.</param>
    public static int? Due(DateOnly end, DateOnly askedOn, DateOnly today, IReadOnlyCollection<int> sent)
    {
        var daysLeft = end.DayNumber - today.DayNumber;
        if (daysLeft < 0)
        {
            return null;
        }

        for (var index = DaysBefore.Count - 1; index >= 0; index--)
        {
            var days = DaysBefore[index];
            if (daysLeft <= days)
            {
                return end.DayNumber - days > askedOn.DayNumber && !sent.Contains(days) ? days : null;
            }
        }

        return null;
    }

    /// <summary>The reminders still to come for somebody who asks today.</summary>
    public static IReadOnlyList<int> ToCome(DateOnly end, DateOnly today) => [.. DaysBefore.Where(days => end.DayNumber - days > today.DayNumber)];
}
