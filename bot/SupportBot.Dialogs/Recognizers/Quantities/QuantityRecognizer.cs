using System.Globalization;
using SupportBot.Dialogs.Recognizers.Numbers;
using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Recognizers.Quantities;

/// <summary>How many of something a customer counts.</summary>
/// <param name="Count">How many: 0 to 1,000,000.</param>
/// <param name="Unit">What is counted, as a folded noun in the singular ("licence", "poste"); null when it was not said ("quantité : 3").</param>
/// <param name="IsApproximate">Whether it was said roundly: "une dizaine de postes", "environ 20 postes".</param>
public sealed record QuantityValue(long Count, string? Unit, bool IsApproximate) : IResolution
{
    /// <inheritdoc/>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> Describe()
    {
        var reading = new Dictionary<string, string>(StringComparer.Ordinal) { ["value"] = Count.ToString(CultureInfo.InvariantCulture) };
        if (Unit is not null)
        {
            reading["unit"] = Unit;
        }

        return [reading];
    }
}

/// <summary>
/// Finds quantities of countable things in French text: <c>deux licences</c>, <c>une dizaine de postes</c>, <c>quantité : 3</c>. Years, prices, versions
/// and addresses are none. Shaped after Microsoft.Recognizers' number with unit (value and unit); the nouns are our own list. Pure, thread-safe and free
/// of exceptions on any text.
/// </summary>
/// <example><c>QuantityRecognizer.Recognize("il nous faut deux licences")</c> finds 2 of <c>licence</c> at 13 to 25.</example>
public static class QuantityRecognizer
{
    /// <summary>The type name of what is found.</summary>
    public const string TypeName = "quantity";

    /// <summary>Finds every quantity, in the order of the text.</summary>
    /// <param name="text">Any text.</param>
    public static IReadOnlyList<Recognition<QuantityValue>> Recognize(string text) => Recognize(TokenizedText.Of(text));

    /// <summary>The quantity that an answer to "how many" gives: "3", "une licence", "une douzaine de postes".</summary>
    /// <param name="text">Any text.</param>
    /// <returns>The only quantity, else the only number of the text; null when there is none or more than one.</returns>
    public static QuantityValue? ReadAnswer(string text)
    {
        var tokens = TokenizedText.Of(text);
        var found = Recognize(tokens);
        if (found.Count > 0)
        {
            return found.Count == 1 ? found[0].Value : null;
        }

        for (var index = 0; index < tokens.Count; index++)
        {
            if (QuantityReader.ReadArticle(tokens, index) is { } article)
            {
                return article.Value;
            }
        }

        return NumberRecognizer.ReadAnswer(text) is { } number and >= 0 and <= 1_000_000 && decimal.Truncate(number) == number
            ? new QuantityValue((long)number, null, IsApproximate: false)
            : null;
    }

    internal static IReadOnlyList<Recognition<QuantityValue>> Recognize(TokenizedText tokens)
    {
        var found = new List<Recognition<QuantityValue>>();
        for (var index = 0; index < tokens.Count; index++)
        {
            if (QuantityReader.Read(tokens, index) is { } match)
            {
                found.Add(tokens.Recognize(TypeName, match.First, match.Last, match.Value));
                index = match.Last;
            }
        }

        return found;
    }
}
