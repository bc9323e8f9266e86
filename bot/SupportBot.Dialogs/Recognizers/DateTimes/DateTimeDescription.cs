using System.Globalization;

namespace SupportBot.Dialogs.Recognizers.DateTimes;

/// <summary>Writes a time the way Microsoft.Recognizers' date-time model resolves it: one dictionary for the past reading and one for the future.</summary>
internal static class DateTimeDescription
{
    internal static IReadOnlyList<IReadOnlyDictionary<string, string>> Of(DateTimeValue value)
    {
        if (value.Type == DateTimeType.Duration)
        {
            return [Reading(value, ("value", value.Seconds.ToString("0.####", CultureInfo.InvariantCulture)))];
        }

        if (!value.IsResolved || value.IsVague || value.Type == DateTimeType.Set)
        {
            return [Reading(value, ("value", "not resolved"))];
        }

        var readings = new List<IReadOnlyDictionary<string, string>> { Side(value, value.Past, TimeSpan.Zero) };
        if (value.Future != value.Past)
        {
            readings.Add(Side(value, value.Future, TimeSpan.Zero));
        }

        if (value.IsTwelveHourClock)
        {
            // The other half of the same day: 9 becomes 21, and 12:55 becomes 0:55.
            readings.AddRange([.. new[] { value.Past, value.Future }.Distinct().Select(side => Side(value, side, TimeSpan.FromHours((side.Start ?? side.End)?.Hour >= 12 ? -12 : 12)))]);
        }

        return readings;
    }

    private static Dictionary<string, string> Side(DateTimeValue value, TimeSpanOfDays side, TimeSpan shift)
    {
        var isPoint = value.Type is DateTimeType.Date or DateTimeType.Time or DateTimeType.DateTime;
        var pairs = new List<(string, string)>();
        if (side.Start is { } start)
        {
            pairs.Add((isPoint ? "value" : "start", DateTimeValue.Format(start + shift, value.Type)));
        }

        if (side.End is { } end)
        {
            pairs.Add(("end", DateTimeValue.Format(end + shift, value.Type)));
        }

        return Reading(value, [.. pairs], shift);
    }

    private static Dictionary<string, string> Reading(DateTimeValue value, params (string Key, string Value)[] pairs) => Reading(value, pairs, TimeSpan.Zero);

    private static Dictionary<string, string> Reading(DateTimeValue value, (string Key, string Value)[] pairs, TimeSpan shift)
    {
        var reading = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["timex"] = shift == TimeSpan.Zero ? value.Timex : TwelveHourTimex.Shift(value.Timex),
            ["type"] = TypeName(value.Type),
        };
        if (value.Mod is { } mod)
        {
            reading["Mod"] = mod;
        }

        foreach (var (key, text) in pairs)
        {
            reading[key] = text;
        }

        return reading;
    }

    internal static string TypeName(DateTimeType type) => type switch
    {
        DateTimeType.Date => "date",
        DateTimeType.DateRange => "daterange",
        DateTimeType.Time => "time",
        DateTimeType.TimeRange => "timerange",
        DateTimeType.DateTime => "datetime",
        DateTimeType.DateTimeRange => "datetimerange",
        DateTimeType.Duration => "duration",
        _ => "set",
    };
}
