using SupportBot.Knowledge.French;

namespace SupportBot.Bot.Insights.Questions;

/// <summary>By what wordings of the same need are counted together.</summary>
internal static class QuestionCluster
{
    private const int Longest = 300;

    /// <summary>
    /// The stems of a question, each once, in alphabetical order: accents, plurals, conjugation and the order of words do not matter. A question of function
    /// words only is its own folded text.
    /// </summary>
    /// <param name="masked">The question, personal data masked.</param>
    public static string Of(string masked)
    {
        var stems = FrenchAnalyzer.Analyze(FrenchText.Fold(masked)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        var key = string.Join(' ', stems);
        key = key.Length == 0 ? FrenchText.Fold(masked) : key;
        return key.Length > Longest ? key[..Longest] : key;
    }
}
