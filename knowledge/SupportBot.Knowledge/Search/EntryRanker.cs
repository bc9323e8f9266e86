using System.Buffers;
using SupportBot.Knowledge.Content;
using SupportBot.Knowledge.French;
using SupportBot.Knowledge.Index;

namespace SupportBot.Knowledge.Search;

/// <summary>The entries of one text, best first, with all that the decision and its explanation need.</summary>
/// <param name="Words">The words of the text.</param>
/// <param name="Slots">Its content words, looked up.</param>
/// <param name="Candidates">The best entries and their fused scores, best first, at most <see cref="EntryRanker.MaxCandidates"/>.</param>
/// <param name="Evidence">Whether the FAQ answers the text at all.</param>
/// <param name="Classes">What the classifier made of it; null when there is none.</param>
internal sealed record Ranking(IReadOnlyList<QuestionWord> Words, Slot[] Slots, (int Entry, float Score)[] Candidates, Evidence Evidence, ClassProbabilities? Classes);

/// <summary>
/// Ranks the entries for a text: BM25 over words and thesaurus groups, letter runs, and the classifier over authored phrasings, fused.
/// The more phrasings the entries have, the more the classifier counts. Immutable; safe for any thread.
/// </summary>
internal sealed class EntryRanker
{
    /// <summary>How many candidates a ranking keeps.</summary>
    public const int MaxCandidates = 10;

    private const float GramShare = 0.35f;

    // A question of this many content words says all that length can say, and unknown words say nothing: no mass of words makes nonsense answerable.
    private const int LongEnough = 12;

    // The highest idf of a FAQ of 35 entries: BM25 is brought to this scale, so that one curve holds for FAQs of every size.
    private const double ReferenceIdf = 4.28;

    private readonly Vocabulary _vocabulary = new();
    private readonly TermIndex _index;
    private readonly ClassModel? _classes;

    public EntryRanker(KnowledgeContent content, IReadOnlyList<FlowUtterances> utterances)
    {
        var thesaurus = new Thesaurus(content.Lexicon, _vocabulary);
        Entries = [.. content.Entries.Where(entry => !entry.IsOutOfScope)];
        var lesson = ClassModel.Prepare(Entries, content, utterances, _vocabulary);
        TermIndex? index = null;
        ClassModel? classes = null;

        // Training reads nothing that indexing writes: the vocabulary has learnt the lesson's words, the index learns the others.
        Parallel.Invoke(
            () =>
            {
                index = new TermIndex(Entries, thesaurus, _vocabulary);
                _vocabulary.Complete();
            },
            () => classes = lesson is null ? null : ClassModel.Train(lesson, thesaurus));
        (_index, _classes) = (index!, classes); // Invoke returns when both are done
    }

    /// <summary>The answerable entries; their numbers are places in this list.</summary>
    public IReadOnlyList<KnowledgeEntry> Entries { get; }

    /// <summary>The words of a text, as rankings see them.</summary>
    public List<QuestionWord> Words(string text) => _vocabulary.Read(text);

    /// <summary>A text whose last word is still being typed, completed in the likeliest ways; empty when there is nothing to complete.</summary>
    public IReadOnlyList<string> Completions(string text) => _vocabulary.Completions(text);

    /// <summary>Ranks all entries, or those that <paramref name="allowed"/> lets pass.</summary>
    public Ranking Rank(string text, Func<KnowledgeEntry, bool>? allowed = null)
    {
        var words = _vocabulary.Read(text);
        var slots = _index.Slots(words);
        var classes = _classes?.Classify(words, slots);
        var ideal = Math.Max(slots.Sum(slot => slot.Idf), 1e-6);
        var scores = ArrayPool<float>.Shared.Rent(Entries.Count);
        var fused = scores.AsSpan(0, Entries.Count);
        fused.Clear();
        Fuse(fused, words, slots, classes, ideal);
        Exclude(fused, allowed);
        var candidates = TopEntries.Select(fused, MaxCandidates);
        ArrayPool<float>.Shared.Return(scores);
        return new Ranking(words, slots, candidates, Weigh(slots, candidates, classes, ideal), classes);
    }

    /// <summary>What each content word counts for an entry, and through which thesaurus group.</summary>
    public IEnumerable<(string Word, float Impact, string? Through)> Contributions(Ranking ranking, int entry)
    {
        foreach (var slot in ranking.Slots)
        {
            var (impact, through) = _index.Contribution(slot, entry);
            yield return (slot.Word, impact, through?.Name);
        }
    }

    /// <summary>Share of the rarity of a text that an entry holds; 0 to 1.</summary>
    public double Coverage(Ranking ranking, int entry)
    {
        double covered = 0, ideal = 0;
        foreach (var slot in ranking.Slots)
        {
            ideal += slot.Idf;
            covered += _index.Contribution(slot, entry).Impact > 0 ? slot.Idf : 0;
        }

        return ideal > 0 ? covered / ideal : 0;
    }

    private void Fuse(Span<float> fused, List<QuestionWord> words, Slot[] slots, ClassProbabilities? classes, double ideal)
    {
        var rented = ArrayPool<float>.Shared.Rent(Entries.Count);
        var scratch = rented.AsSpan(0, Entries.Count);
        scratch.Clear();
        _index.AddWordScores(slots, fused, scratch);
        _index.Grams.AddScores(words, slots.Length, scratch);
        var trust = classes?.Trust ?? 0;
        var scale = (float)((1 - trust) / ideal);
        for (var i = 0; i < fused.Length; i++)
        {
            fused[i] = scale * (((1 - GramShare) * fused[i]) + (GramShare * scratch[i]));
            if (classes is not null)
            {
                fused[i] += trust * classes.OfEntry(i);
            }
        }

        ArrayPool<float>.Shared.Return(rented);
    }

    private void Exclude(Span<float> fused, Func<KnowledgeEntry, bool>? allowed)
    {
        for (var i = 0; i < fused.Length && allowed is not null; i++)
        {
            fused[i] = allowed(Entries[i]) ? fused[i] : 0;
        }
    }

    private Evidence Weigh(Slot[] slots, (int Entry, float Score)[] candidates, ClassProbabilities? classes, double ideal)
    {
        if (slots.Length == 0 || candidates.Length == 0)
        {
            return Evidence.Nothing;
        }

        double covered = 0, strength = 0, unknown = 0;
        var complete = slots.Length >= 2;
        foreach (var slot in slots)
        {
            var impact = _index.Contribution(slot, candidates[0].Entry).Impact;
            strength += impact;
            covered += impact > 0 ? slot.Idf : 0;
            complete &= impact > 0;
            unknown += _index.IsKnown(slot) ? 0 : slot.Idf;
        }

        strength *= ReferenceIdf / _index.HighestIdf;
        var length = Math.Min(slots.Length, LongEnough) * (1 - (unknown / ideal));
        return new Evidence(
            covered / ideal,
            complete ? 1 : 0,
            Math.Log(1 + strength),
            Math.Log(1 + length),
            unknown / ideal,
            classes?.Odds ?? 0,
            _index.Covered(slots, candidates[0].Entry));
    }
}
