using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace SupportBot.Benchmarks.Load;

/// <summary>Gathers how long turns took; what ends in the warm-up or after the end does not count. Thread-safe.</summary>
internal sealed class LoadRecord(TimeSpan duration)
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);

    private readonly ConcurrentQueue<double> _milliseconds = new();
    private readonly ConcurrentDictionary<string, int> _errors = new(StringComparer.Ordinal);
    private readonly long _started = Stopwatch.GetTimestamp();

    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(_started);

    public bool IsOver => Elapsed > WarmUp + duration;

    public int Errors => _errors.Values.Sum();

    /// <summary>A turn whose line was sent at <paramref name="sent"/> has its reply.</summary>
    public void Turn(long sent)
    {
        if (Elapsed > WarmUp && !IsOver)
        {
            _milliseconds.Enqueue(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
        }
    }

    public void Error(Exception failure) => _errors.AddOrUpdate($"{failure.GetType().Name}: {failure.Message}", 1, static (_, count) => count + 1);

    /// <param name="generatorCores">Cores that the generator itself kept busy: its share of a machine that both live on.</param>
    public string Print(double generatorCores)
    {
        var sorted = _milliseconds.Order().ToArray();
        double At(double quantile) => sorted.Length == 0 ? 0 : sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * quantile))];
        var line = string.Create(
            CultureInfo.InvariantCulture,
            $"turns/s={sorted.Length / duration.TotalSeconds:F0} p50={At(0.5):F2}ms p99={At(0.99):F2}ms p99.9={At(0.999):F2}ms max={At(1):F1}ms samples={sorted.Length} errors={Errors} generator_cores={generatorCores:F2}");
        return string.Join('\n', [line, .. _errors.Select(static error => $"  {error.Value} x {error.Key}")]);
    }
}
