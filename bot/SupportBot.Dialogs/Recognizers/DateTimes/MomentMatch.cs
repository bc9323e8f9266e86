namespace SupportBot.Dialogs.Recognizers.DateTimes;

/// <summary>A time on a day with the tokens it covers.</summary>
/// <param name="First">Index of its first token.</param>
/// <param name="Last">Index of its last token.</param>
/// <param name="Timex">The moment in the words of TIMEX3.</param>
/// <param name="Future">The moment when it is meant to come; null when there is no such day.</param>
/// <param name="Past">The moment when it is meant to be over; null when there is no such day.</param>
internal sealed record MomentMatch(int First, int Last, string Timex, DateTime? Future, DateTime? Past)
{
    /// <summary>Whether the hour may also be meant twelve hours later.</summary>
    internal bool IsAmbiguous { get; init; }

    /// <summary><c>approx</c>; null for nothing.</summary>
    internal string? Mod { get; init; }

    internal static MomentMatch Of(int first, int last, DateMatch date, TimeMatch time) =>
        new(first, last, date.Timex + time.Timex, On(date.Future, time.Time), On(date.Past, time.Time))
        {
            IsAmbiguous = time.IsAmbiguous,
            Mod = time.IsApproximate ? "approx" : null,
        };

    internal static DateTime? On(DateOnly? day, TimeSpan time) =>
        day is { } known && (known < DateOnly.MaxValue || time < TimeSpan.FromDays(1)) ? known.ToDateTime(TimeOnly.MinValue) + time : null;

    internal DateTimeValue ToValue() => new(DateTimeType.DateTime, Timex)
    {
        Future = new TimeSpanOfDays(Future, null),
        Past = new TimeSpanOfDays(Past, null),
        IsTwelveHourClock = IsAmbiguous,
        Mod = Mod,
    };
}

/// <summary>From a time on a day to a time on a day, with the tokens it covers.</summary>
/// <param name="First">Index of its first token.</param>
/// <param name="Last">Index of its last token.</param>
/// <param name="Timex">The period in the words of TIMEX3.</param>
/// <param name="Future">Its two ends when it is meant to come; empty when there is no such day.</param>
/// <param name="Past">Its two ends when it is meant to be over; empty when there is no such day.</param>
internal sealed record MomentPeriodMatch(int First, int Last, string Timex, TimeSpanOfDays Future, TimeSpanOfDays Past)
{
    /// <summary>Whether both ends may also be meant twelve hours later.</summary>
    internal bool IsAmbiguous { get; init; }

    /// <summary><c>start</c>, <c>end</c>, <c>before</c>, <c>after</c>...; null for nothing.</summary>
    internal string? Mod { get; init; }

    internal DateTimeValue ToValue() => new(DateTimeType.DateTimeRange, Timex)
    {
        Future = Future,
        Past = Past,
        IsTwelveHourClock = IsAmbiguous,
        Mod = Mod,
    };

    internal static MomentPeriodMatch Of(int first, int last, string timex, DateTime? start, DateTime? end) =>
        new(first, last, timex, new TimeSpanOfDays(start, end), new TimeSpanOfDays(start, end));
}
