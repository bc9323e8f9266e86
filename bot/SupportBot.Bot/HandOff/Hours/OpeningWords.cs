using System.Globalization;
using SupportBot.Bot.Cases.Calendar;

namespace SupportBot.Bot.HandOff.Hours;

/// <summary>Says a later moment the way people do: "demain à 9 h", "lundi à 13 h 30", "le jeudi 2 janvier à 9 h".</summary>
internal static class OpeningWords
{
    private const int DaysNamedByWeekdayAlone = 6;

    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    public static string Of(DateTimeOffset opening, DateTimeOffset now)
    {
        var clock = ParisTime.WallClock(opening);
        var days = DateOnly.FromDateTime(clock).DayNumber - ParisTime.DayOf(now).DayNumber;
        var key = days switch
        {
            0 => "OpeningToday",
            1 => "OpeningTomorrow",
            <= DaysNamedByWeekdayAlone => "OpeningWeekday",
            _ => "OpeningDate",
        };
        return HandOffTexts.Of.Format(key, ("hour", Hour(clock)), ("weekday", clock.ToString("dddd", French)), ("date", Date(clock, now)));
    }

    private static string Date(DateTime clock, DateTimeOffset now)
    {
        var day = clock.Day == 1 ? HandOffTexts.Of["FirstOfMonth"] : clock.Day.ToString(CultureInfo.InvariantCulture);
        var month = clock.ToString(clock.Year == ParisTime.DayOf(now).Year ? "MMMM" : "MMMM yyyy", French);
        return $"{day} {month}";
    }

    private static string Hour(DateTime clock) =>
        clock.Minute == 0
            ? HandOffTexts.Of.Format("HourSharp", ("hour", clock.Hour.ToString(CultureInfo.InvariantCulture)))
            : HandOffTexts.Of.Format("HourMinutes", ("hour", clock.Hour.ToString(CultureInfo.InvariantCulture)), ("minutes", clock.ToString("mm", CultureInfo.InvariantCulture)));
}
