using BenchmarkDotNet.Attributes;
using SupportBot.Knowledge;
using SupportBot.Knowledge.Content;
using SupportBot.Knowledge.Evaluation;

namespace SupportBot.Benchmarks.Knowledge;

/// <summary>
/// One labelled question, the mean of all 700, on one thread. Goals: bm25 over 66,000 questions a second (three times Lucene.NET) and under 2 KB, the full decision over
/// 10,000 a second. <see cref="Yardstick"/> is a fixed amount of arithmetic, to tell a slow machine from slow code.
/// </summary>
[MemoryDiagnoser]
public class QuestionBenchmarks
{
    private const int Questions = 700;
    private const int YardstickRounds = 1_000_000;

    private readonly IAnswerer _full;
    private readonly IAnswerer _bm25;

    public QuestionBenchmarks()
    {
        var content = KnowledgeContent.Read(KnowledgeFiles.Content);
        _full = new FullAnswerer(KnowledgeSnapshot.Build(content, KnowledgeFiles.Utterances));
        _bm25 = new LuceneAnswerer(content.Entries);
        if (KnowledgeFiles.Questions.Count != Questions)
        {
            throw new InvalidOperationException($"There are {KnowledgeFiles.Questions.Count} labelled questions: correct the constant.");
        }
    }

    /// <summary>The bot's whole decision.</summary>
    [Benchmark(OperationsPerInvoke = Questions)]
    public int Full() => Ask(_full);

    /// <summary>What Lucene would do.</summary>
    [Benchmark(OperationsPerInvoke = Questions)]
    public int Bm25() => Ask(_bm25);

    /// <summary>One multiplication and addition that wait for the last one.</summary>
    [Benchmark(OperationsPerInvoke = YardstickRounds)]
    public uint Yardstick()
    {
        var value = 1u;
        for (var i = 0; i < YardstickRounds; i++)
        {
            value = unchecked((value * 1664525) + 1013904223);
        }

        return value;
    }

    private static int Ask(IAnswerer answerer)
    {
        var answered = 0;
        foreach (var question in KnowledgeFiles.Questions)
        {
            answered += answerer.Answer(question).Answered.Count;
        }

        return answered;
    }
}
