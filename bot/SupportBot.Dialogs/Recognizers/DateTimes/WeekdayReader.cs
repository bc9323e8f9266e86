using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Recognizers.DateTimes;

/// <summary>
/// Reads weekdays: "mardi", "ce vendredi", "dimanche prochain", "vendredi de la semaine prochaine", "mardi en huit", "vendredi 15". As in
/// Microsoft.Recognizers, "prochain" is the day of next week and "dernier" that of last week, weeks beginning on Monday.
/// </summary>
internal static class WeekdayReader
{
    internal static DateMatch? Read(DateScope scope, int first)
    {
        var text = scope.Text;
        return text[first].Lexeme.Word switch
        {
            Word.This => ThisWeekday(scope, first),
            Word.Next or Word.Following => IsWeekday(text, first + 1) ? InWeek(scope, first, first + 1, text[first + 1].Lexeme.Weekday, 1) : null,
            Word.Last => IsWeekday(text, first + 1) ? InWeek(scope, first, first + 1, text[first + 1].Lexeme.Weekday, -1) : null,
            _ when IsWeekday(text, first) => ReadWeekday(scope, first),
            _ => WeekThenWeekday(scope, first),
        };
    }

    /// <summary>Whether the token names a weekday; an abbreviation needs a capital, a full stop or a number after it.</summary>
    internal static bool IsWeekday(TokenizedText text, int index)
    {
        var lexeme = text[index].Lexeme;
        if (lexeme.Weekday == 0 || lexeme.Plural)
        {
            return false;
        }

        return !lexeme.Abbreviated || text[index + 1].Kind == TokenKind.Digits || (text.IsSymbol(index + 1, '.') && text[index + 2].Kind == TokenKind.Digits)
            || (char.IsUpper(text.Text[text[index].Start]) && text[index + 1].Kind != TokenKind.Word && index > 0);
    }

    /// <summary>The index after a weekday and the full stop of its abbreviation.</summary>
    internal static int After(TokenizedText text, int index) =>
        text[index].Lexeme.Abbreviated && text.IsSymbol(index + 1, '.') ? index + 2 : index + 1;

    /// <summary>A weekday alone: the next one, today counting, and the last one.</summary>
    internal static DateMatch Alone(DateScope scope, int first, int last, int weekday)
    {
        var ahead = (weekday - Calendar.Weekday(scope.Today) + 7) % 7;
        var future = Calendar.AddDays(scope.Today, ahead);
        var past = Calendar.AddDays(scope.Today, ahead - 7);
        return new DateMatch(first, last, $"XXXX-WXX-{weekday}", future, past) { OpenWeekday = weekday };
    }

    private static DateMatch? ThisWeekday(DateScope scope, int first)
    {
        var text = scope.Text;
        if (!IsWeekday(text, first + 1))
        {
            return null;
        }

        var weekday = text[first + 1].Lexeme.Weekday;
        if (IsComing(text, first + 2))
        {
            return Strictly(scope, first, first + 3, weekday, 1);
        }

        var last = text.IsSymbol(first + 2, '-') && text.Is(first + 3, "ci") ? first + 3 : first + 1;
        return InWeek(scope, first, last, weekday, 0);
    }

    // "vendredi à venir", "ce vendredi à venir".
    private static bool IsComing(TokenizedText text, int index) => text.IsWord(index, Word.To) && text.Is(index + 1, "venir");

    private static DateMatch ReadWeekday(DateScope scope, int first)
    {
        var text = scope.Text;
        var weekday = text[first].Lexeme.Weekday;
        var next = After(text, first);
        if (IsComing(text, next))
        {
            return Strictly(scope, first, next + 1, weekday, 1);
        }

        return text[next].Lexeme.Word switch
        {
            Word.Next or Word.Following => InWeek(scope, first, next, weekday, 1),
            Word.Last => InWeek(scope, first, next, weekday, -1),
            Word.Previous => Strictly(scope, first, next, weekday, -1),
            Word.In when text.Is(next + 1, "huit") || text.Is(next + 1, "8") => Strictly(scope, first, next + 1, weekday, 1, 1),
            Word.In when text.Is(next + 1, "quinze") || text.Is(next + 1, "15") => Strictly(scope, first, next + 1, weekday, 1, 2),
            _ => OfWeek(scope, first, next, weekday) ?? WithDay(scope, first, next, weekday) ?? Alone(scope, first, first, weekday),
        };
    }

