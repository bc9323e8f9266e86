namespace SupportBot.Dialogs.Recognizers.DateTimes;

/// <summary>A day with the tokens it covers.</summary>
/// <param name="First">Index of its first token.</param>
/// <param name="Last">Index of its last token.</param>
/// <param name="Timex">The day in the words of TIMEX3, with X for what was not said.</param>
/// <param name="Future">The day when it is meant to come; null when there is no such day.</param>
/// <param name="Past">The day when it is meant to be over; null when there is no such day.</param>
internal sealed record DateMatch(int First, int Last, string Timex, DateOnly? Future, DateOnly? Past)
{
    /// <summary>The month that was said without a year; 0 = none, or with its year.</summary>
    internal int OpenMonth { get; init; }

    /// <summary>The day of the month that was said without a year; 0 = none, or with its year.</summary>
    internal int OpenDay { get; init; }

    /// <summary>Whether it is a bare day of the month, which takes the month of its neighbour.</summary>
    internal bool IsBareDay { get; init; }

    /// <summary>The weekday that was said alone; 0 = none.</summary>
    internal int OpenWeekday { get; init; }

    /// <summary>Whether past and future are the same day.</summary>
    internal bool IsDefinite => OpenMonth == 0 && OpenWeekday == 0 && !IsBareDay;

    internal static DateMatch On(int first, int last, DateOnly? day) =>
        new(first, last, day is { } known ? Calendar.Timex(known) : "XXXX-XX-XX", day, day);

    /// <summary>A date whose year was said.</summary>
    internal static DateMatch Full(int first, int last, int year, int month, int day)
    {
        var date = Calendar.Day(year, month, day);
        return new DateMatch(first, last, Calendar.Timex(year, month, day), date, date);
    }

    /// <summary>A day and month whose year was not said: the next one and the last one, today counting as to come.</summary>
    internal static DateMatch OfYear(int first, int last, int month, int day, DateOnly today)
    {
        var future = YearFrom(today.Year, 1, month, day, date => date >= today);
        var past = YearFrom(today.Year, -1, month, day, date => date < today);
        return new DateMatch(first, last, Calendar.Timex(0, month, day), future, past) { OpenMonth = month, OpenDay = day };
    }

    /// <summary>A day whose month was not said.</summary>
    internal static DateMatch OfMonth(int first, int last, int day, DateOnly today)
    {
        var future = MonthFrom(today, 1, day, date => date >= today);
        var past = MonthFrom(today, -1, day, date => date < today);
        return new DateMatch(first, last, Calendar.Timex(0, 0, day), future, past) { OpenDay = day, IsBareDay = true };
    }

    // Eight years reach the next 29 February even across 2100.
    private static DateOnly? YearFrom(int year, int step, int month, int day, Func<DateOnly, bool> fits)
    {
        for (var tries = 0; tries <= 8; tries++, year += step)
        {
            if (Calendar.Day(year, month, day) is { } date && fits(date))
            {
                return date;
            }
        }

        return null;
    }

    private static DateOnly? MonthFrom(DateOnly today, int step, int day, Func<DateOnly, bool> fits)
    {
        for (var months = 0; Math.Abs(months) <= 3; months += step)
        {
            var month = Calendar.AddMonths(new DateOnly(today.Year, today.Month, 1), months);
            if (month is { } first && Calendar.Day(first.Year, first.Month, day) is { } date && fits(date))
            {
                return date;
            }
        }

        return null;
    }
}
