using System.Globalization;
using System.Runtime.InteropServices;
using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Recognizers.DateTimes;

/// <summary>A part of a day with the tokens it covers: two times, or a named part.</summary>
/// <param name="First">Index of its first token.</param>
/// <param name="Last">Index of its last token.</param>
/// <param name="Timex">The part in the words of TIMEX3.</param>
/// <param name="Start">When it begins, from midnight; null when it is open.</param>
/// <param name="End">When it ends, from the same midnight, so up to 48 hours; null when it is open.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TimePeriodMatch(int First, int Last, string Timex, TimeSpan? Start, TimeSpan? End)
{
    private const int AlmostDay = (24 * 60 * 60) - 1;

    internal static readonly TimePeriodMatch None = new(-1, -1, string.Empty, null, null);

    internal bool Found => Last >= 0;

    /// <summary><c>start</c>, <c>end</c>, <c>before</c>, <c>after</c> or <c>since</c>; null for nothing.</summary>
    internal string? Mod { get; init; }

    /// <summary>Whether both times may also be meant twelve hours later.</summary>
    internal bool IsAmbiguous { get; init; }

    /// <summary>The two times; their timexes are needed again when a date is put to them. Null for a named part.</summary>
    internal (TimeMatch Start, TimeMatch End)? Times { get; init; }

    /// <summary>The named part; none for two times.</summary>
    internal DayPart Part { get; init; }

    /// <summary>A named part, whole or cut to its first or last two hours.</summary>
    internal static TimePeriodMatch OfPart(int first, int last, DayPart part, string? mod)
    {
        var (timex, from, until) = part switch
        {
            DayPart.Morning => ("TMO", 8, 12),
            DayPart.Lunch => ("TMEL", 11, 13),
            DayPart.Afternoon => ("TAF", 12, 16),
            DayPart.Evening => ("TEV", 16, 20),
            DayPart.BusinessHours => ("TBH", 8, 18),
            _ => ("TNI", 20, 24),
        };
        var start = TimeSpan.FromHours(mod == "end" ? until - 2 : from);
        var end = TimeSpan.FromHours(mod == "start" ? from + 2 : until);
        return new TimePeriodMatch(first, last, timex, start, end.TotalHours >= 24 ? TimeSpan.FromSeconds(AlmostDay) : end) { Mod = mod, Part = part };
    }

    /// <summary>From one time to another, over midnight when the second is the earlier one.</summary>
    internal static TimePeriodMatch Between(int first, int last, TimeMatch start, TimeMatch end)
    {
        var until = end.Time <= start.Time ? end.Time + TimeSpan.FromDays(1) : end.Time;
        return new TimePeriodMatch(first, last, $"({start.Timex},{end.Timex},{Length(until - start.Time)})", start.Time, until)
        {
            IsAmbiguous = start.IsAmbiguous && end.IsAmbiguous,
            Times = (start, end),
        };
    }

    internal static string Length(TimeSpan length) => string.Create(
        CultureInfo.InvariantCulture,
        $"PT{(length.TotalHours >= 1 ? $"{(int)length.TotalHours}H" : string.Empty)}{(length.Minutes > 0 ? $"{length.Minutes}M" : string.Empty)}{(length.Seconds > 0 ? $"{length.Seconds}S" : string.Empty)}");
}
