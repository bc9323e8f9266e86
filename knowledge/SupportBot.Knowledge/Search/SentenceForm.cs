using SupportBot.Knowledge.French;

namespace SupportBot.Knowledge.Search;

/// <summary>How a message is put: a flow starts on a request, a question is answered.</summary>
internal enum SentenceForm
{
    /// <summary>Neither a question nor a request by its form.</summary>
    Statement,

    /// <summary>Asks how, where, when, whether: "comment faire pour ...", "puis-je ...", anything with a question mark.</summary>
    Question,

    /// <summary>Asks for something to be done: "je veux ...", an imperative, a bare infinitive.</summary>
    Request,
}

/// <summary>Tells the <see cref="SentenceForm"/> of a message from its first words and its punctuation.</summary>
internal static class SentenceForms
{
    private static readonly HashSet<string> QuestionWordsAnywhere = new(StringComparer.Ordinal)
        { "comment", "où", "quand", "combien", "pourquoi", "quel", "quelle", "quels", "quelles", "lequel", "laquelle", "quoi" };

    private static readonly HashSet<string> QuestionStarts = new(StringComparer.Ordinal)
        { "qui", "que", "qu", "est", "puis", "peut", "peux", "faut", "dois", "doit", "existe", "ai", "ou", "a", "y", "sais", "savez" };

    private static readonly HashSet<string> Wishes = new(StringComparer.Ordinal)
    {
        "veux", "veut", "voudrais", "voudrait", "voulons", "voudrions", "souhaite", "souhaiterais", "souhaitons", "souhaiterions", "aimerais", "aimerions", "desire", "desirerais",
        "demande", "want",
    };

    private static readonly HashSet<string> NoImperatives = new(StringComparer.Ordinal)
        { "avez", "pouvez", "etes", "savez", "devez", "chez", "assez", "faites-vous", "allez", "rendez", "proposez", "acceptez", "vendez", "offrez" };

    /// <summary>The form of a message.</summary>
    /// <param name="text">As typed, for its question mark.</param>
    /// <param name="words">Its words.</param>
    public static SentenceForm Of(string text, IReadOnlyList<QuestionWord> words)
    {
        if (words.Count == 0)
        {
            return SentenceForm.Statement;
        }

        if (Asks(words))
        {
            return SentenceForm.Question;
        }

        if (words.Any(word => Wishes.Contains(word.Text)) || IsInfinitive(words[0].Text) || words.Any(IsImperative))
        {
            return SentenceForm.Request;
        }

        return text.Contains('?', StringComparison.Ordinal) || QuestionStarts.Contains(words[0].Text) ? SentenceForm.Question : SentenceForm.Statement;
    }

    private static bool Asks(IReadOnlyList<QuestionWord> words)
    {
        foreach (var word in words)
        {
            if (QuestionWordsAnywhere.Contains(word.Text))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsInfinitive(string word) => word.Length > 4 && (word.EndsWith("er", StringComparison.Ordinal) || word.EndsWith("ir", StringComparison.Ordinal));

    private static bool IsImperative(QuestionWord word) =>
        word.Text.Length > 4 && word.Text.EndsWith("ez", StringComparison.Ordinal) && !NoImperatives.Contains(word.Text);
}
