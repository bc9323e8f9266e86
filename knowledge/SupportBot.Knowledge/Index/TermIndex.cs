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
/// The index of the full scorer: stems and thesaurus groups of question, phrasings and answer, with BM25 impacts summed over the fields; letter runs beside them.
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
    /// <summary>The content words of the question and the phrasings of each entry.</summary>
    private readonly Phrasing[][] _phrasings;

    private readonly PostingLists _termPostings;
    private readonly float[] _idf;

    /// <param name="entries">The entries, in the order of their numbers.</param>
    /// <param name="thesaurus">The groups.</param>
    /// <param name="vocabulary">Learns the words of the entries; reads the questions.</param>
    public TermIndex(IReadOnlyList<KnowledgeEntry> entries, Thesaurus thesaurus, Vocabulary vocabulary)
    {
        _thesaurus = thesaurus;
        _vocabulary = vocabulary;
        Grams = new GramIndex(FieldWeights, vocabulary);
        _vendors = [.. entries.Select(entry => entry.Vendor)];
        var terms = new PostingsBuilder(FieldWeights);
        terms.EnsureTerms(thesaurus.Concepts.Count);
        _phrasings = new Phrasing[entries.Count][];
        for (var i = 0; i < entries.Count; i++)
        {
            var question = AddField(terms, i, field: 0, [entries[i].Question]);
            _phrasings[i] = [.. question, .. AddField(terms, i, field: 1, entries[i].Variants)];
            AddField(terms, i, field: 2, [entries[i].PlainText]);
        }

        _termPostings = terms.Build();
        Grams.Complete();
        _idf = new float[_terms.Count + Concepts.Count];
        for (var term = 0; term < _idf.Length; term++)
        {
            _idf[term] = (float)Bm25.Idf(Entries, _termPostings.Of(term).Length);
        }
    }

    public int Entries => _vendors.Length;

    /// <summary>The letter runs of the same fields.</summary>
    public GramIndex Grams { get; }

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

    /// <summary>The largest share of the question or of one phrasing of an entry that a message holds, by rarity; 0 to 1.</summary>
    public double Covered(ReadOnlySpan<Slot> slots, int entry)
    {
        var best = 0f;
        foreach (var phrasing in _phrasings[entry])
        {
            best = Math.Max(best, phrasing.CoveredBy(slots, _idf));
        }

        return best;
    }

    /// <summary>Indexes the texts of one field together, and returns their content words text by text.</summary>
    private Phrasing[] AddField(PostingsBuilder terms, int entry, int field, IReadOnlyList<string> texts)
    {
        var phrasings = new Phrasing[texts.Count];
        var numbers = new List<int>();
        var words = new List<QuestionWord>();
        for (var i = 0; i < phrasings.Length; i++)
        {
            var learnt = _vocabulary.Learn(texts[i]);
            var stems = learnt.Where(word => word.Stem is not null).Select(word => word.Stem!).ToArray(); // filtered
            phrasings[i] = new Phrasing(Array.ConvertAll(stems, stem => _terms.Intern(stem) + Concepts.Count), _thesaurus.Match(stems));
            numbers.AddRange(phrasings[i].Terms);
            words.AddRange(learnt);
        }

        var length = numbers.Count;
        foreach (var phrasing in phrasings)
        {
            Array.ForEach(phrasing.Concepts, numbers.AddRange);
        }

        terms.EnsureTerms(_terms.Count + Concepts.Count);
        terms.Add(entry, field, CollectionsMarshal.AsSpan(numbers), length);
        Grams.Add(entry, field, words);
        return phrasings;
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
            return _idf[term];
        }

        var rarest = 0.0;
        foreach (var concept in concepts)
        {
            rarest = _termPostings.Of(concept).Length > 0 ? Math.Max(rarest, _idf[concept]) : rarest;
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
