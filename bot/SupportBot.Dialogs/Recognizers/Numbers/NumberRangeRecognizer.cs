using System.Globalization;
using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Recognizers.Numbers;

/// <summary>Numbers from a lower to an upper bound, of which one may be open.</summary>
/// <param name="Lower">The lower bound; null when it is open.</param>
/// <param name="LowerIsIn">Whether the lower bound belongs to the range.</param>
/// <param name="Upper">The upper bound; null when it is open.</param>
/// <param name="UpperIsIn">Whether the upper bound belongs to the range.</param>
public sealed record NumberRangeValue(double? Lower, bool LowerIsIn, double? Upper, bool UpperIsIn) : IResolution
{
    /// <inheritdoc/>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> Describe()
    {
        var (open, close) = (LowerIsIn ? '[' : '(', UpperIsIn ? ']' : ')');
        return [new Dictionary<string, string>(StringComparer.Ordinal) { ["value"] = $"{open}{Format(Lower)},{Format(Upper)}{close}" }];
    }

    private static string Format(double? bound) => bound?.ToString("G15", CultureInfo.InvariantCulture) ?? string.Empty;
}

/// <summary>
/// Finds ranges of numbers in French text: <c>entre 20 et 30</c>, <c>plus de trente</c>, <c>au moins 5</c>, <c>200 ou plus</c>. As in
/// Microsoft.Recognizers, "entre 20 et 30" leaves 30 out. Pure, thread-safe and free of exceptions on any text.
/// </summary>
/// <example><c>NumberRangeRecognizer.Recognize("nous avons plus de 30 postes")</c> finds <c>(30,)</c> at 11 to 20.</example>
public static class NumberRangeRecognizer
{
    /// <summary>The type name of what is found.</summary>
    public const string TypeName = "numberrange";

    /// <summary>Finds every range, in the order of the text.</summary>
    /// <param name="text">Any text.</param>
    public static IReadOnlyList<Recognition<NumberRangeValue>> Recognize(string text)
    {
        var tokens = TokenizedText.Of(text);
        var found = new List<Recognition<NumberRangeValue>>();
        for (var index = 0; index < tokens.Count; index++)
        {
            if (NumberRangeReader.Read(tokens, index) is { } match)
            {
                found.Add(tokens.Recognize(TypeName, match.First, match.Last, match.Value));
                index = match.Last;
            }
        }

        return found;
    }
}
