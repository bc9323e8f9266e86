using System.Buffers;
using SupportBot.Knowledge.French;

namespace SupportBot.Knowledge.Index;

/// <summary>
/// What Lucene would do: its French analyser, BM25 with its defaults over question and answer, the question counting twice, repeats in the query counting
/// each time. The base that the full scorer is measured against (<c>--scorer bm25</c>). Immutable and safe for any thread; allocates only the result.
/// </summary>
internal sealed class LuceneIndex
{
    private const double QuestionWeight = 2;
    private const double AnswerWeight = 1;

    private readonly TermNumbers _terms = new();
    private readonly PostingLists _postings;
    private readonly int _entries;

    /// <param name="texts">Question and answer of each entry.</param>
    public LuceneIndex(IEnumerable<(string Question, string Answer)> texts)
    {
        var builder = new PostingsBuilder([QuestionWeight, AnswerWeight]);
        var numbers = new List<int>();
        foreach (var (question, answer) in texts)
        {
            AddField(builder, field: 0, question, numbers);
            AddField(builder, field: 1, answer, numbers);
            _entries++;
        }

        _postings = builder.Build();
    }

    /// <summary>The best entries and their scores, best first, ties by entry number; entries that share no term are left out.</summary>
    public (int Entry, float Score)[] Search(string query, int top)
    {
        var scores = ArrayPool<float>.Shared.Rent(_entries);
        scores.AsSpan(0, _entries).Clear();
        AddScores(query, scores);
        var best = TopEntries.Select(scores.AsSpan(0, _entries), top);
        ArrayPool<float>.Shared.Return(scores);
        return best;
    }

    private void AddScores(string query, float[] scores)
    {
        Span<char> buffer = stackalloc char[WordTokenizer.MaxLength];
        var words = new WordTokenizer(query);
        while (words.MoveNext())
        {
            var length = FrenchAnalyzer.Transform(words.Current, buffer);
            var term = length > 0 ? _terms.Find(buffer[..length]) : -1;
            if (term < 0)
            {
                continue;
            }

            foreach (var posting in _postings.Of(term))
            {
                scores[posting.Entry] += posting.Impact;
            }
        }
    }

    private void AddField(PostingsBuilder builder, int field, string text, List<int> numbers)
    {
        numbers.Clear();
        foreach (var term in FrenchAnalyzer.Analyze(text))
        {
            numbers.Add(_terms.Intern(term));
        }

        builder.EnsureTerms(_terms.Count);
        builder.Add(_entries, field, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(numbers), numbers.Count);
    }
}
