using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Recognizers.DateTimes;

/// <summary>Any kind of time with the tokens it covers, before it becomes a public value.</summary>
/// <param name="First">Index of its first token.</param>
/// <param name="Last">Index of its last token.</param>
/// <param name="Type">What kind of time it is.</param>
/// <param name="Timex">The expression in the words of TIMEX3.</param>
/// <param name="Future">Start and end when it is meant to come.</param>
/// <param name="Past">Start and end when it is meant to be over.</param>
internal sealed record TimeEntity(int First, int Last, DateTimeType Type, string Timex, TimeSpanOfDays Future, TimeSpanOfDays Past)
{
    internal DateTimeType SourceType { get; init; } = Type;

    internal string? Mod { get; init; }

    internal bool IsAmbiguous { get; init; }

    internal bool IsVague { get; init; }

    internal decimal Seconds { get; init; }

    internal static TimeEntity Of(DateMatch match) => Of(match.First, match.Last, DateRecognizer.Value(match));

    internal static TimeEntity Of(PeriodMatch match) => Of(match.First, match.Last, DatePeriodRecognizer.Value(match));

    internal static TimeEntity Of(TimeMatch match) =>
        Of(match.First, match.Last, TimeRecognizer.Value(match)) with { Mod = match.IsApproximate ? "approx" : null };

    internal static TimeEntity Of(TimePeriodMatch match) => Of(match.First, match.Last, TimePeriodRecognizer.Value(match));

    internal static TimeEntity Of(MomentMatch match) => Of(match.First, match.Last, match.ToValue());

    internal static TimeEntity Of(MomentPeriodMatch match) => Of(match.First, match.Last, match.ToValue());

    internal static TimeEntity Of(DurationMatch match) => Of(match.First, match.Last, DurationRecognizer.Value(match));

    internal static TimeEntity Of(SetMatch match) => Of(match.First, match.Last, match.ToValue());

    internal Recognition<DateTimeValue> ToRecognition(TokenizedText text) => text.Recognize(
        "datetimeV2." + DateTimeDescription.TypeName(Type),
        First,
        Last,
        new DateTimeValue(Type, Timex)
        {
            SourceType = SourceType,
            Future = Future,
            Past = Past,
            Mod = Mod,
            IsTwelveHourClock = IsAmbiguous,
            IsVague = IsVague,
            Seconds = Seconds,
        });

    private static TimeEntity Of(int first, int last, DateTimeValue value) => new(first, last, value.Type, value.Timex, value.Future, value.Past)
    {
        Mod = value.Mod,
        IsAmbiguous = value.IsTwelveHourClock,
        IsVague = value.IsVague,
        Seconds = value.Seconds,
    };
}
