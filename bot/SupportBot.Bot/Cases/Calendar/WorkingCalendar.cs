namespace SupportBot.Bot.Cases.Calendar;

/// <summary>Working days ("jours ouvrés"): Monday to Friday without public holidays and without the operator's closing days.</summary>
/// <param name="alsaceMoselle">Whether the two holidays of Alsace and Moselle count.</param>
/// <param name="closingDays">Further days without work.</param>
internal sealed class WorkingCalendar(bool alsaceMoselle, IReadOnlySet<DateOnly> closingDays)
{
    /// <summary>France without local holidays and closing days: what may be told to any customer.</summary>
    public static WorkingCalendar France { get; } = new(alsaceMoselle: false, new HashSet<DateOnly>());

    public bool IsWorkingDay(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !closingDays.Contains(day) && FrenchHolidays.On(day, alsaceMoselle) is null;

    /// <summary>The <paramref name="count"/>-th working day after <paramref name="day"/>, which itself never counts; <paramref name="count"/> is 1 to 1000.</summary>
    public DateOnly Add(DateOnly day, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, 1000);
        while (count > 0)
        {
            day = day.AddDays(1);
            if (IsWorkingDay(day))
            {
                count--;
            }
        }

        return day;
    }

    /// <summary>Both ends, inclusive, of a delay such as "7 to 10 working days from receipt".</summary>
    public (DateOnly First, DateOnly Last) Range(DateOnly receipt, int least, int most) => (Add(receipt, least), Add(receipt, most));
}
