using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Recognizers.DateTimes;

/// <summary>Reads one day at one place, however it is said; the longest reading wins.</summary>
internal static class DateReader
{
    internal static DateMatch? Read(DateScope scope, int first) =>
        scope.Days.TryGet(first, out var known) ? known : scope.Days.Keep(first, Longer(ReadWithoutOffset(scope, first), OffsetDateReader.Read(scope, first)));

    /// <summary>A day that is not counted from another one; what "trois jours après" counts from.</summary>
    internal static DateMatch? ReadWithoutOffset(DateScope scope, int first)
    {
        var text = scope.Text;
        if (text.Is(first, "le"))
        {
            return DayOfMonthReader.Read(scope, first);
        }

        if (!MayBegin(text, first))
        {
            return null;
        }

        var best = Longer(ReadCore(scope, first), WeekdayThenDate(scope, first));
        best = Longer(best, WeekdayReader.Read(scope, first));
        best = Longer(best, RelativeDayReader.Read(scope, first));
        best = Longer(best, DayOfMonthReader.Read(scope, first));
        best = Longer(best, NthWeekdayReader.Read(scope, first));
        best = Longer(best, HolidayReader.Read(scope, first));
        return best is null ? null : WithWeekdayBehind(text, best);
    }

    /// <summary>Whether the token stands within a run of digits and hyphens, like the date in "133-03-03-2020", which is a code.</summary>
    internal static bool IsInsideRun(TokenizedText text, int index) =>
        text.IsSymbol(index - 1, '-') && text.Glued(index) && text.Glued(index - 1) && text[index - 2].Kind == TokenKind.Digits;

    internal static DateMatch? Longer(DateMatch? one, DateMatch? other) =>
        one is null || (other is not null && other.Last > one.Last) ? other : one;

    /// <summary>Whether a day or a period may begin here; most words begin none, and this keeps them cheap.</summary>
    internal static bool MayBegin(TokenizedText text, int first) => text[first].Kind == TokenKind.Digits || text[first].Lexeme.BeginsTime;

    private static DateMatch? ReadCore(DateScope scope, int first) =>
        Longer(CalendarDateReader.Read(scope, first), NumericDateReader.Read(scope, first));

    // "lundi 12 janvier 2016", "mercredi, le 22 jan", "ce vendredi (15/06)", "prochain vendredi 12/05".
    private static DateMatch? WeekdayThenDate(DateScope scope, int first)
    {
        var text = scope.Text;
        var weekday = text[first].Lexeme.Word is Word.This or Word.Next or Word.Last ? first + 1 : first;
        if (weekday > first && !WeekdayReader.IsWeekday(text, weekday))
        {
            // "ce 12/05"
            return text.IsWord(first, Word.This) && NumericDateReader.Read(scope, weekday) is { } numeric ? numeric with { First = first } : null;
        }

        if (!WeekdayReader.IsWeekday(text, weekday))
        {
            return null;
        }

        var index = WeekdayReader.After(text, weekday);
        index += text[index].Lexeme.Word is Word.Following or Word.Next ? 1 : 0;
        var inBrackets = text.IsSymbol(index, '(');
        index += inBrackets || text.IsSymbol(index, ',') ? 1 : 0;
        index += text.Is(index, "le") ? 1 : 0;
        if (ReadCore(scope, index) is not { } date || (inBrackets && !text.IsSymbol(date.Last + 1, ')')))
        {
            return null;
        }

        return date with { First = first, Last = inBrackets ? date.Last + 1 : date.Last };
    }

    // "22 mai (mardi)".
    private static DateMatch WithWeekdayBehind(TokenizedText text, DateMatch match)
    {
        var open = match.Last + 1;
        return match.OpenMonth > 0 && text.IsSymbol(open, '(') && text[open + 1].Lexeme.Weekday > 0 && text.IsSymbol(open + 2, ')')
            ? match with { Last = open + 2 }
            : match;
    }
}
