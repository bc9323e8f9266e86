using SupportBot.Knowledge.Content;
using SupportBot.Knowledge.French;
using SupportBot.Knowledge.Index;

namespace SupportBot.Knowledge.Search;

/// <summary>
/// The classes that the classifier is taught: every answerable entry, every out-of-scope entry, the phrases to reject, and every flow,
/// in this order. Flows stand beside the entries so that "je veux transférer" and "comment transférer" are told apart by what people wrote.
/// </summary>
internal sealed class ClassModel
{
    // With this many phrasings an entry the classifier counts a quarter.
    private const double PhrasingsForHalf = 4.5;

    // Headings and answers alone still teach it something: a point or two of P@1 on every FAQ tried.
    private const double LeastTrust = 0.2;

    // Texts times classes: 500 entries with their answers, a second of training.
    private const long MostWork = 2_500_000;

    // Entries with few phrasings are also taught with the first sentences of their answers.
    private const int FewPhrasings = 8;
    private const int MaxSentences = 4;

    private readonly PhraseClassifier _classifier;
    private readonly ClassLayout _layout;

    private ClassModel(PhraseClassifier classifier, ClassLayout layout)
    {
        _classifier = classifier;
        _layout = layout;
    }

    /// <summary>Teaches the model.</summary>
    public static ClassModel Train(Lesson lesson, Thesaurus thesaurus)
    {
        var layout = lesson.Layout;
        var space = new FeatureSpace(thesaurus);
        var vectors = space.Learn(lesson.Texts);
        return new ClassModel(PhraseClassifier.Train(space, vectors, lesson.Labels, layout.Classes), layout);
    }

    /// <summary>The probability of each class.</summary>
    /// <param name="words">The text.</param>
    /// <param name="slots">Its content words, looked up.</param>
    public ClassProbabilities Classify(List<QuestionWord> words, Slot[] slots) => new(_layout, _classifier.Classify(words, slots));

    /// <summary>What there is to be taught; null when there are no entries, or too many.</summary>
    /// <param name="entries">The answerable entries.</param>
    /// <param name="content">The rest of the content.</param>
    /// <param name="utterances">How people ask for each flow.</param>
    /// <param name="vocabulary">Learns the words.</param>
    public static Lesson? Prepare(
        IReadOnlyList<KnowledgeEntry> entries, KnowledgeContent content, IReadOnlyList<FlowUtterances> utterances, Vocabulary vocabulary)
    {
        var texts = new List<(string Text, int Class)>();
        var layout = Collect(texts, entries, content, utterances, Trust(entries));
        if (layout.Entries == 0 || (long)texts.Count * layout.Classes > MostWork)
        {
            return null;
        }

        return new Lesson(texts.ConvertAll(item => vocabulary.Learn(item.Text)), texts.ConvertAll(item => item.Class), layout);
    }

    private static float Trust(IReadOnlyList<KnowledgeEntry> entries)
    {
        var phrasings = entries.Select(entry => 1.0 + entry.Variants.Count).DefaultIfEmpty().Average();
        var share = phrasings / (phrasings + PhrasingsForHalf);
        return (float)Math.Max(LeastTrust, share * share);
    }

    private static IEnumerable<string> TextsOf(KnowledgeEntry entry)
    {
        var phrasings = entry.Variants.Prepend(entry.Question);
        return entry.Variants.Count < FewPhrasings && !entry.IsOutOfScope
            ? phrasings.Concat(Sentences.Split(entry.PlainText).Take(MaxSentences))
            : phrasings;
    }

    private static ClassLayout Collect(
        List<(string Text, int Class)> texts, IReadOnlyList<KnowledgeEntry> entries, KnowledgeContent content, IReadOnlyList<FlowUtterances> utterances, float trust)
    {
        var outOfScope = content.Entries.Where(entry => entry.IsOutOfScope).ToArray();
        var next = 0;
        foreach (var entry in entries.Concat(outOfScope))
        {
            texts.AddRange(TextsOf(entry).Select(text => (text, next)));
            next++;
        }

        texts.AddRange(content.OffTopic.Select(text => (text, next)));
        next += content.OffTopic.Count > 0 ? 1 : 0;
        var firstFlow = next;
        foreach (var flow in utterances)
        {
            texts.AddRange(flow.Utterances.Select(text => (text, next)));
            next++;
        }

        return new ClassLayout(entries.Count, outOfScope, firstFlow, [.. utterances.Select(flow => flow.Flow)], trust);
    }
}

