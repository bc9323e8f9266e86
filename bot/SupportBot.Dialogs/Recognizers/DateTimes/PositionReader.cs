using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Recognizers.DateTimes;

/// <summary>Reads words that place a unit beside the present one: "prochaine", "dernier", "en cours", "à venir", "d'avant".</summary>
internal static class PositionReader
{
    /// <summary>Before the unit: "prochaine semaine", "dernier mois".</summary>
    internal static int? Before(TokenizedText text, int index) => text[index].Lexeme.Word switch
    {
        Word.Next or Word.Following => 1,
        Word.Last or Word.Previous => -1,
        Word.This or Word.My => 0,
        _ => null,
    };

    /// <summary>After the unit: "semaine prochaine", "mois à venir", "semaine en cours", "année passée".</summary>
    internal static int? After(TokenizedText text, int index, out int last)
    {
        last = index;
        switch (text[index].Lexeme.Word)
        {
            case Word.Next or Word.Following:
                return 1;
            case Word.Last or Word.Previous:
                return -1;
            case Word.Current:
                return 0;
            case Word.To when text.Is(index + 1, "venir"):
                last = index + 1;
                return 1;
            case Word.In when text.Is(index + 1, "cours"):
                last = index + 1;
                return 0;
            case Word.Of when text[index + 1].Lexeme.Word is Word.Before or Word.After && text.Is(index, "d'"):
                last = index + 1;
                return text.IsWord(last, Word.Before) ? -1 : 1;
            default:
                return null;
        }
    }

    /// <summary>"après le prochain", "après la prochaine": the one after the next.</summary>
    internal static bool IsAfterNext(TokenizedText text, int index) =>
        text.IsWord(index, Word.After) && text.IsWord(index + 1, Word.The) && text.IsWord(index + 2, Word.Next);
}
