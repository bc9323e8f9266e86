using SupportBot.Dialogs.Recognizers.Numbers;
using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Recognizers.DateTimes;

/// <summary>
/// Reads weeks named by number or by a day: "semaine 31", "la troisième semaine de 2027", "dernière semaine de juillet", "semaine du 15 septembre",
/// "w/c le 4 février".
/// </summary>
internal static class WeekPeriodReader
{
    private const int LastOne = -1;

    internal static PeriodMatch? Read(DateScope scope, int first)
    {
        var text = scope.Text;
        if (text[first].Lexeme.Unit == TimeUnit.Week)
        {
            return Numbered(scope, first) ?? OfDay(scope, first, first + 1) ?? LastThenOf(scope, first, first);
        }

        if (text.Is(first, "w") && text.IsSymbol(first + 1, '/') && text.Is(first + 2, "c"))
        {
            return Holding(scope, first, first + 3);
        }

        if (!text.IsWord(first, Word.The))
        {
            return Counted(scope, first, first);
        }

        // The article belongs to a week that is said in full: "la troisième semaine de 2027", but "dixième semaine".
        return Counted(scope, first, first + 1) is { IsYearSaid: true } counted ? counted : LastThenOf(scope, first, first + 1);
    }

    private static PeriodMatch? Numbered(DateScope scope, int first)
    {
        var week = CardinalReader.Digits(scope.Text, first + 1);
        return week is >= 1 and <= 53 && scope.Text[first + 1].FoldedLength <= 2 && scope.Text[first + 2].Lexeme.Month == 0
            ? UnitPeriods.Week(first, first + 1, UnitPeriods.MondayOf(scope.Today.Year, week))
            : null;
    }

    // "semaine du 15 septembre", "semaine de septembre.16", "semaine commençant le 4 fév.".
    private static PeriodMatch? OfDay(DateScope scope, int first, int next)
    {
        if (scope.Text.Is(next, "commencant") || scope.Text.Is(next, "debutant"))
        {
            return Holding(scope, first, next + 1);
        }

        return scope.Text.IsWord(next, Word.Of) ? Holding(scope, first, next + 1) : null;
    }

    private static PeriodMatch? Holding(DateScope scope, int first, int index)
    {
        index += scope.Text.IsWord(index, Word.The) ? 1 : 0;
        if (DateReader.ReadWithoutOffset(scope, index) is not { } date)
        {
            return null;
        }

        return new PeriodMatch(first, date.Last, date.Timex, WeekOf(date.Future), WeekOf(date.Past), TimeUnit.Week);
    }

    private static DaySpan WeekOf(DateOnly? day) =>
        day is { } known && Calendar.InWeek(known, 1, 0) is { } monday ? new DaySpan(monday, Calendar.AddDays(monday, 7)) : default;

    // "la semaine dernière du mois de juillet".
    private static PeriodMatch? LastThenOf(DateScope scope, int first, int noun) =>
        scope.Text[noun].Lexeme.Unit == TimeUnit.Week && scope.Text.IsWord(noun + 1, Word.Last) && scope.Text.IsWord(noun + 2, Word.Of)
            ? OfWhole(scope, first, noun + 1, LastOne)
            : null;

    private static PeriodMatch? Counted(DateScope scope, int first, int index)
    {
        var text = scope.Text;
        var number = text.IsWord(index, Word.Last) ? new Cardinal(LastOne, index) : OrdinalReader.Read(text, index);
        if (!number.Found || number.Value > 53 || text[number.Last + 1].Lexeme.Unit != TimeUnit.Week)
        {
            return null;
        }

        var noun = number.Last + 1;
        var whole = OfWhole(scope, first, noun, (int)number.Value);
        if (whole is not null || number.Value == LastOne)
        {
            return whole;
        }

        return UnitPeriods.Week(first, noun, UnitPeriods.MondayOf(scope.Today.Year, (int)number.Value));
    }

    // "de 2027", "de l'année 2027", "l'année prochaine", "de ce mois", "de juillet", "du mois de juillet".
    private static PeriodMatch? OfWhole(DateScope scope, int first, int noun, int number)
    {
        var text = scope.Text;
        var year = DayNumberReader.ReadYearAfter(text, noun + 1);
        if (year.Found)
        {
            return InYear(first, year.Last, (int)year.Value, number);
        }

        var index = text.IsWord(noun + 1, Word.Of) ? noun + 2 : noun + 1;
        var whole = RelativePeriodReader.Read(scope, index, isInside: true) ?? (index > noun + 1 ? MonthPeriodReader.Read(scope, index) : null);
        return whole switch
        {
            { Grain: TimeUnit.Year, Future.Start: { } start } => InYear(first, whole.Last, start.Year, number),
            { Grain: TimeUnit.Month } => InMonth(first, whole, number),
            _ => null,
        };
    }

    private static PeriodMatch? InYear(int first, int last, int year, int number)
    {
        if (year is < 1 or > 9998)
        {
            return null;
        }

        var week = number == LastOne ? System.Globalization.ISOWeek.GetWeeksInYear(year) : number;
        return UnitPeriods.Week(first, last, UnitPeriods.MondayOf(year, week)) is { } match ? match with { IsYearSaid = true } : null;
    }

    private static PeriodMatch? InMonth(int first, PeriodMatch month, int number)
    {
        if (number > 5)
        {
            return null;
        }

        var timex = $"{month.Timex}-W{(number == LastOne ? 5 : number):00}";
        return new PeriodMatch(first, month.Last, timex, WeekInMonth(month.Future, number), WeekInMonth(month.Past, number), TimeUnit.Week) { IsYearSaid = true };
    }

    // As in ISO 8601, a week is of the month that holds its Thursday.
    private static DaySpan WeekInMonth(DaySpan month, int number)
    {
        if (month is not { Start: { } start, End: { } end })
        {
            return default;
        }

        var thursday = number == LastOne ? NthWeekdayReader.Day(start.Year, start.Month, 4, LastOne) : NthWeekdayReader.Day(start.Year, start.Month, 4, number);
        return thursday < end && Calendar.AddDays(thursday.Value, -3) is { } monday ? new DaySpan(monday, Calendar.AddDays(monday, 7)) : default;
    }
}
