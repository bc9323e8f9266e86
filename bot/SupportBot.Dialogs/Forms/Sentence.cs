using System.Collections.Frozen;
using SupportBot.Dialogs.Prompts;

namespace SupportBot.Dialogs.Forms;

/// <summary>The shape of a sentence: enough to tell a question to the bot from an answer to its question.</summary>
internal static class Sentence
{
    private const int ShortestQuestion = 2;
    private const int ShortestRemark = 2;
    private const int ShortestWholeQuestion = 4;

    private static readonly FrozenSet<string> Questions = Lexicon.French["question"];
    private static readonly FrozenSet<string> Requests = Lexicon.French["request"];
    private static readonly FrozenSet<string> Fillers = Lexicon.French["fillers"];
    private static readonly FrozenSet<string> Separators = Lexicon.French["separator"];

    /// <summary>Whether it asks or requests something.</summary>
    public static bool IsQuestion(FoldedText text)
    {
        if (text.Text.StartsWith('/'))
        {
            return true;
        }

        if (text.Words.Count < ShortestQuestion)
        {
            return false;
        }

        return text.Text.EndsWith('?') || StartsLike(text, 0) || (IsOpener(text, 0) && StartsLike(text, 1));
    }

    /// <summary>Whether it is a whole sentence that asks or requests something: more than a word or two with a question mark, which may be a shy answer.</summary>
    public static bool IsWholeQuestion(FoldedText text) =>
        text.Words.Count >= ShortestWholeQuestion && (StartsLike(text, 0) || (IsOpener(text, 0) && StartsLike(text, 1)));

    /// <summary>Whether it is worth asking the rest of the bot about: more than a word, or a long one, and not mostly digits.</summary>
    public static bool IsRemark(FoldedText text)
    {
        var letters = text.Folded.Count(char.IsAsciiLetterLower);
        return letters * 2 >= text.Folded.Length && (text.Words.Count >= ShortestRemark || letters > 4);
    }

    private static bool StartsLike(FoldedText text, int word) =>
        !TellsWhen(text, word) && (Lexicon.LongestAt(Questions, text, word) > 0 || Lexicon.LongestAt(Requests, text, word) > 0);

    // "Quand je clique, rien ne se passe" tells, "quand expire mon contrat" asks.
    private static bool TellsWhen(FoldedText text, int word) =>
        word + 1 < text.Words.Count && text.Word(word) is "quand" && text.Word(word + 1) is "je" or "j" or "on" or "nous" && !text.Text.EndsWith('?');

    // "bonjour, comment...", "et si...", "mais pourquoi...".
    private static bool IsOpener(FoldedText text, int word) => Lexicon.HasWord(Fillers, text, word) || Lexicon.HasWord(Separators, text, word);
}
