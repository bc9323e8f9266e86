using System.Runtime.InteropServices;
using SupportBot.Knowledge.French;

namespace SupportBot.Knowledge.Index;

/// <summary>One content word of a question, with all it may stand for.</summary>
/// <param name="Word">The word, folded.</param>
/// <param name="Term">Number of its stem in the index; -1 when no entry holds it.</param>
/// <param name="Concepts">The groups of the thesaurus it belongs to here.</param>
/// <param name="Idf">How rare it is among the entries; highest when none holds it.</param>
internal readonly record struct Slot(string Word, int Term, List<int> Concepts, double Idf);

/// <summary>
/// The index of the full scorer: stems, thesaurus groups and letter runs of question, phrasings and answer, with BM25 impacts summed over the fields.
/// A word of the question counts once for each entry: through itself or through its best group, not both. Immutable; safe for any thread.
/// </summary>
internal sealed class TermIndex
{
    // A plain sum over fields beats BM25F and best-field on short FAQs, and the optimum of the weights is flat (figures in knowledge/README.md).
    private static readonly double[] FieldWeights = [2, 2.5, 1];

    private readonly Thesaurus _thesaurus;
    private readonly Vocabulary _vocabulary;
    private readonly string?[] _vendors;
    private readonly TermNumbers _terms = new();
    private readonly Dictionary<ulong, int> _gramNumbers = [];

    /// <summary>Numbers of the letter runs of each word of the vocabulary; null for words that no entry holds.</summary>
    private readonly List<int[]?> _gramsOfWord = [];

    private readonly PostingLists _termPostings;
    private readonly PostingLists _gramPostings;

    /// <param name="entries">The entries, in the order of their numbers.</param>
    /// <param name="thesaurus">The groups.</param>
    /// <param name="vocabulary">Learns the words of the entries; reads the questions.</param>
    public TermIndex(IReadOnlyList<KnowledgeEntry> entries, Thesaurus thesaurus, Vocabulary vocabulary)
    {
        _thesaurus = thesaurus;
        _vocabulary = vocabulary;
        _vendors = [.. entries.Select(entry => entry.Vendor)];
        var terms = new PostingsBuilder(FieldWeights);
        var grams = new PostingsBuilder(FieldWeights);
        terms.EnsureTerms(thesaurus.Concepts.Count);
        for (var i = 0; i < entries.Count; i++)
        {
            AddField(terms, grams, i, field: 0, entries[i].Question);
            AddField(terms, grams, i, field: 1, string.Join(" \n ", entries[i].Variants));
            AddField(terms, grams, i, field: 2, entries[i].PlainText);
        }

        _termPostings = terms.Build();
        _gramPostings = grams.Build();
    }

    public int Entries => _vendors.Length;

    /// <summary>The rarity of a word that no entry holds: what a word can count at most.</summary>
    public double HighestIdf => Bm25.Idf(Entries, 0);

    public IReadOnlyList<Concept> Concepts => _thesaurus.Concepts;

    /// <summary>Whether some entry holds the word or one of its groups.</summary>
    public bool IsKnown(in Slot slot) => slot.Term >= 0 || slot.Concepts.Exists(concept => _termPostings.Of(concept).Length > 0);

    /// <summary>Looks the content words of a question up.</summary>
    public Slot[] Slots(IReadOnlyList<QuestionWord> words)
    {
        var content = words.Where(word => word.Stem is not null).ToArray();
        var stems = Array.ConvertAll(content, word => word.Stem!); // filtered
        var concepts = _thesaurus.Match(stems);
        var slots = new Slot[content.Length];
        for (var i = 0; i < slots.Length; i++)
        {
            var term = TermOf(stems[i]);
            slots[i] = new Slot(content[i].Text, term, concepts[i], IdfOf(term, concepts[i]));
        }

        return slots;
    }

    /// <summary>Adds the word scores of all entries.</summary>
    /// <param name="slots">The question.</param>
    /// <param name="scores">One score an entry; added to.</param>
    /// <param name="best">Room for one score an entry; all zero before and after.</param>
    public void AddWordScores(ReadOnlySpan<Slot> slots, Span<float> scores, Span<float> best)
    {
        foreach (ref readonly var slot in slots)
        {
            Raise(best, slot.Term, 1, vendor: null);
            foreach (var concept in slot.Concepts)
            {
                Raise(best, concept, Concepts[concept].Weight, Concepts[concept].Vendor);
            }

            Settle(scores, best, slot.Term);
            foreach (var concept in slot.Concepts)
            {
                Settle(scores, best, concept);
            }
        }
    }

