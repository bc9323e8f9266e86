using BenchmarkDotNet.Attributes;
using SupportBot.Knowledge;
using SupportBot.Knowledge.Content;
using SupportBot.Knowledge.Evaluation;

namespace SupportBot.Benchmarks.Knowledge;

/// <summary>
/// What it costs to load a FAQ once the code is compiled, as a hot reload does. Goals: 35 entries under 150 ms, 100,000 headings under 8 s and 1 GB.
/// </summary>
[MemoryDiagnoser]
public class LoadingBenchmarks
{
    private const int Headings = 100_000;
    private const int LeastWords = 4;
    private const int MostWords = 9;

    private readonly KnowledgeContent _content = KnowledgeContent.Read(KnowledgeFiles.Content);
    private readonly KnowledgeContent _headings;

    public LoadingBenchmarks()
    {
        // Words of the real entries in ever new orders: a vocabulary and a distribution of words as in a large FAQ.
        var words = _content.Entries.SelectMany(entry => entry.Variants.Append(entry.PlainText)).SelectMany(text => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToArray();
        var next = 0;
        _headings = new KnowledgeContent { Entries = [.. Enumerable.Range(0, Headings).Select(number => Heading(number, words, ref next))] };
    }

    /// <summary>Files of 35 entries, 25 out-of-scope entries and the lexicon, parsed.</summary>
    [Benchmark]
    public int ReadContent() => KnowledgeContent.Read(KnowledgeFiles.Content).Entries.Count;

    /// <summary>They indexed, the classifier trained.</summary>
    [Benchmark]
    public long IndexAndTrain() => KnowledgeSnapshot.Build(_content, KnowledgeFiles.Utterances).Version;

    /// <summary>100,000 headings indexed for the full scorer; they are too many to train a classifier on.</summary>
    [Benchmark]
    public long IndexHeadings() => KnowledgeSnapshot.Build(_headings, []).Version;

    /// <summary>The same for bm25.</summary>
    [Benchmark]
    public object IndexHeadingsBm25() => new LuceneAnswerer(_headings.Entries);

    private static KnowledgeEntry Heading(int number, string[] words, ref int next)
    {
        var length = LeastWords + (number % (MostWords - LeastWords + 1));
        var chosen = new string[length];
        for (var i = 0; i < length; i++)
        {
            next = (next + 7919 + number) % words.Length;
            chosen[i] = words[next];
        }

        return new KnowledgeEntry { Id = $"q{number}", Question = string.Join(' ', chosen) + " ?", Markdown = "", PlainText = "", ShortAnswer = "" };
    }
}
