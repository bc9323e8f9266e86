using SupportBot.Dialogs.Recognizers.Numbers;
using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Recognizers.DateTimes;

/// <summary>Reads weekdays counted within a month: "premier vendredi de juillet", "dernier lundi d'avril", "deuxième lundi du mois prochain".</summary>
internal static class NthWeekdayReader
{
    private const int LastOne = -1;

    internal static DateMatch? Read(DateScope scope, int first)
    {
        var text = scope.Text;
        var (nth, weekdayIndex) = ReadNth(text, first);
        if (nth == 0 || !WeekdayReader.IsWeekday(text, weekdayIndex))
        {
            return null;
        }

        var weekday = text[weekdayIndex].Lexeme.Weekday;
        var month = ReadMonth(scope, weekdayIndex + 1);
        if (month is { } found)
        {
            return found.Year > 0
                ? InKnownMonth(first, found.Last, found.Year, found.Month, weekday, nth, isSaid: found.IsYearSaid)
                : InAnyYear(scope, first, found.Last, found.Month, weekday, nth);
        }

        return nth == LastOne ? null : InThisMonth(scope, first, weekdayIndex, weekday, nth);
    }

    internal static DateOnly? Day(int year, int month, int weekday, int nth)
    {
        if (nth == LastOne)
        {
            return Calendar.Day(year, month, DateTime.DaysInMonth(year, month)) is { } end
                ? Calendar.AddDays(end, -((Calendar.Weekday(end) - weekday + 7) % 7))
                : null;
        }

        var first = Calendar.Day(year, month, 1);
        return first is { } start ? Calendar.Day(year, month, 1 + ((weekday - Calendar.Weekday(start) + 7) % 7) + (7 * (nth - 1))) : null;
    }

    private static (int Nth, int Weekday) ReadNth(TokenizedText text, int first)
    {
        if (text.IsWord(first, Word.Last))
        {
            return (LastOne, first + 1);
        }

        var ordinal = OrdinalReader.Read(text, first);
        return ordinal.Found && ordinal.Value is >= 1 and <= 5 ? ((int)ordinal.Value, ordinal.Last + 1) : (0, 0);
    }

    private static (int Year, int Month, int Last, bool IsYearSaid)? ReadMonth(DateScope scope, int index)
    {
        var text = scope.Text;
        if (text[index].Lexeme.Word is not (Word.Of or Word.In))
        {
            return null;
        }

        index++;
        if (text[index].Lexeme.Month > 0)
        {
            var year = DayNumberReader.ReadYearAfter(text, CalendarDateReader.AfterMonth(text, index));
            return year.Found ? ((int)year.Value, text[index].Lexeme.Month, year.Last, true) : (0, text[index].Lexeme.Month, index, false);
        }

        var months = MonthsAway(text, index, out var last);
        var month = months is { } away ? Calendar.AddMonths(new DateOnly(scope.Today.Year, scope.Today.Month, 1), away) : null;
        return month is { } known ? (known.Year, known.Month, last, false) : null;
    }

    // After "de" or "du": "ce mois", "mois prochain", "mois dernier", "mois".
    private static int? MonthsAway(TokenizedText text, int index, out int last)
    {
        last = index + 1;
        if (text.IsWord(index, Word.This))
        {
            return text[index + 1].Lexeme.Unit == TimeUnit.Month ? 0 : null;
        }

        if (text[index].Lexeme.Unit != TimeUnit.Month)
        {
            return null;
        }

        switch (text[index + 1].Lexeme.Word)
        {
            case Word.Next or Word.Following:
                return 1;
            case Word.Last or Word.Previous:
                return -1;
            default:
                last = index;
                return 0;
        }
    }

    private static DateMatch InKnownMonth(int first, int last, int year, int month, int weekday, int nth, bool isSaid)
    {
        var day = Day(year, month, weekday, nth);
        return new DateMatch(first, last, $"{(isSaid ? Calendar.Part(year, 4) : "XXXX")}-{Calendar.Part(month, 2)}-WXX-{weekday}-#{(nth == LastOne ? 5 : nth)}", day, day);
    }

    private static DateMatch InAnyYear(DateScope scope, int first, int last, int month, int weekday, int nth)
    {
        var here = Day(scope.Today.Year, month, weekday, nth);
        var isToCome = here >= scope.Today;
        var future = isToCome ? here : Day(scope.Today.Year + 1, month, weekday, nth);
        var past = isToCome ? Day(scope.Today.Year - 1, month, weekday, nth) : here;
        return new DateMatch(first, last, $"XXXX-{Calendar.Part(month, 2)}-WXX-{weekday}-#{(nth == LastOne ? 5 : nth)}", future, past) { OpenMonth = month };
    }

    private static DateMatch InThisMonth(DateScope scope, int first, int last, int weekday, int nth) =>
        DateMatch.On(first, last, Day(scope.Today.Year, scope.Today.Month, weekday, nth));
}
