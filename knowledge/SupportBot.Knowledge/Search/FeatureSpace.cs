using System.Runtime.InteropServices;

namespace SupportBot.Knowledge.Search;

/// <summary>A message as a sparse vector of length <see cref="FeatureSpace.Length"/>.</summary>
/// <param name="Indices">Numbers of the features.</param>
/// <param name="Values">Their values, in the same order.</param>
internal readonly record struct FeatureVector(int[] Indices, float[] Values);

/// <summary>
/// Numbers the features met in training and weighs them: logarithm of the count times rarity, then each kind brought to its own length.
/// Built by one thread, then read by many.
/// </summary>
internal sealed class FeatureSpace
{
    /// <summary>Euclidean length of every vector that holds all kinds: how sharply the classifier may separate at a given step.</summary>
    public const float Length = 3;

    // Thesaurus groups count half: with many phrasings the words themselves say more, with few the term index uses the groups in full.
    private static readonly float[] KindWeights = [1, 0.5f, 1];
    private static readonly float KindNorm = MathF.Sqrt(KindWeights.Sum(weight => weight * weight));

    private readonly Dictionary<ulong, int> _numbers = [];
    private readonly List<FeatureKind> _kinds = [];
    private readonly List<float> _rarity = [];

    public int Count => _numbers.Count;

    /// <summary>Numbers the features of the training texts, computes their rarity, and returns the texts as vectors.</summary>
    public FeatureVector[] Learn(IReadOnlyList<List<Feature>> texts)
    {
        var raw = new FeatureVector[texts.Count];
        var containing = new List<int>();
        for (var i = 0; i < texts.Count; i++)
        {
            raw[i] = Gather(texts[i], learn: true);
            CollectionsMarshal.SetCount(containing, Count);
            foreach (var index in raw[i].Indices)
            {
                containing[index]++;
            }
        }

        foreach (var count in containing)
        {
            _rarity.Add(MathF.Log((1f + texts.Count) / (1 + count)) + 1);
        }

        foreach (var vector in raw)
        {
            Weigh(vector);
        }

        return raw;
    }

    /// <summary>A message as a vector; features never met in training are left out.</summary>
    public FeatureVector Read(List<Feature> features)
    {
        var vector = Gather(features, learn: false);
        Weigh(vector);
        return vector;
    }

    private FeatureVector Gather(List<Feature> features, bool learn)
    {
        var counts = new Dictionary<int, float>(features.Count);
        foreach (var feature in features)
        {
            var number = NumberOf(feature, learn);
            if (number >= 0)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(counts, number, out _) += feature.Count;
            }
        }

        return new FeatureVector([.. counts.Keys], [.. counts.Values]);
    }

    private int NumberOf(Feature feature, bool learn)
    {
        if (!learn)
        {
            return _numbers.TryGetValue(feature.Key, out var known) ? known : -1;
        }

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
            var value = MathF.Max(0.3f, 1 + MathF.Log(values[i])) * _rarity[indices[i]];
            values[i] = value;
            squares[(int)_kinds[indices[i]]] += value * value;
        }

        for (var i = 0; i < indices.Length; i++)
        {
            var kind = (int)_kinds[indices[i]];
            values[i] *= Length * KindWeights[kind] / (KindNorm * MathF.Sqrt(squares[kind]));
        }
    }
}
