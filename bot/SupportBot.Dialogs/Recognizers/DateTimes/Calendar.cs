using System.Globalization;

namespace SupportBot.Dialogs.Recognizers.DateTimes;

/// <summary>Arithmetic of days that gives null where there is no such day, instead of an exception.</summary>
internal static class Calendar
{
    internal static DateOnly? Day(int year, int month, int day) =>
        year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    internal static DateOnly? AddDays(DateOnly day, int days)
    {
        var number = (long)day.DayNumber + days;
        return number >= DateOnly.MinValue.DayNumber && number <= DateOnly.MaxValue.DayNumber ? DateOnly.FromDayNumber((int)number) : null;
    }

    internal static DateOnly? AddMonths(DateOnly day, int months)
    {
        var month = (day.Year * 12L) + day.Month - 1 + months;
        return month is >= 12 and < 120_000 ? day.AddMonths(months) : null;
    }

    /// <summary>1 (Monday) to 7 (Sunday).</summary>
    internal static int Weekday(DateOnly day) => day.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)day.DayOfWeek;

    /// <summary>The weekday of the week that is so many weeks away from the day's own; weeks begin on Monday.</summary>
    internal static DateOnly? InWeek(DateOnly day, int weekday, int weeks) => AddDays(day, weekday - Weekday(day) + (7 * weeks));

    internal static string Timex(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A date as a timex; 0 stands for what was not said.</summary>
    internal static string Timex(int year, int month, int day) =>
        $"{Part(year, 4)}-{Part(month, 2)}-{Part(day, 2)}";

    internal static string Part(int value, int width) =>
        value == 0 ? new string('X', width) : value.ToString(CultureInfo.InvariantCulture).PadLeft(width, '0');

    /// <summary>The full year that two digits stand for: 40 to 99 are of the last century.</summary>
    internal static int FullYear(int year) => year >= 100 ? year : year >= 40 ? 1900 + year : 2000 + year;
}
