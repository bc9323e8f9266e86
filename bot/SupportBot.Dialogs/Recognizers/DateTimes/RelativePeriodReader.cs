using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Recognizers.DateTimes;

/// <summary>Reads periods counted from the present one: "cette semaine", "le mois prochain", "l'année passée", "ce week-end", "ma semaine".</summary>
internal static class RelativePeriodReader
{
    /// <param name="scope">The text and the moment.</param>
    /// <param name="first">Where the period must start.</param>
    /// <param name="isInside">Whether it is the end of a longer phrase, where every article belongs: "le juin de l'année prochaine".</param>
    internal static PeriodMatch? Read(DateScope scope, int first, bool isInside = false)
    {
        var text = scope.Text;
        if (text.IsWord(first, Word.The))
        {
            return WithArticle(scope, first, isInside);
        }

        if (text.Is(first, "meme"))
        {
            return Undefined(scope, first, UnitReader.Read(text, first + 1));
        }

        return PositionReader.Before(text, first) is { } away ? PositionThenUnit(scope, first, away) : UnitThenPosition(scope, first, first);
    }

    // "prochaine semaine", "cette semaine", "ce mois-ci", "ma semaine", "même semaine".
    private static PeriodMatch? PositionThenUnit(DateScope scope, int first, int away)
    {
        var text = scope.Text;
        // "cette l'année" is how some write it.
        var start = text.Is(first, "cette") && text.IsWord(first + 1, Word.The) ? first + 2 : first + 1;
        var unit = UnitReader.Read(text, start);
        if (!IsPeriod(unit) || text[unit.Last].Lexeme.Plural)
        {
            return null;
        }

        if (text.IsSymbol(unit.Last + 1, '-') && text.Is(unit.Last + 2, "ci"))
        {
            return UnitPeriods.Away(scope.Today, unit.Unit, away, first, unit.Last + 2);
        }

        // "ce mois prochain" is next month; "ces mois" are several.
        if (away == 0 && (text.Is(first, "ces") || text.Is(first, "mes") || text.Is(first, "nos")))
        {
            return null;
        }

        return away == 0 && PositionReader.After(text, unit.Last + 1, out var last) is { } after
            ? UnitPeriods.Away(scope.Today, unit.Unit, after, first, last)
            : WorkingWeek(scope, unit, UnitPeriods.Away(scope.Today, unit.Unit, away, first, unit.Last));
    }

    // "cette semaine de travail" ends on Friday.
    private static PeriodMatch? WorkingWeek(DateScope scope, UnitMatch unit, PeriodMatch? week)
    {
        var isWorking = unit.Unit == TimeUnit.Week && scope.Text.IsWord(unit.Last + 1, Word.Of) && scope.Text.Is(unit.Last + 2, "travail");
        if (!isWorking || week?.Future.Start is not { } monday)
        {
            return week;
        }

        var span = new DaySpan(monday, Calendar.AddDays(monday, 5));
        return week with { Last = unit.Last + 2, Future = span, Past = span };
    }

    private static PeriodMatch? UnitThenPosition(DateScope scope, int first, int index)
    {
        var text = scope.Text;
        var unit = UnitReader.Read(text, index);
        if (!IsPeriod(unit))
        {
            return null;
        }

        if (PositionReader.IsAfterNext(text, unit.Last + 1))
        {
            return UnitPeriods.Away(scope.Today, unit.Unit, 2, first, unit.Last + 3);
        }

        if (PositionReader.After(text, unit.Last + 1, out var last) is { } away)
        {
            return UnitPeriods.Away(scope.Today, unit.Unit, away, first, last);
        }

        // "le partenaire du mois"
        if (unit.Unit == TimeUnit.Month && index == first && text.Is(first - 1, "du") && text[first + 1].Kind is TokenKind.Outside or TokenKind.Symbol)
        {
            return UnitPeriods.Away(scope.Today, unit.Unit, 0, first, unit.Last);
        }

        return unit.Unit == TimeUnit.WeekEnd ? UnitPeriods.Away(scope.Today, unit.Unit, 0, first, unit.Last) : null;
    }

    // "la même année", "ce week-end-là": another one than the present, which the text does not tell.
    private static PeriodMatch? Undefined(DateScope scope, int first, UnitMatch unit)
    {
        var timex = unit.Unit switch
        {
            TimeUnit.Year => "XXXX",
            TimeUnit.Month => "XXXX-XX",
            TimeUnit.Week => "XXXX-WXX",
            TimeUnit.WeekEnd => "XXXX-WXX-WE",
            _ => null,
        };
        return timex is not null && UnitPeriods.Away(scope.Today, unit.Unit, 0, first, unit.Last) is { } here ? here with { Timex = timex, Mod = "ref_undef" } : null;
    }

    private static PeriodMatch? WithArticle(DateScope scope, int first, bool isInside)
    {
        var text = scope.Text;
        var noun = UnitReader.Read(text, first + 1);
        if (noun.Found && text.IsSymbol(noun.Last + 1, '-') && text.Is(noun.Last + 2, "la"))
        {
            return Undefined(scope, first, noun) is { } other ? other with { Last = noun.Last + 2 } : null;
        }

        var position = PositionReader.Before(text, first + 1);
        if (position is { } away && !text.IsWord(first + 1, Word.This) && PositionThenUnit(scope, first + 1, away) is { } before)
        {
            return before with { First = first };
        }

        if (UnitThenPosition(scope, first, first + 1) is { } after)
        {
            return !isInside && IsWithoutArticle(text, first + 1) ? null : after;
        }

        return IsBareUnit(text, first) ? UnitPeriods.Away(scope.Today, text[first + 1].Lexeme.Unit, 0, first, first + 1) : null;
    }

    // Microsoft.Recognizers finds "semaine prochaine" and "année dernière" without their article.
    private static bool IsWithoutArticle(TokenizedText text, int unit) =>
        (text[unit].Lexeme.Unit is TimeUnit.Week or TimeUnit.Year && text[unit + 1].Lexeme.Word is Word.Next or Word.Last) || text.IsWord(unit + 1, Word.To);

    // "pour le mois", "le partenaire de l'année": the present one.
    private static bool IsBareUnit(TokenizedText text, int first) =>
        text[first + 1].Lexeme.Unit is TimeUnit.Month or TimeUnit.Year or TimeUnit.Week
        && (text.IsWord(first - 1, Word.For) || (text.IsWord(first - 1, Word.Of) && text[first + 1].Lexeme.Unit == TimeUnit.Year))
        && text[first + 2].Kind is TokenKind.Outside or TokenKind.Symbol;

    private static bool IsPeriod(UnitMatch unit) => unit.Unit >= TimeUnit.WeekEnd && unit.Unit != TimeUnit.Fortnight;
}
