using SupportBot.Bot.Cases.Calendar;

namespace SupportBot.Bot.HandOff.Hours;

/// <summary>The opening hours of one queue. Immutable; all computing is on the wall clock of Europe/Paris, all instants are UTC.</summary>
/// <param name="week">Open spans by day of the week; a day left out is closed.</param>
/// <param name="alsaceMoselle">Whether the two holidays of Alsace and Moselle are closed too.</param>
/// <param name="openOnHolidays">Whether public holidays are worked.</param>
/// <param name="closingDays">Further closed days.</param>
internal sealed class BusinessHours(
    IReadOnlyDictionary<DayOfWeek, IReadOnlyList<OpeningSpan>> week, bool alsaceMoselle, bool openOnHolidays, IReadOnlySet<DateOnly> closingDays)
{
    /// <summary>Beyond this many days an opening is not looked for: the options never open.</summary>
    private const int Horizon = 400;

    public static BusinessHours AlwaysOpen { get; } = new(
        Enum.GetValues<DayOfWeek>().ToDictionary(day => day, IReadOnlyList<OpeningSpan> (_) => [OpeningSpan.WholeDay]), false, true, new HashSet<DateOnly>());

    public bool IsOpen(DateTimeOffset instant) => SpansOf(ParisTime.DayOf(instant)).Any(span => span.From <= instant && instant < span.To);

    /// <summary>The instant itself when open, else the start of the next open span; null when there is none for a year.</summary>
    public DateTimeOffset? NextOpening(DateTimeOffset instant)
    {
        var day = ParisTime.DayOf(instant);
        for (var count = 0; count < Horizon; count++, day = day.AddDays(1))
        {
            foreach (var (from, to) in SpansOf(day))
            {
                if (instant < to)
                {
                    return from > instant ? from : instant;
                }
            }
        }

        return null;
    }

    /// <summary>The public holiday that keeps the queue closed on the day of <paramref name="instant"/>, or null.</summary>
    public Holiday? HolidayAt(DateTimeOffset instant) => openOnHolidays ? null : FrenchHolidays.On(ParisTime.DayOf(instant), alsaceMoselle);

    /// <summary>Open time between two instants, for clocks that stop when nobody is there; zero when <paramref name="to"/> is not after <paramref name="from"/>.</summary>
    public TimeSpan OpenTimeBetween(DateTimeOffset from, DateTimeOffset to)
    {
        var total = TimeSpan.Zero;
        for (var day = ParisTime.DayOf(from); from < to && day <= ParisTime.DayOf(to); day = day.AddDays(1))
        {
            foreach (var span in SpansOf(day))
            {
                var start = span.From > from ? span.From : from;
                var end = span.To < to ? span.To : to;
                total += end > start ? end - start : TimeSpan.Zero;
            }
        }

        return total;
    }

    private IEnumerable<(DateTimeOffset From, DateTimeOffset To)> SpansOf(DateOnly day)
    {
        if (closingDays.Contains(day) || (!openOnHolidays && FrenchHolidays.On(day, alsaceMoselle) is not null) || !week.TryGetValue(day.DayOfWeek, out var spans))
        {
            return [];
        }

        return spans.Select(span => (ParisTime.At(day, span.From), ParisTime.At(day, span.To)));
    }
}
