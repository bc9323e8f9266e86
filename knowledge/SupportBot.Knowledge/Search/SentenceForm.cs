using System.Collections.Frozen;
using SupportBot.Knowledge.French;

namespace SupportBot.Knowledge.Search;

/// <summary>How a message is put: a flow starts on a request, a question is answered.</summary>
internal enum SentenceForm
{
    /// <summary>Neither a question nor a request by its form.</summary>
    Statement,

    /// <summary>Asks how, where, when, whether: "comment faire pour ...", "puis-je ...", "je voudrais savoir si ...", anything with a question mark.</summary>
    Question,

    /// <summary>Asks for something to be done: "je veux ...", an imperative, a bare infinitive.</summary>
    Request,
}

/// <summary>Tells the <see cref="SentenceForm"/> of a message from its words and its punctuation.</summary>
internal static class SentenceForms
{
    private static readonly FrozenSet<string> Interrogatives = Set("comment où quand combien pourquoi quel quelle quels quelles lequel laquelle lesquels lesquelles quoi");

    private static readonly FrozenSet<string> QuestionStarts = Set("qui que qu est puis peut peux faut dois doit existe ai ou a y sais savez how what when where why can");

    private static readonly FrozenSet<string> Wishes = Set(
        "veux veut voudrais voudrait voulons voudrions souhaite souhaiterais souhaitons souhaiterions aimerais aimerait aimerions desire desirerais demande want need");

    /// <summary>"Je voudrais savoir si ...", "pouvez-vous m'indiquer ...": a question put as a request.</summary>
    private static readonly FrozenSet<string> WantsToKnow = Set(
        "savoir connaitre comprendre dire dites dis indiquer indiquez expliquer expliquez explique renseigner renseignez preciser precisez informer informez eclairer eclairez know");

    private static readonly FrozenSet<string> NoImperatives = Set(
        "avez pouvez etes savez devez chez assez rendez proposez acceptez vendez offrez tolerez autorisez fermez ouvrirez laissez permettez exigez demandez attendez appliquez accordez");

    /// <summary>The form of a message.</summary>
    /// <param name="text">As typed, for its question mark.</param>
    /// <param name="words">Its words.</param>
    public static SentenceForm Of(string text, IReadOnlyList<QuestionWord> words)
    {
        if (words.Count == 0)
        {
            return SentenceForm.Statement;
        }

        if (Any(words, Interrogatives) || Any(words, WantsToKnow) || AsksWhatToDo(words) || AsksWhere(words))
        {
            return SentenceForm.Question;
        }

        if (Any(words, Wishes) || IsInfinitive(words[0].Text) || words.Any(IsImperative))
        {
            return SentenceForm.Request;
        }

        return text.Contains('?', StringComparison.Ordinal) || QuestionStarts.Contains(words[0].Text) ? SentenceForm.Question : SentenceForm.Statement;
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static bool Any(IReadOnlyList<QuestionWord> words, FrozenSet<string> set)
    {
        foreach (var word in words)
        {
            if (set.Contains(word.Text))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"Mon contrat est expiré que faire", whether or not a question mark follows.</summary>
    private static bool AsksWhatToDo(IReadOnlyList<QuestionWord> words) => words.Count > 1 && words[^2].Text == "que" && words[^1].Text == "faire";

    /// <summary>"Ou demander un devis", where hurried people leave the accent out.</summary>
    private static bool AsksWhere(IReadOnlyList<QuestionWord> words) => words.Count > 1 && words[0].Text == "ou" && words[1].Stem is not null;

    private static bool IsInfinitive(string word) => word.Length > 4 && (word.EndsWith("er", StringComparison.Ordinal) || word.EndsWith("ir", StringComparison.Ordinal));

    private static bool IsImperative(QuestionWord word) =>
        word.Text.Length > 4 && word.Text.EndsWith("ez", StringComparison.Ordinal) && !NoImperatives.Contains(word.Text);
}
