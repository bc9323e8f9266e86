using System.Globalization;

namespace SupportBot.Dialogs.Recognizers.DateTimes;

/// <summary>What kind of time an entity is, in the words of Microsoft.Recognizers.</summary>
public enum DateTimeType
{
    /// <summary>A day.</summary>
    Date,

    /// <summary>Several days, from a first one to a last one.</summary>
    DateRange,

    /// <summary>A time of day.</summary>
    Time,

    /// <summary>A part of a day.</summary>
    TimeRange,

    /// <summary>A time on a day.</summary>
    DateTime,

    /// <summary>From a time on a day to a time on a day.</summary>
    DateTimeRange,

    /// <summary>A length of time.</summary>
    Duration,

    /// <summary>Times that come again.</summary>
    Set,
}

/// <summary>Towards which side a date without its year, month or week is completed.</summary>
public enum DatePreference
{
    /// <summary>The last such day before today.</summary>
    Past,

    /// <summary>The next such day, today counting.</summary>
    Future,
}

/// <summary>A start and an end, of which one may be open.</summary>
/// <param name="Start">First instant; null when it is open.</param>
/// <param name="End">The instant after the last one; null when it is open. A point in time has none.</param>
public readonly record struct TimeSpanOfDays(DateTime? Start, DateTime? End);

/// <summary>A date, a time, a period or a duration as a customer said it, with its readings towards the past and the future.</summary>
public sealed class DateTimeValue : IResolution
{
    internal DateTimeValue(DateTimeType type, string timex)
    {
        Type = type;
        SourceType = type;
        Timex = timex;
    }

    /// <summary>What kind of time it is.</summary>
    public DateTimeType Type { get; }

    /// <summary>
    /// What kind of time stands behind <see cref="Mod"/>: of "avant 16h" the type is <see cref="DateTimeType.TimeRange"/>, the source type
    /// <see cref="DateTimeType.Time"/>. Without a mod the same as <see cref="Type"/>.
    /// </summary>
    public DateTimeType SourceType { get; internal init; }

    /// <summary>The expression in the words of TIMEX3, with X for what was not said: <c>XXXX-06-30</c>.</summary>
    public string Timex { get; }

    /// <summary>What a word adds to a period: <c>before</c>, <c>after</c>, <c>since</c>, <c>start</c>, <c>mid</c>, <c>end</c>...; null for nothing.</summary>
    public string? Mod { get; internal init; }

    /// <summary>Start and end when it is meant to come. Of a point in time only the start; empty when there is no such day.</summary>
    public TimeSpanOfDays Future { get; internal init; }

    /// <summary>Start and end when it is meant to be over. Of a point in time only the start; empty when there is no such day.</summary>
    public TimeSpanOfDays Past { get; internal init; }

    /// <summary>Length of a duration in seconds, months counting 30 days and years 365; 0 for what is no duration.</summary>
    public decimal Seconds { get; internal init; }

    /// <summary>Whether the hour may also be meant twelve hours later: "à 7 heures".</summary>
    public bool IsTwelveHourClock { get; internal init; }

    /// <summary>Whether <see cref="Describe"/> leaves it open, as Microsoft.Recognizers does with seasons; the days here are ours.</summary>
    public bool IsVague { get; internal init; }

    /// <summary>Whether the time exists; false for the 30th of February.</summary>
    public bool IsResolved => Type is DateTimeType.Duration or DateTimeType.Set || Future != default || Past != default;

    /// <summary>The day of a date, or the first day of a period; null when there is none.</summary>
    /// <param name="preference">Towards which side it is completed when the year was not said.</param>
    public DateOnly? FirstDay(DatePreference preference) =>
        Side(preference).Start is { } start && Type is not (DateTimeType.Time or DateTimeType.TimeRange) ? DateOnly.FromDateTime(start) : null;

    /// <summary>The day of a date, or the last day of a period, both inclusive: "fin juin" ends on the 30th. Null when there is none.</summary>
    /// <param name="preference">Towards which side it is completed when the year was not said.</param>
    public DateOnly? LastDay(DatePreference preference) => Type switch
    {
        DateTimeType.Date => FirstDay(preference),
        DateTimeType.DateRange when Side(preference).End is { } end => Calendar.AddDays(DateOnly.FromDateTime(end), -1),
        _ => null,
    };

    /// <inheritdoc/>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> Describe() => DateTimeDescription.Of(this);

    internal TimeSpanOfDays Side(DatePreference preference) => preference == DatePreference.Past ? Past : Future;

    internal static string Format(DateTime instant, DateTimeType type) => type switch
    {
        DateTimeType.Date or DateTimeType.DateRange => instant.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeType.Time or DateTimeType.TimeRange => instant.ToString("HH:mm:ss", CultureInfo.InvariantCulture),
        _ => instant.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
    };
}