/// <summary>Texts with their classes.</summary>
/// <param name="Texts">The words of each text.</param>
/// <param name="Labels">Its class.</param>
/// <param name="Layout">Which number stands for which class.</param>
internal sealed record Lesson(IReadOnlyList<List<QuestionWord>> Texts, IReadOnlyList<int> Labels, ClassLayout Layout);

/// <summary>Which number stands for which class.</summary>
/// <param name="Entries">Classes 0 to Entries - 1 are the answerable entries.</param>
/// <param name="OutOfScope">Then come these.</param>
/// <param name="FirstFlow">The flows start here; a class of phrases to reject may lie between.</param>
/// <param name="Flows">The flows.</param>
/// <param name="Trust">What the classifier counts beside the index; 0 to 1.</param>
internal sealed record ClassLayout(int Entries, IReadOnlyList<KnowledgeEntry> OutOfScope, int FirstFlow, IReadOnlyList<string> Flows, float Trust)
{
    public int Classes => FirstFlow + Flows.Count;
}

/// <summary>What the classifier made of one text. Probabilities of entries and out-of-scope classes are those of the text if it starts no flow.</summary>
internal sealed class ClassProbabilities
{
    private const double Floor = 1e-3;

    private readonly ClassLayout _layout;
    private readonly float[] _probabilities;
    private readonly float _notFlow;

    public ClassProbabilities(ClassLayout layout, float[] probabilities)
    {
        _layout = layout;
        _probabilities = probabilities;
        for (var i = 0; i < layout.Flows.Count; i++)
        {
            var probability = probabilities[layout.FirstFlow + i];
            FlowProbability += probability;
            if (Flow is null || probability > probabilities[layout.FirstFlow + FlowNumber])
            {
                (Flow, FlowNumber) = (layout.Flows[i], i);
            }
        }

        _notFlow = MathF.Max(1 - FlowProbability, 1e-6f);
    }

    /// <summary>What the classifier counts beside the index; 0 to 1.</summary>
    public float Trust => _layout.Trust;

    /// <summary>The likeliest flow; null when the model knows none.</summary>
    public string? Flow { get; }

    /// <summary>The probability that the text starts a flow, whichever; 0 to 1.</summary>
    public float FlowProbability { get; }

    /// <summary>
    /// How much likelier the best entry is than "out of scope" (than all the other entries, where nothing is known to be out of scope), as a logarithm scaled
    /// by <see cref="Trust"/>. A text that sounds like a flow is in scope: "comment transférer" is nearer to the requests than to anything to reject.
    /// </summary>
    public double Odds
    {
        get
        {
            var best = 0f;
            for (var i = 0; i < _layout.Entries; i++)
            {
                best = MathF.Max(best, OfEntry(i));
            }

            var against = _layout.FirstFlow > _layout.Entries ? OutOfScopeProbability * _notFlow : 1 - best;
            return Trust * (Math.Log(best + Floor) - Math.Log(against + Floor));
        }
    }

    /// <summary>The probability that the text is out of scope; 0 to 1.</summary>
    public float OutOfScopeProbability
    {
        get
        {
            var sum = 0f;
            for (var i = _layout.Entries; i < _layout.FirstFlow; i++)
            {
                sum += _probabilities[i];
            }

            return sum / _notFlow;
        }
    }

    private int FlowNumber { get; }

    /// <summary>The probability of an answerable entry; 0 to 1.</summary>
    public float OfEntry(int entry) => _probabilities[entry] / _notFlow;

    /// <summary>The likeliest out-of-scope entry and its probability; null when there is none.</summary>
    public (KnowledgeEntry Entry, float Probability)? BestOutOfScope()
    {
        (KnowledgeEntry, float)? best = null;
        for (var i = 0; i < _layout.OutOfScope.Count; i++)
        {
            var probability = _probabilities[_layout.Entries + i] / _notFlow;
            best = best is var (_, highest) && highest >= probability ? best : (_layout.OutOfScope[i], probability);
        }

        return best;
    }
}
