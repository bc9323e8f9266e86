using SupportBot.Knowledge.Content;

namespace SupportBot.Knowledge.Search;

/// <summary>What speaks for and against the FAQ answering a question at all. The names are the keys of <c>decision.yml</c>.</summary>
/// <param name="Coverage">Share of the question's rarity that the best entry holds; 0 to 1.</param>
/// <param name="Complete">1 when the best entry holds every content word, of two or more; else 0.</param>
/// <param name="Strength">Logarithm of 1 + the best entry's BM25, on the scale of a FAQ of 35 entries.</param>
/// <param name="Length">Logarithm of 1 + the number of content words, twelve at most, times the share of their rarity that is known.</param>
/// <param name="Unknown">Share of the question's rarity that no entry holds; 0 to 1.</param>
/// <param name="Odds"><see cref="ClassProbabilities.Odds"/>.</param>
/// <param name="Heading">Largest share of one phrasing of the best entry that the question holds; 0 to 1.</param>
internal sealed record Evidence(double Coverage, double Complete, double Strength, double Length, double Unknown, double Odds, double Heading)
{
    public const string Intercept = "constante";

    /// <summary>Names of the features, in the order of <see cref="Values"/>.</summary>
    public static IReadOnlyList<string> Names { get; } = ["couverture", "complet", "force", "longueur", "inconnu", "phrases", "titre"];

    /// <summary>No content word at all.</summary>
    public static Evidence Nothing { get; } = new(0, 0, 0, 0, 1, 0, 0);

    public double[] Values => [Coverage, Complete, Strength, Length, Unknown, Odds, Heading];

    /// <summary>The probability, 0 to 1, that the FAQ answers the question.</summary>
    public double Answerability(OperatingPoint point)
    {
        var sum = point.Probability.GetValueOrDefault(Intercept);
        var values = Values;
        for (var i = 0; i < values.Length; i++)
        {
            sum += point.Probability.GetValueOrDefault(Names[i]) * values[i];
        }

        return 1 / (1 + Math.Exp(-sum));
    }
}
