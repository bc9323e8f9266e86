using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace SupportBot.Bot.Observability;

/// <summary>
/// Collects the product's instruments and prints them in Prometheus' text format 0.0.4
/// (https://prometheus.io/docs/instrumenting/exposition_formats/). Thread-safe.
/// </summary>
internal sealed class PrometheusText : IDisposable
{
    /// <summary>Upper bounds of histograms that name none of their own, in seconds, inclusive.</summary>
    private static readonly double[] Bounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

    private readonly SortedDictionary<string, Family> _families = new(StringComparer.Ordinal);
    private readonly MeterListener _listener = new();
    private readonly Lock _lock = new();

    public PrometheusText()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == Meters.Name)
            {
                // Named before it has counted anything, so that whoever looks for it finds it.
                lock (_lock)
                {
                    FamilyOf(instrument);
                }

                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Record(instrument, value, tags));
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Record(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Record(instrument, value, tags));
        _listener.Start();
    }

    /// <summary>All instruments, then <paramref name="figures"/>.</summary>
    public string Print(IReadOnlyList<Figure> figures)
    {
        _listener.RecordObservableInstruments();
        var text = new StringBuilder(4096);
        lock (_lock)
        {
            foreach (var (name, family) in _families)
            {
                text.Append(CultureInfo.InvariantCulture, $"# HELP {name} {family.Help}\n# TYPE {name} {family.Type}\n");
                foreach (var (labels, series) in family.Series)
                {
                    series.Print(text, name, labels);
                }
            }
        }

        Print(text, figures);
        return text.ToString();
    }

    public void Dispose() => _listener.Dispose();

    private static void Print(StringBuilder text, IReadOnlyList<Figure> figures)
    {
        foreach (var family in figures.GroupBy(static figure => figure.Name, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"# HELP {family.Key} {family.First().Help}\n# TYPE {family.Key} gauge\n");
            foreach (var figure in family)
            {
                var labels = Labels([.. figure.Labels.Select(static label => new KeyValuePair<string, object?>(label.Name, label.Value))]);
                text.Append(CultureInfo.InvariantCulture, $"{figure.Name}{Braced(labels)} {figure.Value}\n");
            }
        }
    }

    private void Record(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var labels = Labels(tags);
        lock (_lock)
        {
            var family = FamilyOf(instrument);
            if (!family.Series.TryGetValue(labels, out var series))
            {
                family.Series[labels] = series = family.Make();
            }

            series.Add(value);
        }
    }

    private Family FamilyOf(Instrument instrument)
    {
        var (type, suffix, make) = KindOf(instrument);
        var name = instrument.Name + suffix;
        if (!_families.TryGetValue(name, out var family))
        {
            _families[name] = family = new Family(type, instrument.Description ?? "", make);
        }

        return family;
    }

    private static (string Type, string Suffix, Func<Series> Make) KindOf(Instrument instrument) => instrument switch
    {
        Histogram<double> histogram => ("histogram", "", () => new Buckets(histogram.Advice?.HistogramBucketBoundaries is { Count: > 0 } own ? [.. own] : Bounds)),
        Counter<long> => ("counter", "_total", static () => new Sum()),
        ObservableCounter<long> or ObservableCounter<double> => ("counter", "_total", static () => new Last()),
        UpDownCounter<long> => ("gauge", "", static () => new Sum()),
        _ => ("gauge", "", static () => new Last()),
    };

    private static string Labels(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (tags.IsEmpty)
        {
            return "";
        }

        var text = new StringBuilder();
        foreach (var (key, value) in tags)
        {
            var escaped = Convert.ToString(value, CultureInfo.InvariantCulture)?
                .Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
            text.Append(text.Length == 0 ? "" : ",").Append(CultureInfo.InvariantCulture, $"{key}=\"{escaped}\"");
        }

        return text.ToString();
    }

    private static string Braced(string labels) => labels.Length == 0 ? "" : "{" + labels + "}";

    private sealed record Family(string Type, string Help, Func<Series> Make)
    {
        public SortedDictionary<string, Series> Series { get; } = new(StringComparer.Ordinal);
    }

    private abstract class Series
    {
        public abstract void Add(double value);

        public abstract void Print(StringBuilder text, string name, string labels);
    }

    private sealed class Sum : Series
    {
        private double _value;

        public override void Add(double value) => _value += value;

        public override void Print(StringBuilder text, string name, string labels) =>
            text.Append(CultureInfo.InvariantCulture, $"{name}{Braced(labels)} {_value}\n");
    }

    private sealed class Last : Series
    {
        private double _value;

        public override void Add(double value) => _value = value;

        public override void Print(StringBuilder text, string name, string labels) =>
            text.Append(CultureInfo.InvariantCulture, $"{name}{Braced(labels)} {_value}\n");
    }

    private sealed class Buckets(double[] bounds) : Series
    {
        private readonly long[] _counts = new long[bounds.Length + 1];
        private double _sum;

        public override void Add(double value)
        {
            var index = Array.BinarySearch(bounds, value);
            _counts[index >= 0 ? index : ~index]++;
            _sum += value;
        }

        public override void Print(StringBuilder text, string name, string labels)
        {
            var prefix = labels.Length == 0 ? "" : labels + ",";
            long below = 0;
            for (var i = 0; i < _counts.Length; i++)
            {
                below += _counts[i];
                var bound = i < bounds.Length ? bounds[i].ToString(CultureInfo.InvariantCulture) : "+Inf";
                text.Append(CultureInfo.InvariantCulture, $"{name}_bucket{{{prefix}le=\"{bound}\"}} {below}\n");
            }

            text.Append(CultureInfo.InvariantCulture, $"{name}_sum{Braced(labels)} {_sum}\n{name}_count{Braced(labels)} {below}\n");
        }
    }
}
