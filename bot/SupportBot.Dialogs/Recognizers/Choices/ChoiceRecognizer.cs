using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Recognizers.Choices;

/// <summary>
/// Understands which option an answer means: by label or value, by part of a label or a synonym, with a slip of the key in longer words, by number
/// ("2", "option 2"), by position ("la deuxième", "le dernier"), and "ni l'un ni l'autre". Pure, thread-safe and free of exceptions on any text.
/// </summary>
/// <example>
/// <c>ChoiceRecognizer.Recognize("plutôt revendeur", options)</c> chooses the option labelled "Distributeur ou revendeur".
/// </example>
public static class ChoiceRecognizer
{
    private const int LongestLabel = 400;

    /// <summary>Reads the answer to a choice.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="options">What may be chosen, in the order in which it was offered.</param>
    public static ChoiceAnswer Recognize(string text, IReadOnlyList<ChoiceOption> options) =>
        options.Count == 0 || string.IsNullOrWhiteSpace(text) ? ChoiceAnswer.NotUnderstood : Recognize(TokenizedText.Of(text), new ChoiceIndex(options));

    internal static ChoiceAnswer Recognize(TokenizedText answer, ChoiceIndex choices)
    {
        if (Exact(answer.Text, choices) is { } exact)
        {
            return exact;
        }

        var byPosition = ChoicePosition.Read(answer, choices);
        if (byPosition is { Outcome: ChoiceOutcome.Chosen or ChoiceOutcome.Several })
        {
            return byPosition;
        }

        var byWords = ChoiceWords.Read(answer, choices);
        // "aucune idée" may be an option; "aucun" alone refuses them all.
        return byPosition is not null && byWords.Score < 1 ? byPosition : byWords;
    }

    // A button sends its value or its label, letter for letter.
    private static ChoiceAnswer? Exact(string text, ChoiceIndex choices)
    {
        if (text.Length > LongestLabel)
        {
            return null;
        }

        var folded = TextFolding.Fold(text.AsSpan().Trim()).Trim();
        IndexedOption? only = null;
        foreach (var option in choices.Options)
        {
            if (option.Label == folded || option.Value == folded)
            {
                if (only is not null)
                {
                    return null;
                }

                only = option;
            }
        }

        return only is null ? null : ChoiceAnswer.Of([only.Option], 1);
    }
}
