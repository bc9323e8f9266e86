using System.Globalization;
using System.Text.Json;
using SupportBot.Dialogs.Recognizers.DateTimes;

namespace SupportBot.Dialogs.Tests.Recognizers.Specifications;

/// <summary>A reading as one line of text, the same for model rows, parser rows and recognizers.</summary>
internal static class SpecificationReading
{
    // Bookkeeping of the libraries, or hints that their own tests do not compare.
    private static readonly string[] Ignored =
        ["type", "subtype", "sourceEntity", "score", "timezone", "timezoneText", "utcOffsetMins", "list", "isoCurrency", "Start", "End"];

    internal static string Of(IReadOnlyDictionary<string, string> reading) =>
        Join(reading.Select(pair => (pair.Key, pair.Value)));

    internal static string OfModel(JsonElement reading) =>
        Join(reading.EnumerateObject().Select(pair => (pair.Name, pair.Value.ToString())));

    internal static string OfParser(DateTimeValue value)
    {
        var pairs = new List<(string, string)> { ("Timex", value.Timex) };
        if (value.Mod is { } mod)
        {
            pairs.Add(("Mod", mod));
        }

        pairs.AddRange(Side("future.", value, value.Future).Concat(Side("past.", value, value.Past)));
        return Join(pairs);
    }

    private static IEnumerable<(string, string)> Side(string prefix, DateTimeValue value, TimeSpanOfDays side) => value.Type switch
    {
        DateTimeType.Duration => [(prefix + "duration", value.Seconds.ToString(CultureInfo.InvariantCulture))],
        DateTimeType.Set => [(prefix + "set", "Set: " + value.Timex)],
        DateTimeType.Date => [(prefix + "date", Text(value, side.Start))],
        DateTimeType.Time => [(prefix + "time", Text(value, side.Start))],
        DateTimeType.DateTime => [(prefix + "dateTime", Text(value, side.Start))],
        _ => Ends(prefix, value, side),
    };

    private static IEnumerable<(string, string)> Ends(string prefix, DateTimeValue value, TimeSpanOfDays side)
    {
        var noun = value.Type switch
        {
            DateTimeType.DateRange => "Date",
            DateTimeType.TimeRange => "Time",
            _ => "DateTime",
        };
        if (value.IsVague)
        {
            yield break;
        }

        if (side.Start is not null)
        {
            yield return (prefix + "start" + noun, Text(value, side.Start));
        }

        if (side.End is not null)
        {
            yield return (prefix + "end" + noun, Text(value, side.End));
        }
    }

    private static string Text(DateTimeValue value, DateTime? instant) =>
        instant is { } known ? DateTimeValue.Format(known, value.Type) : "0001-01-01";

    internal static string OfParser(JsonElement value)
    {
        var pairs = new List<(string, string)>();
        foreach (var property in value.EnumerateObject())
        {
            switch (property.Name)
            {
                case "FutureResolution":
                    pairs.AddRange(property.Value.EnumerateObject().Select(pair => ("future." + pair.Name, pair.Value.ToString())));
                    break;
                case "PastResolution":
                    pairs.AddRange(property.Value.EnumerateObject().Select(pair => ("past." + pair.Name, pair.Value.ToString())));
                    break;
                default:
                    pairs.Add((property.Name, property.Value.ToString()));
                    break;
            }
        }

        return Join(pairs);
    }

    private static string Join(IEnumerable<(string Key, string Value)> pairs) => string.Join(
        ", ",
        pairs.Where(pair => !Ignored.Contains(pair.Key, StringComparer.Ordinal))
            .Select(pair => $"{pair.Key.ToUpperInvariant()}={Normalize(pair.Value)}")
            .Order(StringComparer.Ordinal));

    // Half of the rows write decimals with a comma, half with a point: the number counts.
    private static string Normalize(string value)
    {
        var text = value.TrimEnd('%');
        return text.Length < 30 && double.TryParse(text.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number.ToString("G12", CultureInfo.InvariantCulture)
            : value.ToLowerInvariant();
    }
}
