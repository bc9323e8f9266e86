using System.Globalization;
using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Recognizers.Numbers;

/// <summary>What an ordinal counts from.</summary>
public enum OrdinalOrigin
{
    /// <summary>The beginning: <c>le troisième</c>; offsets count from 1.</summary>
    Start,

    /// <summary>The present one: <c>le suivant</c> is +1, <c>le précédent</c> -1.</summary>
    Current,

    /// <summary>The end: <c>le dernier</c> is 0, <c>l'avant-dernier</c> -1.</summary>
    End,
}

/// <summary>An ordinal as a customer said it.</summary>
/// <param name="Offset">How far from the origin.</param>
/// <param name="Origin">What it counts from.</param>
public sealed record OrdinalValue(long Offset, OrdinalOrigin Origin) : IResolution
{
    /// <inheritdoc/>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> Describe()
    {
        var offset = Offset.ToString(CultureInfo.InvariantCulture);
        var origin = Origin switch
        {
            OrdinalOrigin.Start => "start",
            OrdinalOrigin.Current => "current",
            _ => "end",
        };
        return
        [
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["offset"] = offset,
                ["relativeTo"] = origin,
                ["value"] = Origin == OrdinalOrigin.Start ? offset : $"{origin}{(Offset < 0 ? string.Empty : "+")}{offset}",
            },
        ];
    }
}

/// <summary>
/// Finds ordinals in French text: <c>premier</c>, <c>vingt et unième</c>, <c>11ème</c>, and the relative ones <c>dernier</c>,
/// <c>avant-dernier</c>, <c>suivant</c>. Pure, thread-safe and free of exceptions on any text.
/// </summary>
/// <example><c>OrdinalRecognizer.Recognize("la deuxième ligne")</c> finds 2 at 3 to 10.</example>
public static class OrdinalRecognizer
{
    /// <summary>The type name of ordinals that count from the start.</summary>
    public const string TypeName = "ordinal";

    /// <summary>The type name of ordinals that count from the present one or the end.</summary>
    public const string RelativeTypeName = "ordinal.relative";

    /// <summary>Finds every ordinal, in the order of the text.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="relative">Whether "dernier", "suivant" and the like are found too.</param>
    public static IReadOnlyList<Recognition<OrdinalValue>> Recognize(string text, bool relative = true)
    {
        var tokens = TokenizedText.Of(text);
        var found = new List<Recognition<OrdinalValue>>();
        for (var index = 0; index < tokens.Count; index++)
        {
            if (Find(tokens, index, relative) is { } match)
            {
                found.Add(tokens.Recognize(match.Value.Origin == OrdinalOrigin.Start ? TypeName : RelativeTypeName, match.First, match.Last, match.Value));
                index = match.Last;
            }
        }

        return found;
    }

    private static OrdinalMatch? Find(TokenizedText tokens, int index, bool relative)
    {
        if (RelativeOrdinalReader.Read(tokens, index) is { } match)
        {
            return relative ? match : null;
        }

        var ordinal = OrdinalReader.Read(tokens, index);
        if (ordinal.Found && !IsFraction(tokens, index, ordinal) && !(tokens.Glued(ordinal.Last + 1) && tokens[ordinal.Last + 1].Kind != TokenKind.Symbol))
        {
            return new OrdinalMatch(new OrdinalValue(ordinal.Value, OrdinalOrigin.Start), index, ordinal.Last);
        }

        return null;
    }

    // "trois cinquièmes" and "un huitième" are fractions; so are "cent millionièmes".
    private static bool IsFraction(TokenizedText tokens, int first, Cardinal ordinal)
    {
        var counted = first > 0 && tokens[first - 1].Lexeme is { Cardinal: CardinalKind.Unit, CardinalValue: 1 };
        return (counted && tokens.Folded(ordinal.Last).EndsWith("ieme") && tokens.Count == ordinal.Last + 1)
            || (first < ordinal.Last && tokens.Folded(ordinal.Last).EndsWith("iemes") && ordinal.Value > 100);
    }
}
