using SupportBot.Dialogs.Recognizers.Numbers;
using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Recognizers.DateTimes;

/// <summary>Reads months: "juin", "juin 2026", "le mois d'avril", "ce janvier", "juin prochain", "11/2016", "2016-11", "2016, nov".</summary>
internal static class MonthPeriodReader
{
    internal static PeriodMatch? Read(DateScope scope, int first)
    {
        var text = scope.Text;
        if (text[first].Kind == TokenKind.Digits)
        {
            return Numeric(text, first);
        }

        return text[first].Lexeme.Word switch
        {
            Word.This when IsNamed(text, first + 1) => This(scope, first),
            Word.This when text[first + 1].Lexeme.Unit == TimeUnit.Month && text.IsWord(first + 2, Word.Of) => MonthOf(scope, first, first + 1, isThis: true),
            Word.Next or Word.Last when IsNamed(text, first + 1) => Relative(scope, first, first + 1, first + 1, text.IsWord(first, Word.Next)),
            Word.The when text[first + 1].Lexeme.Unit == TimeUnit.Month => MonthOf(scope, first, first + 1, isThis: false),
            _ when text[first].Lexeme.Unit == TimeUnit.Month && !text.Is(first - 1, "le") => MonthOf(scope, first, first, isThis: false),
            _ => text[first].Lexeme.Month > 0 && IsMeant(text, first) && !IsWrongDay(text, first - 1) ? Named(scope, first, first) : null,
        };
    }

    /// <summary>A month without a year: the next one, the present one counting, and the last one.</summary>
    internal static PeriodMatch? Open(DateScope scope, int first, int last, int month)
    {
        var here = scope.Today;
        var future = UnitPeriods.Month(first, last, month < here.Month ? here.Year + 1 : here.Year, month);
        var past = UnitPeriods.Month(first, last, month < here.Month ? here.Year : here.Year - 1, month);
        return future is null || past is null
            ? null
            : future with { Timex = $"XXXX-{month:00}", Past = past.Past, OpenMonth = month };
    }

    private static bool IsNamed(TokenizedText text, int index) => text[index].Lexeme.Month > 0;

    // "sept" is a number, "mar" a weekday and "dec" nothing in particular, unless something around makes them months.
    private static bool IsMeant(TokenizedText text, int index)
    {
        if (!text[index].Lexeme.Abbreviated)
        {
            return true;
        }

        return (text.IsSymbol(index + 1, '.') && text.Glued(index + 1)) || DayNumberReader.ReadYearAfter(text, index + 1).Found
            || (text[index].Lexeme.Cardinal == CardinalKind.None && text[index - 1].Lexeme.Word is Word.In or Word.Within or Word.Of);
    }

    // "32 janvier 2015" is a slip, not January.
    private static bool IsWrongDay(TokenizedText text, int index) => text[index].FoldedLength == 2 && CardinalReader.Digits(text, index) > 31;

    private static PeriodMatch? This(DateScope scope, int first) =>
        UnitPeriods.Month(first, CalendarDateReader.AfterMonth(scope.Text, first + 1) - 1, scope.Today.Year, scope.Text[first + 1].Lexeme.Month);

    // "le mois de février", "mois d'avr.", "mois de 11, 2016".
    private static PeriodMatch? MonthOf(DateScope scope, int first, int unit, bool isThis)
    {
        var text = scope.Text;
        if (!text.IsWord(unit + 1, Word.Of))
        {
            return null;
        }

        var name = unit + 2;
        if (IsNamed(text, name))
        {
            return isThis
                ? UnitPeriods.Month(first, CalendarDateReader.AfterMonth(text, name) - 1, scope.Today.Year, text[name].Lexeme.Month)
                : Named(scope, first, name);
        }

        var number = CardinalReader.Digits(text, name);
        var year = DayNumberReader.ReadYearAfter(text, name + 1);
        return number is >= 1 and <= 12 && year.Found ? Said(first, year.Last, (int)year.Value, number) : null;
    }

    private static PeriodMatch? Named(DateScope scope, int first, int name)
    {
        var text = scope.Text;
        var month = text[name].Lexeme.Month;
        var next = CalendarDateReader.AfterMonth(text, name);
        var year = YearBehind(text, next);
        if (year.Found)
        {
            return Said(first, year.Last, (int)year.Value, month);
        }

        if (PositionReader.After(text, next, out var last) is { } away && !text.IsWord(next, Word.Current) && !text.IsWord(next, Word.To))
        {
            return away == 0 ? UnitPeriods.Month(first, last, scope.Today.Year, month) : Relative(scope, first, name, last, away > 0);
        }

        return OfRelativeYear(scope, first, next, month) ?? Open(scope, first, next - 1, month);
    }

