using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Recognizers.DateTimes;

/// <summary>
/// Finds parts of a day in French text: <c>de 14h à 16h</c>, <c>entre 10 et 11h30</c>, <c>en fin d'après-midi</c>. Pure, thread-safe and free of
/// exceptions on any text.
/// </summary>
/// <example><c>TimePeriodRecognizer.Recognize("joignable de 14h à 16h")</c> finds <c>(T14,T16,PT2H)</c> at 10 to 21.</example>
public static class TimePeriodRecognizer
{
    /// <summary>The type name of what is found.</summary>
    public const string TypeName = "datetimeV2.timerange";

    /// <summary>Finds every part of a day, in the order of the text.</summary>
    /// <param name="text">Any text.</param>
    public static IReadOnlyList<Recognition<DateTimeValue>> Recognize(string text)
    {
        var tokens = TokenizedText.Of(text);
        var found = new List<Recognition<DateTimeValue>>();
        for (var index = 0; index < tokens.Count; index++)
        {
            var match = TimePeriodReader.Read(tokens, index);
            if (match.Found)
            {
                found.Add(tokens.Recognize(TypeName, match.First, match.Last, Value(match)));
                index = match.Last;
            }
        }

        return found;
    }

    internal static DateTimeValue Value(TimePeriodMatch match)
    {
        var midnight = DateTime.MinValue.Date;
        var span = new TimeSpanOfDays(midnight + match.Start, midnight + match.End);
        return new DateTimeValue(DateTimeType.TimeRange, match.Timex) { Future = span, Past = span, Mod = match.Mod, IsTwelveHourClock = match.IsAmbiguous };
    }
}
