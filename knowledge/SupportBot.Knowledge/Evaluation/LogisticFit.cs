namespace SupportBot.Knowledge.Evaluation;

/// <summary>Fits a logistic curve with a slight pull towards zero. Deterministic.</summary>
internal static class LogisticFit
{
    private const int Rounds = 3000;
    private const double Step = 0.3;
    private const double Momentum = 0.9;
    private const double Pull = 0.002;

    /// <summary>The weights of the features, and the intercept last.</summary>
    /// <param name="features">One row an example, all of one length.</param>
    /// <param name="labels">Whether each example counts as positive.</param>
    public static double[] Fit(IReadOnlyList<double[]> features, IReadOnlyList<bool> labels)
    {
        var (means, scales) = Scale(features);
        var rows = features.Select(row => Standardise(row, means, scales)).ToArray();
        var weights = new double[means.Length + 1];
        var speed = new double[weights.Length];
        var slope = new double[weights.Length];
        for (var round = 0; round < Rounds; round++)
        {
            Array.Clear(slope);
            for (var i = 0; i < rows.Length; i++)
            {
                AddSlope(slope, rows[i], weights, labels[i] ? 1 : 0);
            }

            for (var j = 0; j < weights.Length; j++)
            {
                var pull = j < means.Length ? Pull * weights[j] : 0;
                speed[j] = (Momentum * speed[j]) + (slope[j] / rows.Length) - pull;
                weights[j] += Step * speed[j];
            }
        }

        return Unscale(weights, means, scales);
    }

    private static (double[] Means, double[] Scales) Scale(IReadOnlyList<double[]> features)
    {
        var width = features[0].Length;
        var means = new double[width];
        var scales = new double[width];
        for (var j = 0; j < width; j++)
        {
            var mean = features.Average(row => row[j]);
            means[j] = mean;
            scales[j] = Math.Max(1e-9, Math.Sqrt(features.Average(row => (row[j] - mean) * (row[j] - mean))));
        }

        return (means, scales);
    }

    private static double[] Standardise(double[] row, double[] means, double[] scales)
    {
        var standard = new double[row.Length + 1];
        for (var j = 0; j < row.Length; j++)
        {
            standard[j] = (row[j] - means[j]) / scales[j];
        }

        standard[^1] = 1;
        return standard;
    }

    private static void AddSlope(double[] slope, double[] row, double[] weights, double label)
    {
        var sum = 0.0;
        for (var j = 0; j < row.Length; j++)
        {
            sum += weights[j] * row[j];
        }

        var error = label - (1 / (1 + Math.Exp(-sum)));
        for (var j = 0; j < row.Length; j++)
        {
            slope[j] += error * row[j];
        }
    }

    private static double[] Unscale(double[] weights, double[] means, double[] scales)
    {
        var result = (double[])weights.Clone();
        for (var j = 0; j < means.Length; j++)
        {
            result[j] /= scales[j];
            result[^1] -= result[j] * means[j];
        }

        return result;
    }
}
