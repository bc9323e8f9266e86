using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SupportBot.Knowledge.French;
using SupportBot.Knowledge.Index;

namespace SupportBot.Knowledge.Search;

/// <summary>
/// Softmax regression over the features of a message: which of the classes it was taught would have been asked so? Trained at load by stochastic gradient
/// descent in a fixed order, so the same texts always give the same model. Immutable after training; safe for any thread.
/// </summary>
internal sealed class PhraseClassifier
{
    private const int Epochs = 5;
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
    /// <param name="space">The features that were met in the training texts.</param>
    /// <param name="vectors">The training texts.</param>
    /// <param name="labels">The class of each text, 0 to <paramref name="classes"/> - 1.</param>
    /// <param name="classes">How many classes there are.</param>
    public static PhraseClassifier Train(FeatureSpace space, FeatureVector[] vectors, IReadOnlyList<int> labels, int classes)
    {
        var classifier = new PhraseClassifier(space, classes);
        var order = new int[vectors.Length];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        var room = new Workspace(new float[classifier._stride], new float[classifier._stride], new int[classifier._stride]);
        var shuffle = new FixedShuffle();
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            shuffle.Apply(order);
            var step = FirstStep / (1 + (epoch * StepDecay));
            foreach (var i in order)
            {
                classifier.Learn(vectors[i], labels[i], step, room);
            }
        }

        return classifier;
    }

    /// <summary>The probability of each class, summing to 1.</summary>
    /// <param name="words">The message.</param>
    /// <param name="slots">Its content words, looked up.</param>
    public float[] Classify(List<QuestionWord> words, Slot[] slots)
    {
        var scores = new float[_stride];
        Score(_space.Read(words, slots), scores);
        Normalise(scores.AsSpan(0, Classes));
        return scores;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Learn(FeatureVector vector, int label, float step, Workspace room)
    {
        var errors = room.Errors;
        Array.Clear(errors);
        Score(vector, errors);
        Normalise(errors.AsSpan(0, Classes));
        errors[label] -= 1;

        // Beyond the last class there is nothing to correct, whatever Score left there.
        errors.AsSpan(Classes).Clear();
        var active = 0;
        for (var block = 0; block < _stride; block += Vector<float>.Count)
        {
            var corrected = false;
            for (var c = block; c < block + Vector<float>.Count; c++)
            {
                var counts = MathF.Abs(errors[c]) > Tolerance;
                (errors[c], room.Shrink[c]) = counts ? (step * errors[c], 1 - (step * Shrinkage)) : (0, 1);
                corrected |= counts;
            }

            if (corrected)
            {
                room.Active[active++] = block;
            }
        }

        Correct(vector, room, active);
    }

    /// <summary>Takes each class's error off its weights, a block of classes at once; blocks without errors are left alone.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Correct(FeatureVector vector, Workspace room, int active)
    {
        var (indices, values) = vector;
        for (var i = 0; i < indices.Length; i++)
        {
            var value = new Vector<float>(values[i]);
            var row = _weights.AsSpan(indices[i] * _stride, _stride);
            foreach (var block in room.Active.AsSpan(0, active))
            {
                var weights = row[block..];
                var corrected = (new Vector<float>(weights) * new Vector<float>(room.Shrink, block)) - (new Vector<float>(room.Errors, block) * value);
                corrected.CopyTo(weights);
            }
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

    /// <summary>What one training step writes on, reused by the next.</summary>
    /// <param name="Errors">A class each: how much too probable it was found, times the step; 0 when it is not to be corrected.</param>
    /// <param name="Shrink">A class each: what its weights keep.</param>
    /// <param name="Active">Where the blocks of classes that hold an error start.</param>
    private sealed record Workspace(float[] Errors, float[] Shrink, int[] Active);

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
