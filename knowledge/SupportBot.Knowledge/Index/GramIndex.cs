using System.Runtime.InteropServices;
using SupportBot.Knowledge.French;

namespace SupportBot.Knowledge.Index;

/// <summary>The letter runs of the entries' words, with BM25 impacts summed over the fields. Built by one thread, completed, then read by many.</summary>
/// <param name="fieldWeights">What each field counts.</param>
/// <param name="vocabulary">Numbers the words.</param>
internal sealed class GramIndex(double[] fieldWeights, Vocabulary vocabulary)
{
    private readonly Dictionary<ulong, int> _numbers = [];

    /// <summary>Numbers of the runs of each word of the vocabulary; null for words that no entry holds.</summary>
    private readonly List<int[]?> _ofWord = [];

    private PostingsBuilder? _builder = new(fieldWeights);
    private PostingLists _postings = PostingLists.Empty;

    /// <summary>Adds one field of one entry; entries come in order, and for each entry the fields in order. Function words give no runs.</summary>
    /// <exception cref="InvalidOperationException">The index is complete.</exception>
    public void Add(int entry, int field, List<QuestionWord> words)
    {
        var builder = _builder ?? throw new InvalidOperationException("The index is complete.");
        var numbers = new List<int>(words.Count * 8);
        foreach (var word in words)
        {
            if (word.Stem is not null)
            {
                numbers.AddRange(Learn(word));
            }
        }

        builder.EnsureTerms(_numbers.Count);
        builder.Add(entry, field, CollectionsMarshal.AsSpan(numbers), numbers.Count);
    }

    /// <summary>All is added: computes the impacts.</summary>
    public void Complete() => (_postings, _builder) = (_builder?.Build() ?? _postings, null);

    /// <summary>Adds the scores of all entries, scaled as if each content word gave one run; function words give none.</summary>
    /// <param name="words">The question.</param>
    /// <param name="slots">How many content words it has.</param>
    /// <param name="scores">One score an entry; added to.</param>
    public void AddScores(List<QuestionWord> words, int slots, Span<float> scores)
    {
        var content = new List<int[]>(slots);
        var runs = 0;
        foreach (var word in words)
        {
            if (word.Stem is not null)
            {
                content.Add(RunsOf(word));
                runs += content[^1].Length;
            }
        }

        var scale = slots / (float)Math.Max(1, runs);
        foreach (var run in content)
        {
            foreach (var gram in run)
            {
                AddPostings(gram < 0 ? [] : _postings.Of(gram), scale, scores);
            }
        }
    }

    private static void AddPostings(ReadOnlySpan<Posting> postings, float scale, Span<float> scores)
    {
        foreach (var posting in postings)
        {
            scores[posting.Entry] += posting.Impact * scale;
        }
    }

    private int[] Learn(QuestionWord word)
    {
        if (_ofWord.Count <= word.Number)
        {
            CollectionsMarshal.SetCount(_ofWord, vocabulary.Count);
        }

        return _ofWord[word.Number] ??= Array.ConvertAll(Grams.Of(word.Text), gram =>
        {
            ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, gram, out var known);
            number = known ? number : _numbers.Count - 1;
            return number;
        });
    }

    /// <summary>The numbers of the runs of a word; -1 for runs that no entry holds.</summary>
    private int[] RunsOf(QuestionWord word) =>
        word.Number >= 0 && word.Number < _ofWord.Count && _ofWord[word.Number] is { } learnt
            ? learnt
            : Array.ConvertAll(Grams.Of(word.Text), gram => _numbers.GetValueOrDefault(gram, -1));
}
