using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Recognizers.DateTimes;

/// <summary>
/// Finds days and periods of days together, each word in one of them only: what a question for a date wants, because "fin juin" and "le mois dernier" are
/// answers too. Pure, thread-safe and free of exceptions on any text.
/// </summary>
/// <example><c>DayOrPeriodRecognizer.Recognize("fin juin", now)[0].Value.LastDay(DatePreference.Future)</c> is the next 30 June.</example>
public static class DayOrPeriodRecognizer
{
    /// <summary>Finds every day and period, in the order of the text.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="now">The wall clock of the person who wrote the text.</param>
    public static IReadOnlyList<Recognition<DateTimeValue>> Recognize(string text, DateTime now) => Recognize(TokenizedText.Of(text), now);

    internal static IReadOnlyList<Recognition<DateTimeValue>> Recognize(TokenizedText text, DateTime now)
    {
        var scope = new DateScope(text, now);
        var found = new List<Recognition<DateTimeValue>>();
        for (var index = 0; index < scope.Text.Count; index++)
        {
            if (Read(scope, index) is { } entity)
            {
                found.Add(entity.ToRecognition(scope.Text));
                index = entity.Last;
            }
        }

        return found;
    }

    private static TimeEntity? Read(DateScope scope, int index)
    {
        if (DateReader.IsInsideRun(scope.Text, index))
        {
            return null;
        }

        var date = DateReader.Read(scope, index);
        var period = PeriodReader.Read(scope, index);
        return period is not null && (date is null || period.Last > date.Last) ? TimeEntity.Of(period) : date is null ? null : TimeEntity.Of(date);
    }
}
