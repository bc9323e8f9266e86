using System.Globalization;
using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Recognizers.Choices;

/// <summary>A yes or a no.</summary>
/// <param name="Answer">True for yes.</param>
/// <param name="Score">0.4 for a phrase in a long text up to 1 for a text that says nothing else.</param>
public sealed record BooleanValue(bool Answer, double Score) : IResolution
{
    /// <inheritdoc/>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> Describe() =>
    [
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["value"] = Answer ? "True" : "False",
            ["score"] = Score.ToString("R", CultureInfo.InvariantCulture),
        },
    ];
}

/// <summary>
/// Understands yes and no as the French write them: <c>ouais</c>, <c>carrément</c>, <c>pas de souci</c>, <c>non c'est bon</c>, <c>pas la peine</c>,
/// <c>nan</c>, <c>👍</c>. Pure, thread-safe and free of exceptions on any text.
/// </summary>
/// <example><c>BooleanRecognizer.ReadAnswer("non c'est bon")</c> is false, <c>"c'est bon"</c> true, <c>"je sais pas"</c> null.</example>
public static class BooleanRecognizer
{
    /// <summary>The type name of what is found.</summary>
    public const string TypeName = "boolean";

    // An answer is short; in a long message a "oui" may belong to another sentence, so only its beginning counts.
    private const int LongestAnswer = 12;

    /// <summary>Finds the clearest yes or no of the text: the longest phrase, the first among equals.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>One entity, or none.</returns>
    public static IReadOnlyList<Recognition<BooleanValue>> Recognize(string text) => Recognize(TokenizedText.Of(text));

    internal static IReadOnlyList<Recognition<BooleanValue>> Recognize(TokenizedText tokens)
    {
        var best = (First: 0, Last: -1, Weight: 0, Polarity: Polarity.None);
        for (var index = 0; index < tokens.Count; index++)
        {
            var polarity = BooleanPhrases.At(tokens, index, out var last);
            var weight = Words(tokens, index, last);
            if (polarity is Polarity.Yes or Polarity.No && weight > best.Weight)
            {
                best = (index, last, weight, polarity);
            }

            index = polarity == Polarity.None ? index : last;
        }

        if (best.Polarity == Polarity.None)
        {
            return EmojiAnswers.Find(tokens.Text) is { } emoji ? [emoji] : [];
        }

        var score = 0.4 + (0.6 * best.Weight / Words(tokens, 0, tokens.Count - 1));
        return [tokens.Recognize(TypeName, best.First, best.Last, new BooleanValue(best.Polarity == Polarity.Yes, score))];
    }

    /// <summary>
    /// The answer to a yes/no question. The first phrase decides ("non c'est bon" is a no), unless it is taken back ("oui, enfin non").
    /// </summary>
    /// <param name="text">Any text.</param>
    /// <returns>Null when the text says neither, both, or that the person does not know.</returns>
    public static bool? ReadAnswer(string text) => ReadAnswer(TokenizedText.Of(text));

    internal static bool? ReadAnswer(TokenizedText tokens)
    {
        if (OnlySi(tokens))
        {
            return true;
        }

        return Decide(tokens) switch
        {
            Polarity.Yes => true,
            Polarity.No => false,
            Polarity.None => EmojiAnswers.Find(tokens.Text)?.Value.Answer,
            _ => null,
        };
    }

    private static Polarity Decide(TokenizedText tokens)
    {
        var decided = Polarity.None;
        var takenBack = false;
        for (var index = 0; index < tokens.Count; index++)
        {
            var polarity = BooleanPhrases.At(tokens, index, out var last);
            if (polarity == Polarity.None)
            {
                takenBack |= tokens.Is(index, "enfin") || tokens.Is(index, "pardon") || tokens.Is(index, "rectification");
                if (index >= LongestAnswer && decided == Polarity.None)
                {
                    return Polarity.None;
                }

                continue;
            }

            polarity = Negated(tokens, index, last, polarity);
            if (polarity == Polarity.Undecided && !takenBack)
            {
                return decided == Polarity.None ? Polarity.Undecided : decided;
            }

            decided = decided == Polarity.None || takenBack ? polarity : decided;
            takenBack = false;
            index = last;
        }

        return decided;
    }

    // "ça me va pas", "pas tout à fait".
    private static Polarity Negated(TokenizedText tokens, int first, int last, Polarity polarity)
    {
        var negated = tokens.Is(last + 1, "pas") || (tokens.Is(first - 1, "pas") && !tokens.Is(first, "non"));
        return polarity == Polarity.Yes && negated ? Polarity.No : polarity;
    }

    // "si" is a yes by itself; anywhere else it means "if".
    private static bool OnlySi(TokenizedText tokens)
    {
        for (var index = 0; index < tokens.Count; index++)
        {
            if (tokens[index].Kind != TokenKind.Symbol && !tokens.Is(index, "si"))
            {
                return false;
            }
        }

        return tokens.Count > 0 && tokens.Is(0, "si");
    }

    private static int Words(TokenizedText tokens, int first, int last)
    {
        var words = 0;
        for (var index = first; index <= last; index++)
        {
            words += tokens[index].Kind == TokenKind.Symbol ? 0 : 1;
        }

        return words;
    }
}
