using System.Runtime.InteropServices;
using SupportBot.Knowledge.French;
using SupportBot.Knowledge.Index;

namespace SupportBot.Knowledge.Search;

/// <summary>A message as a sparse vector of length <see cref="FeatureSpace.Length"/>.</summary>
/// <param name="Indices">Numbers of the features.</param>
/// <param name="Values">Their values, in the same order.</param>
internal readonly record struct FeatureVector(int[] Indices, float[] Values);

/// <summary>
/// Numbers the features met in training and weighs them: logarithm of the count times rarity, then each kind brought to its own length.
/// Built by one thread, then read by many.
/// </summary>
/// <param name="thesaurus">The groups.</param>
internal sealed class FeatureSpace(Thesaurus thesaurus)
{
    /// <summary>Euclidean length of every vector that holds all kinds: how sharply the classifier may separate at a given step.</summary>
    public const float Length = 3;

    // Thesaurus groups count half: with many phrasings the words themselves say more, with few the term index uses the groups in full.
    private static readonly float[] KindWeights = [1, 0.5f, 1];
    private static readonly float KindNorm = MathF.Sqrt(KindWeights.Sum(weight => weight * weight));

    // Room to count in, one float a feature, all zero between two texts; and the features met.
    [ThreadStatic]
    private static float[]? _counts;

    [ThreadStatic]
    private static List<int>? _met;

    private readonly Dictionary<ulong, int> _numbers = [];
    private readonly List<FeatureKind> _kinds = [];

    /// <summary>Numbers of the pairs of neighbouring words, by the numbers of the two words.</summary>
    private readonly Dictionary<(int Left, int Right), int> _pairs = [];

    /// <summary>Numbers of the features of each word of the vocabulary; null for words that were not met in training.</summary>
    private readonly List<int[]?> _ofWord = [];

    private float[] _rarity = [];

    public int Count => _kinds.Count;

    /// <summary>Numbers the features of the training texts, computes their rarity, and returns the texts as vectors.</summary>
    public FeatureVector[] Learn(IReadOnlyList<List<QuestionWord>> texts)
    {
        var concepts = texts.Select(words => thesaurus.Match([.. words.Where(word => word.Stem is not null).Select(word => word.Stem!)])).ToArray(); // filtered
        for (var i = 0; i < texts.Count; i++)
        {
            texts[i].ForEach(LearnWord);
            LearnPairs(texts[i]);
            Array.ForEach(concepts[i], found => found.ForEach(concept => NumberOf(FeatureReader.OfConcept(concept))));
        }

        var raw = new FeatureVector[texts.Count];
        var containing = new int[Count];
        for (var i = 0; i < raw.Length; i++)
        {
            raw[i] = Gather(texts[i], concepts[i]);
            foreach (var index in raw[i].Indices)
            {
                containing[index]++;
            }
        }

        _rarity = Array.ConvertAll(containing, count => MathF.Log((1f + texts.Count) / (1 + count)) + 1);
        Array.ForEach(raw, Weigh);
        return raw;
    }

    /// <summary>A message as a vector; features never met in training are left out.</summary>
    /// <param name="words">The message.</param>
    /// <param name="slots">Its content words, looked up.</param>
    public FeatureVector Read(List<QuestionWord> words, Slot[] slots)
    {
        var vector = Gather(words, Array.ConvertAll(slots, slot => slot.Concepts));
        Weigh(vector);
        return vector;
    }

    private FeatureVector Gather(List<QuestionWord> words, List<int>[] concepts)
    {
        var counts = _counts?.Length >= Count ? _counts : _counts = new float[Count];
        var met = _met ??= [];
        met.Clear();
        var left = -1;
        foreach (var word in words)
        {
            var features = FeaturesOf(word);
            foreach (var number in features)
            {
                Add(counts, met, number, 1);
            }

            Add(counts, met, _pairs.GetValueOrDefault((left, features[0]), -1), 1);
            left = features[0];
        }

        foreach (var found in concepts)
        {
            foreach (var concept in found)
            {
                Add(counts, met, _numbers.GetValueOrDefault(FeatureReader.OfConcept(concept).Key, -1), thesaurus.Concepts[concept].Weight);
            }
        }

        var values = new float[met.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = counts[met[i]];
            counts[met[i]] = 0;
        }

        return new FeatureVector([.. met], values);
    }

    private static void Add(float[] counts, List<int> met, int number, float count)
    {
        if (number < 0)
        {
            return;
        }

        if (counts[number] == 0)
        {
            met.Add(number);
        }

        counts[number] += count;
    }

    /// <summary>The numbers of the features of a word, the word itself first; -1 for what was not met in training.</summary>
    private int[] FeaturesOf(QuestionWord word) =>
        word.Number >= 0 && word.Number < _ofWord.Count && _ofWord[word.Number] is { } learnt
            ? learnt
            : [.. FeatureReader.OfWord(word.Text, word.Stem).Select(feature => _numbers.GetValueOrDefault(feature.Key, -1))];

    private void LearnWord(QuestionWord word)
    {
        if (_ofWord.Count <= word.Number)
        {
            CollectionsMarshal.SetCount(_ofWord, word.Number + 1);
        }

        _ofWord[word.Number] ??= [.. FeatureReader.OfWord(word.Text, word.Stem).Select(NumberOf)];
    }

    /// <summary>Two neighbours are one more feature ("pas reçu", "que faire"): small words next to others say what single ones do not.</summary>
    private void LearnPairs(List<QuestionWord> words)
    {
        for (var i = 1; i < words.Count; i++)
        {
            if (_pairs.TryAdd((FeaturesOf(words[i - 1])[0], FeaturesOf(words[i])[0]), _kinds.Count))
            {
                _kinds.Add(FeatureKind.Word);
            }
        }
    }

    private int NumberOf(Feature feature)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, feature.Key, out var exists);
        if (!exists)
        {
            number = _kinds.Count;
            _kinds.Add(feature.Kind);
        }

        return number;
    }

    private void Weigh(FeatureVector vector)
    {
        Span<float> squares = stackalloc float[FeatureReader.Kinds];
        squares.Clear();
        var (indices, values) = vector;
        for (var i = 0; i < indices.Length; i++)
        {
            var once = values[i] == 1;
            var value = (once ? 1 : MathF.Max(0.3f, 1 + MathF.Log(values[i]))) * _rarity[indices[i]];
            values[i] = value;
            squares[(int)_kinds[indices[i]]] += value * value;
        }

        Span<float> scales = stackalloc float[FeatureReader.Kinds];
        for (var kind = 0; kind < scales.Length; kind++)
        {
            scales[kind] = Length * KindWeights[kind] / (KindNorm * MathF.Sqrt(squares[kind]));
        }

        for (var i = 0; i < indices.Length; i++)
        {
            values[i] *= scales[(int)_kinds[indices[i]]];
        }
    }
}
