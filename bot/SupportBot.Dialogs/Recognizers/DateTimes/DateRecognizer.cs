using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Recognizers.DateTimes;

/// <summary>
/// Finds days in French text: <c>le 3 mars</c>, <c>03/04/26</c>, <c>dans 15 jours</c>, <c>il y a un mois et demi</c>, <c>mardi en huit</c>,
/// <c>Noël</c>. Pure, thread-safe and free of exceptions on any text.
/// </summary>
/// <example><c>DateRecognizer.Recognize("il expire le 3 mars", now)</c> finds <c>XXXX-03-03</c> at 13 to 18.</example>
public static class DateRecognizer
{
    /// <summary>The type name of what is found.</summary>
    public const string TypeName = "datetimeV2.date";

    /// <summary>Finds every day, in the order of the text.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="now">The wall clock of the person who wrote the text.</param>
    public static IReadOnlyList<Recognition<DateTimeValue>> Recognize(string text, DateTime now) => Recognize(TokenizedText.Of(text), now);

    internal static IReadOnlyList<Recognition<DateTimeValue>> Recognize(TokenizedText text, DateTime now)
    {
        var scope = new DateScope(text, now);
        var found = new List<Recognition<DateTimeValue>>();
        for (var index = 0; index < scope.Text.Count; index++)
        {
            if (!DateReader.IsInsideRun(scope.Text, index) && DateReader.Read(scope, index) is { } match)
            {
                found.Add(scope.Text.Recognize(TypeName, match.First, match.Last, Value(match)));
                index = match.Last;
            }
        }

        return found;
    }

    internal static DateTimeValue Value(DateMatch match) => new(DateTimeType.Date, match.Timex)
    {
        Future = new TimeSpanOfDays(match.Future?.ToDateTime(TimeOnly.MinValue), null),
        Past = new TimeSpanOfDays(match.Past?.ToDateTime(TimeOnly.MinValue), null),
    };
}
