using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Options;
using SupportBot.Bot.Cases.Calendar;

namespace SupportBot.Bot.HandOff.Hours;

/// <summary>The hours of every queue as configured. Thread-safe.</summary>
internal sealed class OpeningHours(IOptions<BusinessHoursOptions> options)
{
    private const string DefaultDay = "09:00-18:00";

    private static readonly DayOfWeek[] DefaultDays = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];

    private readonly ConcurrentDictionary<string, BusinessHours> _ofQueue = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The hours of a queue; a queue without settings of its own has those of the section.</summary>
    public BusinessHours Of(string queue) => _ofQueue.GetOrAdd(queue, Read);

    /// <summary>Working days with the operator's closing days, for reminders.</summary>
    public WorkingCalendar WorkingDays { get; } = new(options.Value.AlsaceMoselle ?? false, Days(options.Value.ClosingDays));

    private BusinessHours Read(string queue)
    {
        var common = options.Value;
        var own = common.Queues.GetValueOrDefault(queue) ?? common;
        if (own.AlwaysOpen ?? common.AlwaysOpen ?? false)
        {
            return BusinessHours.AlwaysOpen;
        }

        return new BusinessHours(
            Week(own.Days.Count > 0 ? own.Days : common.Days),
            own.AlsaceMoselle ?? common.AlsaceMoselle ?? false,
            own.OpenOnHolidays ?? common.OpenOnHolidays ?? false,
            Days(common.ClosingDays.Concat(own.ClosingDays)));
    }

    private static Dictionary<DayOfWeek, IReadOnlyList<OpeningSpan>> Week(Dictionary<string, string> days)
    {
        var written = days.Count > 0 ? days : DefaultDays.ToDictionary(day => day.ToString(), _ => DefaultDay, StringComparer.OrdinalIgnoreCase);
        var week = new Dictionary<DayOfWeek, IReadOnlyList<OpeningSpan>>();
        foreach (var (name, hours) in written)
        {
            // The validator has read every one of them at start.
            if (OpeningSpan.TryParseDay(name, out var day) && OpeningSpan.TryParseList(hours, out var spans))
            {
                week[day] = spans;
            }
        }

        return week;
    }

    private static HashSet<DateOnly> Days(IEnumerable<string> days) =>
        [.. days.Select(day => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture))];
}
