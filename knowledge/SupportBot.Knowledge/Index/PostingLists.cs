using System.Runtime.InteropServices;

namespace SupportBot.Knowledge.Index;

/// <summary>One entry that holds a term, and what the term counts there.</summary>
/// <param name="Entry">Number of the entry.</param>
/// <param name="Impact">BM25 of the term in the entry, fields weighted and summed.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Posting(int Entry, float Impact);

/// <summary>The postings of all terms, packed in one array. Immutable.</summary>
internal sealed class PostingLists
{
    private readonly int[] _starts;
    private readonly Posting[] _postings;

    internal PostingLists(int[] starts, Posting[] postings)
    {
        _starts = starts;
        _postings = postings;
    }

    /// <summary>Knows no term.</summary>
    public static PostingLists Empty { get; } = new([0], []);

    /// <summary>The entries that hold a term, by number.</summary>
    public ReadOnlySpan<Posting> Of(int term) => _postings.AsSpan(_starts[term].._starts[term + 1]);

    /// <summary>What a term counts in an entry; 0 when the entry does not hold it.</summary>
    public float Impact(int term, int entry)
    {
        var postings = Of(term);
        var low = 0;
        var high = postings.Length - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (postings[middle].Entry == entry)
            {
                return postings[middle].Impact;
            }

            (low, high) = postings[middle].Entry < entry ? (middle + 1, high) : (low, middle - 1);
        }

        return 0;
    }
}

/// <summary>Counts terms field by field, then computes their impacts. Time and memory grow linearly with the text.</summary>
/// <param name="fieldWeights">What each field counts.</param>
internal sealed class PostingsBuilder(double[] fieldWeights)
{
    private readonly List<List<Occurrence>> _terms = [];
    private readonly long[] _totalLengths = new long[fieldWeights.Length];
    private readonly int[] _filled = new int[fieldWeights.Length];
    private readonly List<int>[] _lengths = [.. fieldWeights.Select(_ => new List<int>())];
    private readonly Dictionary<int, int> _counts = [];

    /// <summary>Makes room for terms 0 to <paramref name="count"/> - 1.</summary>
    public void EnsureTerms(int count)
    {
        while (_terms.Count < count)
        {
            _terms.Add([]);
        }
    }

    /// <summary>Adds one field of one entry; entries come in order, and for each entry the fields in order.</summary>
    /// <param name="entry">Number of the entry.</param>
    /// <param name="field">Number of the field.</param>
    /// <param name="terms">The terms, repeats included.</param>
    /// <param name="length">How many terms the field counts as; kept as Lucene keeps it.</param>
    public void Add(int entry, int field, ReadOnlySpan<int> terms, int length)
    {
        _lengths[field].Add(Bm25.StoredLength(length));
        if (terms.Length == 0)
        {
            return;
        }

        _totalLengths[field] += length;
        _filled[field]++;
        _counts.Clear();
        foreach (var term in terms)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(_counts, term, out _)++;
        }

        foreach (var (term, count) in _counts)
        {
            _terms[term].Add(new Occurrence(entry, field, count));
        }
    }

    public PostingLists Build()
    {
        var starts = new int[_terms.Count + 1];
        var postings = new List<Posting>();
        var fieldIdf = new double[fieldWeights.Length];
        for (var term = 0; term < _terms.Count; term++)
        {
            Weigh(_terms[term], fieldIdf);
            Append(postings, _terms[term], fieldIdf);
            starts[term + 1] = postings.Count;
        }

        return new PostingLists(starts, [.. postings]);
    }

    private void Weigh(List<Occurrence> occurrences, double[] fieldIdf)
    {
        for (var field = 0; field < fieldIdf.Length; field++)
        {
            var containing = 0;
            foreach (var occurrence in occurrences)
            {
                containing += occurrence.Field == field ? 1 : 0;
            }

            fieldIdf[field] = Bm25.Idf(_filled[field], containing);
        }
    }

    private void Append(List<Posting> postings, List<Occurrence> occurrences, double[] fieldIdf)
    {
        var entry = -1;
        var impact = 0.0;
        foreach (var occurrence in occurrences)
        {
            if (occurrence.Entry != entry && entry >= 0)
            {
                postings.Add(new Posting(entry, (float)impact));
                impact = 0;
            }

            entry = occurrence.Entry;
            var field = occurrence.Field;
            var average = (double)_totalLengths[field] / _filled[field];
            impact += fieldWeights[field] * fieldIdf[field] * Bm25.Saturation(occurrence.Count, _lengths[field][entry], average);
        }

        if (entry >= 0)
        {
            postings.Add(new Posting(entry, (float)impact));
        }
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Occurrence(int Entry, int Field, int Count);
}
