using System.Globalization;
using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Recognizers.Numbers;

/// <summary>
/// Finds numbers in French text, in words and in digits: <c>soixante-dix-sept</c>, <c>septante</c>, <c>une quinzaine</c>, <c>1 234,5</c>,
/// <c>trois quarts</c>, <c>-12e-1</c>. Pure, thread-safe and free of exceptions on any text.
/// </summary>
/// <example><c>NumberRecognizer.Recognize("j'ai quatre-vingt-douze postes", culture)</c> finds 92 at 5 to 21.</example>
public static class NumberRecognizer
{
    /// <summary>The type name of what is found.</summary>
    public const string TypeName = "number";

    /// <summary>Finds every number, in the order of the text.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="culture">Gives the decimal separator of the values in the resolution.</param>
    /// <param name="fractions">Whether "un sur trois" is one number (a third) or two numbers.</param>
    public static IReadOnlyList<Recognition<NumberValue>> Recognize(string text, CultureInfo culture, bool fractions = true)
    {
        var tokens = TokenizedText.Of(text);
        var found = new List<Recognition<NumberValue>>();
        foreach (var match in All(tokens, fractions))
        {
            found.Add(tokens.Recognize(TypeName, match.First, match.Last, new NumberValue(match.Value, match.Exact, match.Subtype, culture)));
        }

        return found;
    }

    /// <summary>
    /// The number that the whole answer gives, with at most a few words around it: <c>"12"</c>, <c>"une douzaine"</c>, <c>"il y en a trois"</c>.
    /// </summary>
    /// <param name="text">Any text.</param>
    /// <returns>The only number of the text; null when there is none or more than one.</returns>
    public static decimal? ReadAnswer(string text)
    {
        var found = Recognize(text, CultureInfo.InvariantCulture);
        return found.Count == 1 ? found[0].Value.Exact : null;
    }

    internal static List<NumberMatch> All(TokenizedText tokens, bool fractions)
    {
        var found = new List<NumberMatch>();
        for (var index = 0; index < tokens.Count; index++)
        {
            var match = NumberReader.Read(tokens, index, fractions);
            if (match.Found)
            {
                found.Add(match);
                index = match.Last;
            }
        }

        return found;
    }
}
