using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Recognizers.DateTimes;

/// <summary>Puts two sides together into a period, completing what one of them leaves open from the other.</summary>
internal static class RangeBuilder
{
    internal static PeriodMatch? Build(int first, RangeEndpoint start, RangeEndpoint end)
    {
        var (future, past) = Resolve(start, end);
        if (future is not { Start: { } from, End: { } until } || until < from || past.Start is null || past.End is null)
        {
            return Unresolved(first, start, end);
        }

        var startTimex = PartTimex(start, from, keepOpen: start.IsOpen && !end.IsYearSaid);
        var endTimex = PartTimex(end, until, keepOpen: end.IsOpen && (start.IsOpen || end.Date?.OpenWeekday is null or 0));
        return new PeriodMatch(first, end.Last, $"({startTimex},{endTimex},{Length(start, end, from, until)})", future, past, TimeUnit.Day);
    }

    internal static string Timex(DateOnly start, DateOnly end, string length) => $"({Calendar.Timex(start)},{Calendar.Timex(end)},{length})";

    private static (DaySpan Future, DaySpan Past) Resolve(RangeEndpoint start, RangeEndpoint end)
    {
        if (start.IsOpen && end.IsOpen)
        {
            var future = start.Future is { } ahead ? new DaySpan(ahead, end.OnOrAfter(ahead)) : default;
            var past = start.Past is { } behind ? new DaySpan(behind, end.OnOrAfter(behind)) : default;
            return (future, past);
        }

        var span = start.IsOpen ? new DaySpan(end.Future is { } last ? start.OnOrBefore(last) : null, end.Future)
            : end.IsOpen ? new DaySpan(start.Future, start.Future is { } begin ? end.OnOrAfter(begin) : null)
            : new DaySpan(start.Future, end.Future);
        return (span, span);
    }

    // "29/2-1/3/2019", "du 1er mai 2030 à hier": a day that does not exist or an end before the start leaves the range unresolved.
    private static PeriodMatch? Unresolved(int first, RangeEndpoint start, RangeEndpoint end)
    {
        if (start.Date is { Future: null, OpenMonth: > 0 } missing && end is { IsYearSaid: true, Future: { } known })
        {
            var day = Calendar.Timex(known.Year, missing.OpenMonth, missing.OpenDay);
            return new PeriodMatch(first, end.Last, $"({day},{end.Date?.Timex ?? Calendar.Timex(known)},PXD)", default, default, TimeUnit.Day);
        }

        return start.Date is not null && end.Date is not null ? new PeriodMatch(first, end.Last, $"({start.Date.Timex},{end.Date.Timex},PXD)", default, default, TimeUnit.Day) : null;
    }

    private static string PartTimex(RangeEndpoint side, DateOnly day, bool keepOpen)
    {
        if (!keepOpen)
        {
            return Calendar.Timex(day);
        }

        return side.Date is { OpenWeekday: > 0 } weekday ? weekday.Timex : $"XXXX-{day:MM-dd}";
    }

    private static string Length(RangeEndpoint start, RangeEndpoint end, DateOnly from, DateOnly until)
    {
        var isCut = start.Period?.Mod is not null || end.Period?.Mod is not null;
        var months = ((until.Year - from.Year) * 12) + until.Month - from.Month;
        return (start.Grain, end.Grain) switch
        {
            (TimeUnit.Year, TimeUnit.Year) when !isCut => $"P{until.Year - from.Year}Y",
            (TimeUnit.Week, TimeUnit.Week) => $"P{(until.DayNumber - from.DayNumber) / 7}W",
            ( >= TimeUnit.Month and <= TimeUnit.Year, >= TimeUnit.Month and <= TimeUnit.Year) => $"P{months}M",
            _ => $"P{until.DayNumber - from.DayNumber}D",
        };
    }
}
