using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Recognizers.DateTimes;

/// <summary>Reads days counted from today by a word: "hier", "après-demain", "le jour suivant", "ce jour".</summary>
internal static class RelativeDayReader
{
    internal static DateMatch? Read(DateScope scope, int first)
    {
        var text = scope.Text;
        return text[first].Lexeme.Word switch
        {
            Word.Today => On(scope, first, first, 0),
            Word.Tomorrow => On(scope, first, first, 1),
            Word.Yesterday => On(scope, first, first, -1),
            Word.DayAfterTomorrow => On(scope, first, first, 2),
            Word.Before => Beyond(scope, first, Word.Yesterday, -2),
            Word.After => Beyond(scope, first, Word.Tomorrow, 2),
            Word.This => ThisDay(scope, first),
            Word.My => text[first + 1].Lexeme.Unit == TimeUnit.Day ? On(scope, first, first + 1, 0) : null,
            Word.Last => IsDay(text, first + 1) ? On(scope, first, first + 1, -1) : null,
            Word.Next => IsDay(text, first + 1) ? On(scope, first, first + 1, 1) : null,
            _ => IsDay(text, first) ? DayThenPosition(scope, first) : null,
        };
    }

    private static bool IsDay(TokenizedText text, int index) => text.Is(index, "jour") || text.Is(index, "journee");

    // "avant-hier", "après demain"; "avant demain" means before tomorrow.
    private static DateMatch? Beyond(DateScope scope, int first, Word day, int days)
    {
        var last = scope.Text.IsSymbol(first + 1, '-') ? first + 2 : first + 1;
        return scope.Text.IsWord(last, day) && !scope.Text.Is(last, "lendemain") ? On(scope, first, last, days) : null;
    }

    // "ce jour", "ce dernier jour"; "ce jour-là" is another day.
    private static DateMatch? ThisDay(DateScope scope, int first)
    {
        var text = scope.Text;
        if (text.IsWord(first + 1, Word.Last) && IsDay(text, first + 2))
        {
            return On(scope, first, first + 2, -1);
        }

        var isOther = text.IsSymbol(first + 2, '-') && text.Is(first + 3, "la");
        return text.Is(first + 1, "jour") && !isOther ? On(scope, first, first + 1, 0) : null;
    }

    private static DateMatch? DayThenPosition(DateScope scope, int first) => scope.Text[first + 1].Lexeme.Word switch
    {
        Word.Following or Word.Next => On(scope, first, first + 1, 1),
        Word.Previous or Word.Last => On(scope, first, first + 1, -1),
        _ => null,
    };

    private static DateMatch On(DateScope scope, int first, int last, int days) => DateMatch.On(first, last, Calendar.AddDays(scope.Today, days));
}
