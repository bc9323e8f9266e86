using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Recognizers.DateTimes;

/// <summary>
/// Finds periods of days in French text: <c>fin juin</c>, <c>la semaine dernière</c>, <c>du 4 au 22 janvier</c>, <c>le troisième trimestre 2026</c>,
/// <c>les trois prochains mois</c>, <c>cet été</c>. Pure, thread-safe and free of exceptions on any text.
/// </summary>
/// <example><c>DatePeriodRecognizer.Recognize("il finit fin juin", now)</c> finds <c>XXXX-06</c> with the end of the month at 9 to 16.</example>
public static class DatePeriodRecognizer
{
    /// <summary>The type name of what is found.</summary>
    public const string TypeName = "datetimeV2.daterange";

    /// <summary>Finds every period, in the order of the text.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="now">The wall clock of the person who wrote the text.</param>
    public static IReadOnlyList<Recognition<DateTimeValue>> Recognize(string text, DateTime now) => Recognize(TokenizedText.Of(text), now);

    internal static IReadOnlyList<Recognition<DateTimeValue>> Recognize(TokenizedText text, DateTime now)
    {
        var scope = new DateScope(text, now);
        var found = new List<Recognition<DateTimeValue>>();
        for (var index = 0; index < scope.Text.Count; index++)
        {
            // A day swallows the period in it: "mars" in "3 mars 2026".
            var date = DateReader.Read(scope, index);
            var period = PeriodReader.Read(scope, index);
            if (period is not null && (date is null || date.Last < period.Last))
            {
                found.Add(scope.Text.Recognize(TypeName, period.First, period.Last, Value(period)));
                index = period.Last;
            }
            else
            {
                index = date?.Last ?? index;
            }
        }

        return found;
    }

    internal static DateTimeValue Value(PeriodMatch match) => new(DateTimeType.DateRange, match.Timex)
    {
        Mod = match.Mod,
        Future = match.Future.ToTimes(),
        Past = match.Past.ToTimes(),
        IsVague = match.IsVague,
    };
}
