using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Recognizers.DateTimes;

/// <summary>
/// Finds every kind of time in French text - days, periods, times, durations, times that come again - each word in one entity only, as
/// Microsoft.Recognizers' date-time model does. Pure, thread-safe and free of exceptions on any text.
/// </summary>
/// <example>
/// <c>DateTimeRecognizer.Recognize("rappelez-moi demain à 9h, avant fin juin", now)</c> finds a <c>datetimeV2.datetime</c> and a
/// <c>datetimeV2.daterange</c>.
/// </example>
public static class DateTimeRecognizer
{
    /// <summary>Finds every time, in the order of the text.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="now">The wall clock of the person who wrote the text.</param>
    public static IReadOnlyList<Recognition<DateTimeValue>> Recognize(string text, DateTime now)
    {
        var scope = new DateScope(TokenizedText.Of(text), now);
        var found = new List<Recognition<DateTimeValue>>();
        for (var index = 0; index < scope.Text.Count; index++)
        {
            if (BoundTimeReader.Read(scope, index) is { } entity)
            {
                found.Add(entity.ToRecognition(scope.Text));
                index = entity.Last;
            }
        }

        return found;
    }
}
