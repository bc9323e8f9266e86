namespace SupportBot.Bot.Cases.Calendar;

/// <summary>Public holidays of France, computed: Code du travail, article L3133-1, and L3134-13 for Alsace and Moselle.</summary>
internal static class FrenchHolidays
{
    /// <summary>The eleven holidays of a year, with Good Friday and 26 December in Alsace and Moselle; in order. Two may fall on one day (Ascension on 1 May 2008).</summary>
    public static IReadOnlyList<Holiday> Of(int year, bool alsaceMoselle)
    {
        var easter = EasterSunday(year);
        List<Holiday> holidays =
        [
            new(new DateOnly(year, 1, 1), "NewYear"),
            new(easter.AddDays(1), "EasterMonday"),
            new(new DateOnly(year, 5, 1), "LabourDay"),
            new(new DateOnly(year, 5, 8), "Victory1945"),
            new(easter.AddDays(39), "Ascension"),
            new(easter.AddDays(50), "WhitMonday"),
            new(new DateOnly(year, 7, 14), "NationalDay"),
            new(new DateOnly(year, 8, 15), "Assumption"),
            new(new DateOnly(year, 11, 1), "AllSaints"),
            new(new DateOnly(year, 11, 11), "Armistice1918"),
            new(new DateOnly(year, 12, 25), "Christmas"),
        ];
        if (alsaceMoselle)
        {
            holidays.Add(new Holiday(easter.AddDays(-2), "GoodFriday"));
            holidays.Add(new Holiday(new DateOnly(year, 12, 26), "SaintStephen"));
        }

        return [.. holidays.OrderBy(holiday => holiday.Day)];
    }

    /// <summary>The holiday that falls on a day, or null.</summary>
    public static Holiday? On(DateOnly day, bool alsaceMoselle)
    {
        foreach (var holiday in Of(day.Year, alsaceMoselle))
        {
            if (holiday.Day == day)
            {
                return holiday;
            }
        }

        return null;
    }

    /// <summary>
    /// Easter Sunday in the Gregorian calendar: the Sunday after the ecclesiastical full moon on or after 21 March. Steps: age of the moon by the
    /// year's place in the 19-year cycle, corrected by century (solar and lunar equation), then the next Sunday.
    /// </summary>
    public static DateOnly EasterSunday(int year)
    {
        var placeInCycle = year % 19;
        var century = year / 100;
        var solarCorrection = century - (century / 4);
        var lunarCorrection = ((8 * century) + 13) / 25;
        var daysToFullMoon = ((19 * placeInCycle) + solarCorrection - lunarCorrection + 15) % 30;
        if (daysToFullMoon == 29 || (daysToFullMoon == 28 && placeInCycle > 10))
        {
            // The full moon never falls later than 18 April, and never twice on one day of a cycle.
            daysToFullMoon--;
        }

        var fullMoon = new DateOnly(year, 3, 21).AddDays(daysToFullMoon);
        return fullMoon.AddDays(7 - (int)fullMoon.DayOfWeek);
    }
}

/// <summary>A public holiday.</summary>
/// <param name="Day">The day.</param>
/// <param name="Name">Its English name, which is also the key of its French one (<c>Holiday_{Name}</c>).</param>
internal readonly record struct Holiday(DateOnly Day, string Name);