    // "vendredi (de) cette semaine", "vendredi de la semaine prochaine", "dimanche la semaine prochain".
    private static DateMatch? OfWeek(DateScope scope, int first, int next, int weekday)
    {
        var text = scope.Text;
        next += text.IsWord(next, Word.Of) ? 1 : 0;
        var (weeks, last) = ReadWeek(text, next);
        return last < 0 ? null : InWeek(scope, first, last, weekday, weeks);
    }

    // "la semaine prochaine mardi".
    private static DateMatch? WeekThenWeekday(DateScope scope, int first)
    {
        var text = scope.Text;
        if (text[first].Lexeme.Unit != TimeUnit.Week)
        {
            return null;
        }

        var weeks = WeeksAway(text, first + 1);
        return weeks is { } away && IsWeekday(text, first + 2) && !text.Is(first + 2, "mar")
            ? InWeek(scope, first, first + 2, text[first + 2].Lexeme.Weekday, away)
            : null;
    }

    private static (int Weeks, int Last) ReadWeek(TokenizedText text, int index)
    {
        if (text.IsWord(index, Word.This) && text[index + 1].Lexeme.Unit == TimeUnit.Week)
        {
            return (0, index + 1);
        }

        if (!text.IsWord(index, Word.The))
        {
            return (0, -1);
        }

        if (text[index + 1].Lexeme.Unit == TimeUnit.Week && WeeksAway(text, index + 2) is { } after)
        {
            return (after, index + 2);
        }

        return WeeksAway(text, index + 1) is { } before && text[index + 2].Lexeme.Unit == TimeUnit.Week ? (before, index + 2) : (0, -1);
    }

    private static int? WeeksAway(TokenizedText text, int index) => text[index].Lexeme.Word switch
    {
        Word.Next or Word.Following => 1,
        Word.Last or Word.Previous => -1,
        _ => null,
    };

    // "vendredi 15", "samedi le 2", "mercredi le vingt-sept".
    private static DateMatch? WithDay(DateScope scope, int first, int next, int weekday)
    {
        var text = scope.Text;
        next += text.IsSymbol(next, ',') ? 1 : 0;
        next += text.Is(next, "le") ? 1 : 0;
        var day = DayNumberReader.ReadDay(text, next);
        if (!day.Found || DayOfMonthReader.IsOtherNumber(text, day.Last + 1) || (text[next].Kind == TokenKind.Digits && text.IsSymbol(day.Last + 1, '-')))
        {
            return null;
        }

        return OnDay(scope, first, day.Last, weekday, (int)day.Value);
    }

    /// <summary>The day of a month on which such a weekday falls: of this month, else of the nearest months before and after.</summary>
    internal static DateMatch OnDay(DateScope scope, int first, int last, int weekday, int day)
    {
        var today = scope.Today;
        if (Calendar.Day(today.Year, today.Month, day) is { } here && Calendar.Weekday(here) == weekday)
        {
            return DateMatch.On(first, last, here);
        }

        return new DateMatch(first, last, $"XXXX-WXX-{weekday}", Search(today, day, weekday, 1), Search(today, day, weekday, -1)) { OpenWeekday = weekday };
    }

    private static DateOnly? Search(DateOnly today, int day, int weekday, int step)
    {
        var month = new DateOnly(today.Year, today.Month, 1);
        for (var tries = 0; tries < 24; tries++)
        {
            if (Calendar.AddMonths(month, tries * step) is { } first && Calendar.Day(first.Year, first.Month, day) is { } date
                && Calendar.Weekday(date) == weekday && (step > 0 ? date >= today : date < today))
            {
                return date;
            }
        }

        return null;
    }

    private static DateMatch InWeek(DateScope scope, int first, int last, int weekday, int weeks) =>
        DateMatch.On(first, last, Calendar.InWeek(scope.Today, weekday, weeks));

    // The first such day after today, or before it, and so many weeks beyond.
    private static DateMatch Strictly(DateScope scope, int first, int last, int weekday, int sign, int weeks = 0)
    {
        var distance = ((sign * (weekday - Calendar.Weekday(scope.Today))) + 6) % 7;
        distance = (distance < 0 ? distance + 7 : distance) + 1;
        return DateMatch.On(first, last, Calendar.AddDays(scope.Today, sign * (distance + (7 * weeks))));
    }
}
