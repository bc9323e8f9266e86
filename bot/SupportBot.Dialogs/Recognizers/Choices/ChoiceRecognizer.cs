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
    /// <summary>Reads the answer to a choice.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="options">What may be chosen, in the order in which it was offered.</param>
    public static ChoiceAnswer Recognize(string text, IReadOnlyList<ChoiceOption> options)
    {
        if (options.Count == 0 || string.IsNullOrWhiteSpace(text))
        {
            return ChoiceAnswer.NotUnderstood;
        }

        var exact = Exact(text, options);
        if (exact is not null)
        {
            return exact;
        }

        var answer = TokenizedText.Of(text);
        var byPosition = ChoicePosition.Read(answer, options);
        if (byPosition is { Outcome: ChoiceOutcome.Chosen or ChoiceOutcome.Several })
        {
            return byPosition;
        }

        var byWords = ChoiceWords.Read(answer, options);
        // "aucune idée" may be an option; "aucun" alone refuses them all.
        return byPosition is not null && byWords.Score < 1 ? byPosition : byWords;
    }

    // A button sends its value or its label, letter for letter.
    private static ChoiceAnswer? Exact(string text, IReadOnlyList<ChoiceOption> options)
    {
        var folded = TextFolding.Fold(text.AsSpan().Trim()).Trim();
        var equal = options.Where(option => TextFolding.Fold(option.Label) == folded || TextFolding.Fold(option.Value) == folded).ToList();
        return equal.Count == 1 ? ChoiceAnswer.Of(equal, 1) : null;
    }
}
