using SupportBot.Dialogs.Recognizers.Numbers;
using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Recognizers.DateTimes;

/// <summary>Reads dates with the name of the month: "3 mars", "1er avril 2026", "02/oct.", "mai vingt et un", "2020/Sep/23", "deuxième jour d'août".</summary>
internal static class CalendarDateReader
{
    internal static DateMatch? Read(DateScope scope, int first)
    {
        var text = scope.Text;
        if (text[first].Lexeme.Month > 0)
        {
            return MonthThenDay(scope, first);
        }

        if (text[first].Kind == TokenKind.Digits && text[first].FoldedLength == 4)
        {
            return YearFirst(text, first);
        }

        // The 31 of "6,107,31 août" belongs to another number.
        var isTail = text.Glued(first) && text.Glued(first - 1) && text.IsSymbol(first - 1, ',');
        var day = isTail ? Cardinal.None : DayNumberReader.ReadDay(text, first);
        return day.Found ? DayThenMonth(scope, first, day) ?? DayYearMonth(text, first, day) : null;
    }

    /// <summary>The index after a month and the full stop of its abbreviation.</summary>
    internal static int AfterMonth(TokenizedText text, int month)
    {
        var next = month + 1;
        return text[month].Lexeme.Abbreviated && text.IsSymbol(next, '.') && text.Glued(next) ? next + 1 : next;
    }

    private static DateMatch? DayThenMonth(DateScope scope, int first, Cardinal day)
    {
        var text = scope.Text;
        var month = SkipLinks(text, day.Last + 1);
        if (text[month].Lexeme.Month == 0 || IsWeekdayRather(text, month))
        {
            return null;
        }

        var after = AfterMonth(text, month);
        var linked = text.IsSymbol(after, '/') || text.IsSymbol(after, '-') ? after + 1 : after;
        var year = DayNumberReader.ReadYearAfter(text, linked);
        if (year.Found)
        {
            return DateMatch.Full(first, year.Last, (int)year.Value, text[month].Lexeme.Month, (int)day.Value);
        }

        // The full stop of an abbreviation is part of the date.
        return DateMatch.OfYear(first, after - 1, text[month].Lexeme.Month, (int)day.Value, scope.Today);
    }

    // "le 3 mar" may be a month; "3 mar. 4" is no weekday either, so only the full name decides.
    private static bool IsWeekdayRather(TokenizedText text, int month) =>
        text[month].Lexeme is { Weekday: > 0, Abbreviated: true } && text[month].SpaceBefore && char.IsLower(text.Text[text[month].Start])
        && !text.IsSymbol(month + 1, '.');

    // "22-avril", "02/oct", "seconde de août", "deuxième jour d'août", "15th. septembre".
    private static int SkipLinks(TokenizedText text, int index)
    {
        if (text.IsSymbol(index, '-') || text.IsSymbol(index, '/') || text.IsSymbol(index, '.'))
        {
            return index + 1;
        }

        index += text[index].Lexeme.Unit == TimeUnit.Day && text.IsWord(index + 1, Word.Of) ? 1 : 0;
        if (text.IsWord(index, Word.Of))
        {
            index++;
            index += text[index].Lexeme.Unit == TimeUnit.Month && text.IsWord(index + 1, Word.Of) ? 2 : 0;
        }

        return index;
    }

    // "oct. 2", "Jan-1", "mai vingt et un", "novembre 23 de 1987", "septembre-2020-23".
    private static DateMatch? MonthThenDay(DateScope scope, int first)
    {
        var text = scope.Text;
        var index = first + 1;
        var linked = text.IsSymbol(index, '.') || text.IsSymbol(index, '-') || text.IsSymbol(index, '/');
        index += linked ? 1 : 0;
        var leadingYear = linked ? DayNumberReader.ReadYear(text, index) : Cardinal.None;
        if (leadingYear.Found && text.IsSymbol(leadingYear.Last + 1, '-') && DayNumberReader.ReadDay(text, leadingYear.Last + 2) is { Found: true } lastDay)
        {
            return DateMatch.Full(first, lastDay.Last, (int)leadingYear.Value, text[first].Lexeme.Month, (int)lastDay.Value);
        }

        var day = DayNumberReader.ReadDay(text, index);
        if (!day.Found || IsNotADay(text, day))
        {
            return null;
        }

        var year = DayNumberReader.ReadYearAfter(text, day.Last + 1);
        return year.Found
            ? DateMatch.Full(first, year.Last, (int)year.Value, text[first].Lexeme.Month, (int)day.Value)
            : DateMatch.OfYear(first, day.Last, text[first].Lexeme.Month, (int)day.Value, scope.Today);
    }

    // "mars 15h", "mai 18:30", "avril 99".
    private static bool IsNotADay(TokenizedText text, Cardinal day)
    {
        var next = day.Last + 1;
        return text[next].Lexeme.Unit != TimeUnit.None || text.Is(next, "am") || text.Is(next, "pm")
            || (text.Glued(next) && (text.IsSymbol(next, ':') || text[next].Kind is TokenKind.Word or TokenKind.Digits));
    }

    // "2020/Sep/23", "2020/23/Sep".
    private static DateMatch? YearFirst(TokenizedText text, int first)
    {
        var separator = first + 1;
        if (!(text.IsSymbol(separator, '/') || text.IsSymbol(separator, '-')) || !text.Glued(separator))
        {
            return null;
        }

        var year = CardinalReader.Digits(text, first);
        var month = text[first + 2].Lexeme.Month;
        if (month > 0 && IsLink(text, first + 3) && DayNumberReader.ReadDay(text, first + 4) is { Found: true } day)
        {
            return DateMatch.Full(first, day.Last, year, month, (int)day.Value);
        }

        month = text[first + 4].Lexeme.Month;
        return month > 0 && IsLink(text, first + 3) && DayNumberReader.ReadDay(text, first + 2) is { Found: true } middle && middle.Last == first + 2
            ? DateMatch.Full(first, first + 4, year, month, (int)middle.Value)
            : null;
    }

    // "23-2020-septembre".
    private static DateMatch? DayYearMonth(TokenizedText text, int first, Cardinal day)
    {
        var year = IsLink(text, day.Last + 1) ? DayNumberReader.ReadYear(text, day.Last + 2) : Cardinal.None;
        var month = year.Found && IsLink(text, year.Last + 1) ? text[year.Last + 2].Lexeme.Month : 0;
        return month > 0 ? DateMatch.Full(first, year.Last + 2, (int)year.Value, month, (int)day.Value) : null;
    }

    private static bool IsLink(TokenizedText text, int index) => text.Glued(index) && (text.IsSymbol(index, '-') || text.IsSymbol(index, '/'));
}