    /// <summary>Adds the letter-run scores of all entries, scaled as if each content word gave one run; function words give none.</summary>
    public void AddGramScores(IReadOnlyList<QuestionWord> words, int slots, Span<float> scores)
    {
        var content = words.Where(word => word.Stem is not null).Select(GramsOf).ToList();
        var scale = slots / (float)Math.Max(1, content.Sum(grams => grams.Length));
        foreach (var grams in content)
        {
            foreach (var gram in grams)
            {
                if (gram >= 0)
                {
                    AddPostings(_gramPostings.Of(gram), scale, scores);
                }
            }
        }
    }

    /// <summary>What one word of the question counts for one entry, and the group it counts through; null when through the word itself.</summary>
    public (float Impact, Concept? Through) Contribution(in Slot slot, int entry)
    {
        var best = slot.Term < 0 ? 0 : _termPostings.Impact(slot.Term, entry);
        Concept? through = null;
        foreach (var number in slot.Concepts)
        {
            var concept = Concepts[number];
            var impact = Applies(concept.Vendor, entry) ? _termPostings.Impact(number, entry) * concept.Weight : 0;
            if (impact > best)
            {
                (best, through) = (impact, concept);
            }
        }

        return (best, through);
    }

    private void AddField(PostingsBuilder terms, PostingsBuilder grams, int entry, int field, string text)
    {
        var words = _vocabulary.Learn(text);
        var stems = words.Where(word => word.Stem is not null).Select(word => word.Stem!).ToArray(); // filtered
        var numbers = new List<int>(stems.Length * 2);
        foreach (var stem in stems)
        {
            numbers.Add(_terms.Intern(stem) + Concepts.Count);
        }

        foreach (var concepts in _thesaurus.Match(stems))
        {
            numbers.AddRange(concepts);
        }

        terms.EnsureTerms(_terms.Count + Concepts.Count);
        terms.Add(entry, field, CollectionsMarshal.AsSpan(numbers), stems.Length);
        AddGrams(grams, entry, field, words);
    }

    private void AddGrams(PostingsBuilder builder, int entry, int field, List<QuestionWord> words)
    {
        var numbers = new List<int>(words.Count * 8);
        foreach (var word in words)
        {
            if (word.Stem is not null)
            {
                numbers.AddRange(LearnGrams(word));
            }
        }

        builder.EnsureTerms(_gramNumbers.Count);
        builder.Add(entry, field, CollectionsMarshal.AsSpan(numbers), numbers.Count);
    }

    private int[] LearnGrams(QuestionWord word)
    {
        if (_gramsOfWord.Count <= word.Number)
        {
            CollectionsMarshal.SetCount(_gramsOfWord, _vocabulary.Count);
        }

        return _gramsOfWord[word.Number] ??= Array.ConvertAll(Grams.Of(word.Text), gram =>
        {
            ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_gramNumbers, gram, out var known);
            number = known ? number : _gramNumbers.Count - 1;
            return number;
        });
    }

    /// <summary>The numbers of the letter runs of a word; -1 for runs that no entry holds.</summary>
    private int[] GramsOf(QuestionWord word) =>
        word.Number >= 0 && word.Number < _gramsOfWord.Count && _gramsOfWord[word.Number] is { } learnt
            ? learnt
            : Array.ConvertAll(Grams.Of(word.Text), gram => _gramNumbers.GetValueOrDefault(gram, -1));

    private static void AddPostings(ReadOnlySpan<Posting> postings, float scale, Span<float> scores)
    {
        foreach (var posting in postings)
        {
            scores[posting.Entry] += posting.Impact * scale;
        }
    }

    private int TermOf(string stem)
    {
        var number = _terms.Find(stem);
        return number < 0 ? -1 : number + Concepts.Count;
    }

    private double IdfOf(int term, List<int> concepts)
    {
        if (term >= 0)
        {
            return Bm25.Idf(Entries, _termPostings.Of(term).Length);
        }

        var rarest = 0.0;
        foreach (var concept in concepts)
        {
            var containing = _termPostings.Of(concept).Length;
            rarest = containing > 0 ? Math.Max(rarest, Bm25.Idf(Entries, containing)) : rarest;
        }

        return rarest > 0 ? rarest : HighestIdf;
    }

    private void Raise(Span<float> best, int term, float weight, string? vendor)
    {
        if (term < 0)
        {
            return;
        }

        foreach (var posting in _termPostings.Of(term))
        {
            var impact = posting.Impact * weight;
            if (impact > best[posting.Entry] && Applies(vendor, posting.Entry))
            {
                best[posting.Entry] = impact;
            }
        }
    }

    private void Settle(Span<float> scores, Span<float> best, int term)
    {
        if (term < 0)
        {
            return;
        }

        foreach (var posting in _termPostings.Of(term))
        {
            scores[posting.Entry] += best[posting.Entry];
            best[posting.Entry] = 0;
        }
    }

    private bool Applies(string? vendor, int entry) => vendor is null || string.Equals(vendor, _vendors[entry], StringComparison.Ordinal);
}
