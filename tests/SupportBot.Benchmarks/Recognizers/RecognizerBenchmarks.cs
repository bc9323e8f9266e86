using BenchmarkDotNet.Attributes;
using SupportBot.Dialogs.Recognizers.DateTimes;
using SupportBot.Dialogs.Recognizers.Identifiers;

namespace SupportBot.Benchmarks.Recognizers;

/// <summary>What it costs to look through a sentence of twenty words; days must stay under 50 microseconds.</summary>
[MemoryDiagnoser]
public class RecognizerBenchmarks
{
    private const string Sentence =
        "Bonjour, mon contrat de maintenance expire le 3 mars 2026 et je voudrais savoir comment le renouveler avant la fin du mois";

    private static readonly DateTime Now = new(2026, 3, 18, 14, 30, 0, DateTimeKind.Unspecified);

    [Benchmark]
    public int Days() => DateRecognizer.Recognize(Sentence, Now).Count;

    [Benchmark]
    public int DaysAndPeriods() => DayOrPeriodRecognizer.Recognize(Sentence, Now).Count;

    [Benchmark]
    public int EveryKindOfTime() => DateTimeRecognizer.Recognize(Sentence, Now).Count;

    [Benchmark]
    public int Identifiers() => IdentifierRecognizer.Recognize(Sentence).Count;
}
