using System.Globalization;
using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Recognizers.DateTimes;

/// <summary>The week, month, year... that holds a day, or one so many away. Weeks are those of ISO 8601.</summary>
internal static class UnitPeriods
{
    internal static PeriodMatch? Away(DateOnly today, TimeUnit unit, int away, int first, int last) => unit switch
    {
        TimeUnit.Week => Week(first, last, Calendar.InWeek(today, 1, away)),
        TimeUnit.WeekEnd => WeekEnd(first, last, Calendar.InWeek(today, 6, away)),
        TimeUnit.Month => MonthAway(today, away, first, last),
        TimeUnit.Quarter => Months(first, last, MonthStart(today, 3, away), 3, unit),
        TimeUnit.HalfYear => Months(first, last, MonthStart(today, 6, away), 6, unit),
        TimeUnit.Year => Year(first, last, today.Year + away),
        TimeUnit.Decade => Years(first, last, today.Year - (today.Year % 10) + (10 * away), 10, unit),
        TimeUnit.Century => Years(first, last, today.Year - ((today.Year - 1) % 100) - 1 + (100 * away), 100, unit),
        _ => null,
    };

    internal static PeriodMatch? Week(int first, int last, DateOnly? monday) => monday is { } start
        ? PeriodMatch.Of(first, last, WeekTimex(start), start, Calendar.AddDays(start, 7), TimeUnit.Week)
        : null;

    internal static PeriodMatch? Month(int first, int last, int year, int month) => Calendar.Day(year, month, 1) is { } start
        ? PeriodMatch.Of(first, last, start.ToString("yyyy-MM", CultureInfo.InvariantCulture), start, Calendar.AddMonths(start, 1), TimeUnit.Month)
        : null;

    internal static PeriodMatch? Year(int first, int last, int year) => Calendar.Day(year, 1, 1) is { } start
        ? PeriodMatch.Of(first, last, Calendar.Part(year, 4), start, Calendar.AddMonths(start, 12), TimeUnit.Year)
        : null;

    /// <summary>So many months from a start, as a range timex.</summary>
    internal static PeriodMatch? Months(int first, int last, DateOnly? from, int months, TimeUnit grain)
    {
        if (from is not { } start || Calendar.AddMonths(start, months) is not { } end)
        {
            return null;
        }

        return PeriodMatch.Of(first, last, $"({Calendar.Timex(start)},{Calendar.Timex(end)},P{months}M)", start, end, grain);
    }

    internal static PeriodMatch? Years(int first, int last, int from, int years, TimeUnit grain)
    {
        if (Calendar.Day(from, 1, 1) is not { } start || Calendar.Day(from + years, 1, 1) is not { } end)
        {
            return null;
        }

        return PeriodMatch.Of(first, last, $"({Calendar.Timex(start)},{Calendar.Timex(end)},P{years}Y)", start, end, grain);
    }

    /// <summary>The Monday of a week of a year, weeks counted from 1.</summary>
    internal static DateOnly? MondayOf(int year, int week) =>
        year is >= 1 and <= 9998 && week >= 1 && week <= ISOWeek.GetWeeksInYear(year)
            ? DateOnly.FromDateTime(ISOWeek.ToDateTime(year, week, DayOfWeek.Monday))
            : null;

    internal static string WeekTimex(DateOnly monday)
    {
        var instant = monday.ToDateTime(TimeOnly.MinValue);
        return $"{ISOWeek.GetYear(instant):0000}-W{ISOWeek.GetWeekOfYear(instant):00}";
    }

    private static PeriodMatch? WeekEnd(int first, int last, DateOnly? saturday) => saturday is { } start && Calendar.AddDays(start, -5) is { } monday
        ? PeriodMatch.Of(first, last, WeekTimex(monday) + "-WE", start, Calendar.AddDays(start, 2), TimeUnit.WeekEnd)
        : null;

    private static PeriodMatch? MonthAway(DateOnly today, int away, int first, int last) =>
        Calendar.AddMonths(new DateOnly(today.Year, today.Month, 1), away) is { } month ? Month(first, last, month.Year, month.Month) : null;

    private static DateOnly? MonthStart(DateOnly today, int size, int away) =>
        Calendar.AddMonths(new DateOnly(today.Year, today.Month - ((today.Month - 1) % size), 1), size * away);
}
