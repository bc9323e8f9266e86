using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Recognizers.DateTimes;

/// <summary>
/// Finds times of day in French text: <c>14h30</c>, <c>7 heures du soir</c>, <c>midi et demi</c>, <c>vers 11 heures</c>. Pure, thread-safe and free of
/// exceptions on any text.
/// </summary>
/// <example><c>TimeRecognizer.Recognize("rappelez-moi à 14h30")</c> finds <c>T14:30</c> at 15 to 19.</example>
public static class TimeRecognizer
{
    /// <summary>The type name of what is found.</summary>
    public const string TypeName = "datetimeV2.time";

    /// <summary>Finds every time, in the order of the text.</summary>
    /// <param name="text">Any text.</param>
    public static IReadOnlyList<Recognition<DateTimeValue>> Recognize(string text)
    {
        var tokens = TokenizedText.Of(text);
        var found = new List<Recognition<DateTimeValue>>();
        for (var index = 0; index < tokens.Count; index++)
        {
            var match = TimeReader.Read(tokens, index);
            if (match.Found)
            {
                found.Add(tokens.Recognize(TypeName, match.First, match.Last, Value(match)));
                index = match.Last;
            }
        }

        return found;
    }

    internal static DateTimeValue Value(TimeMatch match)
    {
        var span = new TimeSpanOfDays(DateTime.MinValue.Date + match.Time, null);
        return new DateTimeValue(DateTimeType.Time, match.Timex)
        {
            Future = span,
            Past = span,
            IsTwelveHourClock = match.IsAmbiguous,
        };
    }
}