    private static Cardinal YearBehind(TokenizedText text, int next)
    {
        // "décembre/2018", "juin. 2001"
        if ((text.IsSymbol(next, '/') || text.IsSymbol(next, '-') || text.IsSymbol(next, '.')) && DayNumberReader.ReadYear(text, next + 1) is { Found: true } linked)
        {
            return linked;
        }

        return DayNumberReader.ReadYearAfter(text, next);
    }

    // "juin de l'année prochaine".
    private static PeriodMatch? OfRelativeYear(DateScope scope, int first, int next, int month)
    {
        var text = scope.Text;
        var index = text.IsWord(next, Word.Of) ? next + 1 : next;
        var year = RelativePeriodReader.Read(scope, index, isInside: true);
        return year is { Grain: TimeUnit.Year, Future.Start: { } start } && index > next && year.Timex.Length == 4
            ? UnitPeriods.Month(first, year.Last, start.Year, month)
            : null;
    }

    // "juin prochain" is the first June after this month, "septembre dernier" the last September before it.
    private static PeriodMatch? Relative(DateScope scope, int first, int name, int last, bool isToCome)
    {
        var month = scope.Text[name].Lexeme.Month;
        var today = scope.Today;
        var year = isToCome ? (month > today.Month ? today.Year : today.Year + 1) : month < today.Month ? today.Year : today.Year - 1;
        return UnitPeriods.Month(first, last, year, month);
    }

    private static PeriodMatch? Said(int first, int last, int year, int month) =>
        UnitPeriods.Month(first, last, year, month) is { } match ? match with { IsYearSaid = true } : null;

    private static PeriodMatch? Numeric(TokenizedText text, int first)
    {
        if (text.Glued(first) && !text.IsSymbol(first - 1, '('))
        {
            return null;
        }

        return YearFirst(text, first) ?? YearLast(text, first);
    }

    // "2015.3", "2016 - 11", "2016-nov.", "2016, nov".
    private static PeriodMatch? YearFirst(TokenizedText text, int first)
    {
        var year = CardinalReader.Digits(text, first);
        if (text[first].FoldedLength != 4 || !IsLink(text, first + 1, withComma: true))
        {
            return null;
        }

        var name = first + 2;
        if (text[name].Lexeme.Month > 0)
        {
            var after = CalendarDateReader.AfterMonth(text, name);
            return DayNumberReader.ReadDay(text, after).Found || DayNumberReader.ReadDay(text, after + 1).Found ? null : Said(first, after - 1, year, text[name].Lexeme.Month);
        }

        return !text.IsSymbol(first + 1, ',') && IsMonthNumber(text, name) && !GoesOn(text, name) ? Said(first, name, year, CardinalReader.Digits(text, name)) : null;
    }

    // "11/2016", "11 / 2016", "12-2015".
    private static PeriodMatch? YearLast(TokenizedText text, int first) =>
        IsMonthNumber(text, first) && IsLink(text, first + 1, withComma: false) && !text.IsSymbol(first + 1, '.') && text[first + 2].FoldedLength == 4
        && text[first + 2].Kind == TokenKind.Digits && !GoesOn(text, first + 2)
            ? Said(first, first + 2, CardinalReader.Digits(text, first + 2), CardinalReader.Digits(text, first))
            : null;

    private static bool IsLink(TokenizedText text, int index, bool withComma) =>
        text.IsSymbol(index, '/') || text.IsSymbol(index, '-') || (text.IsSymbol(index, '.') && text.Glued(index)) || (withComma && text.IsSymbol(index, ','));

    private static bool IsMonthNumber(TokenizedText text, int index) =>
        text[index].Kind == TokenKind.Digits && text[index].FoldedLength <= 2 && CardinalReader.Digits(text, index) is >= 1 and <= 12;

    private static bool GoesOn(TokenizedText text, int index) =>
        text.Glued(index + 1) && (text[index + 1].Kind != TokenKind.Symbol
            || (text.Folded(index + 1)[0] is '/' or '-' or '.' or ',' && text.Glued(index + 2) && text[index + 2].Kind == TokenKind.Digits));
}
