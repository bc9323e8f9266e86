using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SupportBot.Knowledge.Search;

/// <summary>
/// Softmax regression over the features of a message: which of the classes it was taught would have been asked so? Trained at load by stochastic gradient
/// descent in a fixed order, so the same texts always give the same model. Immutable after training; safe for any thread.
/// </summary>
internal sealed class PhraseClassifier
{
    private const int Epochs = 8;
    private const float FirstStep = 0.5f;
    private const float StepDecay = 0.15f;
    private const float Shrinkage = 1e-4f;

    /// <summary>Errors smaller than this are not corrected: most classes of most texts, after the first rounds.</summary>
    private const float Tolerance = 2e-3f;

    private readonly FeatureSpace _space;
    private readonly float[] _weights;
    private readonly int _stride;

    private PhraseClassifier(FeatureSpace space, int classes)
    {
        _space = space;
        Classes = classes;
        _stride = (classes + Vector<float>.Count - 1) / Vector<float>.Count * Vector<float>.Count;
        _weights = new float[space.Count * _stride];
    }

    /// <summary>How many classes it tells apart.</summary>
    public int Classes { get; }

    /// <summary>Teaches a classifier.</summary>
    /// <param name="texts">The features of each training text.</param>
    /// <param name="labels">The class of each text, 0 to <paramref name="classes"/> - 1.</param>
    /// <param name="classes">How many classes there are.</param>
    public static PhraseClassifier Train(IReadOnlyList<List<Feature>> texts, IReadOnlyList<int> labels, int classes)
    {
        var space = new FeatureSpace();
        var vectors = space.Learn(texts);
        var classifier = new PhraseClassifier(space, classes);
        var order = new int[vectors.Length];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        var scores = new float[classifier._stride];
        var shuffle = new FixedShuffle();
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            shuffle.Apply(order);
            var step = FirstStep / (1 + (epoch * StepDecay));
            foreach (var i in order)
            {
                classifier.Learn(vectors[i], labels[i], step, scores);
            }
        }

        return classifier;
    }

    /// <summary>The probability of each class, summing to 1.</summary>
    public float[] Classify(List<Feature> features)
    {
        var scores = new float[_stride];
        Score(_space.Read(features), scores);
        Normalise(scores.AsSpan(0, Classes));
        return scores;
    }

    private void Learn(FeatureVector vector, int label, float step, float[] scores)
    {
        Array.Clear(scores);
        Score(vector, scores);
        Normalise(scores.AsSpan(0, Classes));
        scores[label] -= 1;
        for (var c = 0; c < Classes; c++)
        {
            if (MathF.Abs(scores[c]) > Tolerance)
            {
                Correct(vector, c, step * scores[c], 1 - (step * Shrinkage));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Correct(FeatureVector vector, int @class, float error, float shrink)
    {
        var (indices, values) = vector;
        for (var i = 0; i < indices.Length; i++)
        {
            ref var weight = ref _weights[(indices[i] * _stride) + @class];
            weight = (weight * shrink) - (error * values[i]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Score(FeatureVector vector, float[] scores)
    {
        var sums = MemoryMarshal.Cast<float, Vector<float>>(scores.AsSpan(0, _stride));
        var (indices, values) = vector;
        for (var i = 0; i < indices.Length; i++)
        {
            var value = new Vector<float>(values[i]);
            var row = MemoryMarshal.Cast<float, Vector<float>>(_weights.AsSpan(indices[i] * _stride, _stride));
            for (var j = 0; j < sums.Length; j++)
            {
                sums[j] += row[j] * value;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Normalise(Span<float> scores)
    {
        var highest = float.NegativeInfinity;
        foreach (var score in scores)
        {
            highest = MathF.Max(highest, score);
        }

        var sum = 0f;
        foreach (ref var score in scores)
        {
            score = MathF.Exp(score - highest);
            sum += score;
        }

        foreach (ref var score in scores)
        {
            score /= sum;
        }
    }

    /// <summary>The same shuffles every time: a linear congruential generator (Numerical Recipes' constants) from a fixed seed.</summary>
    private sealed class FixedShuffle
    {
        private uint _state = 12345;

        public void Apply(int[] order)
        {
            for (var i = order.Length - 1; i > 0; i--)
            {
                _state = unchecked((_state * 1664525) + 1013904223);
                var j = (int)(_state % (uint)(i + 1));
                (order[i], order[j]) = (order[j], order[i]);
            }
        }
    }
}
