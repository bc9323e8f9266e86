using System.Globalization;
using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Recognizers.Numbers;

/// <summary>A share in hundredths as a customer said it.</summary>
/// <param name="Percent">The number before the sign: 20 for <c>20 %</c>.</param>
public sealed record PercentageValue(NumberValue Percent) : IResolution
{
    /// <inheritdoc/>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> Describe() =>
    [
        new Dictionary<string, string>(StringComparer.Ordinal) { ["value"] = Percent.Describe()[0]["value"] + "%" },
    ];
}

/// <summary>
/// Finds percentages in French text: <c>20 %</c>, <c>vingt pour cent</c>, <c>pourcent des trois cent cinq</c>; none inside addresses of the web,
/// where % is an escape. Pure, thread-safe and free of exceptions on any text.
/// </summary>
/// <example><c>PercentageRecognizer.Recognize("une remise de 15 %", culture)</c> finds 15 % at 14 to 17.</example>
public static class PercentageRecognizer
{
    /// <summary>The type name of what is found.</summary>
    public const string TypeName = "percentage";

    /// <summary>Finds every percentage, in the order of the text.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="culture">Gives the decimal separator of the values in the resolution.</param>
    public static IReadOnlyList<Recognition<PercentageValue>> Recognize(string text, CultureInfo culture)
    {
        var tokens = TokenizedText.Of(text);
        var found = new List<Recognition<PercentageValue>>();
        for (var index = 0; index < tokens.Count; index++)
        {
            var match = Read(tokens, index);
            if (match.Found)
            {
                found.Add(tokens.Recognize(
                    TypeName, match.First, match.Last, new PercentageValue(new NumberValue(match.Value, match.Exact, match.Subtype, culture))));
                index = match.Last;
            }
        }

        return found;
    }

    private static NumberMatch Read(TokenizedText tokens, int index)
    {
        // "pourcent des trois cent cinq" puts the sign first.
        if (tokens.IsWord(index, Word.Percentage) && tokens.IsWord(index + 1, Word.Of))
        {
            var number = NumberReader.Read(tokens, index + 2);
            return number.Found ? number with { First = index } : number;
        }

        var match = NumberReader.Read(tokens, index);
        var sign = match.Found ? SignAfter(tokens, match.Last) : -1;
        return sign > 0 && !IsEscape(tokens, index, sign) ? match with { Last = sign } : NumberMatch.None;
    }

    private static int SignAfter(TokenizedText tokens, int last)
    {
        var next = tokens.IsSymbol(last + 1, '-') ? last + 2 : last + 1;
        if (tokens.IsSymbol(next, '%') || tokens.IsWord(next, Word.Percentage))
        {
            return next;
        }

        var cent = tokens.IsSymbol(next + 1, '-') ? next + 2 : next + 1;
        return tokens.IsWord(next, Word.For) && tokens.Is(cent, "cent") ? cent : -1;
    }

    // "q=30%25%2020%": an escape has the sign glued on both sides, or the number glued to something before it.
    private static bool IsEscape(TokenizedText tokens, int first, int sign) =>
        (tokens.Glued(first) && tokens[first - 1].Kind == TokenKind.Symbol && !tokens.IsSymbol(first - 1, '(') && !tokens.IsSymbol(first - 1, '\''))
        || (tokens.IsSymbol(sign, '%') && tokens.Glued(sign + 1) && tokens[sign + 1].Kind != TokenKind.Symbol);
}
