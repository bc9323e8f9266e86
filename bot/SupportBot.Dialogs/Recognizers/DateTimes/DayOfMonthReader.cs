using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Recognizers.DateTimes;

/// <summary>Reads days of the month without the month's name: "le 15", "pour le vingt-deux", "le 20 du mois prochain", "31 de ce mois".</summary>
internal static class DayOfMonthReader
{
    internal static DateMatch? Read(DateScope scope, int first)
    {
        var text = scope.Text;
        if (text.Is(first, "le"))
        {
            return OfNamedMonth(scope, first, first + 1) ?? (text.IsWord(first - 1, Word.For) ? Bare(scope, first, first + 1) : null);
        }

        var bare = text.Is(first - 1, "le") || (text.IsWord(first - 1, Word.In) && text[first].Kind == TokenKind.Digits && first + 1 == text.Count);
        return OfThisMonth(scope, first) ?? (bare && !text.IsWord(first - 2, Word.For) ? Bare(scope, first, first) : null);
    }

    /// <summary>Whether what follows a number makes it count something else than a day: a unit, a noun, a percent sign, a clock.</summary>
    internal static bool IsOtherNumber(TokenizedText text, int next)
    {
        ref readonly var token = ref text[next];
        if (token.Kind == TokenKind.Symbol)
        {
            return text.Glued(next) && text.Folded(next)[0] is ':' or '%' or '°' or '/' or '€' or '$';
        }

        if (token.Kind == TokenKind.Digits)
        {
            return true;
        }

        return token.Kind == TokenKind.Word && (text.Glued(next) || !IsNeighbour(text, next));
    }

    // What may stand after a bare day: small words, times of day, "svp".
    private static bool IsNeighbour(TokenizedText text, int next)
    {
        var lexeme = text[next].Lexeme;
        return (lexeme.Word is Word.And or Word.Or or Word.To or Word.For or Word.Between or Word.Before or Word.After or Word.Within or Word.Until or Word.About
                or Word.DuringWord or Word.In or Word.Of)
            || lexeme.DayPart != DayPart.None || lexeme.Weekday > 0 || text.Folded(next) is "mais" or "avec" or "si" or "car" or "par" or "chez" or "svp" or "stp" or "merci" or "c'" or "ca" or "a";
    }

    private static DateMatch? Bare(DateScope scope, int first, int number)
    {
        var text = scope.Text;
        var day = DayNumberReader.ReadDay(text, number);
        var isOrdinalWord = text[number].Lexeme.Ordinal > 0;
        if (!day.Found || isOrdinalWord || IsOtherNumber(text, day.Last + 1) || text[first - 1].Lexeme.Word is Word.About
            || text[first - 2].Lexeme.Word is Word.About or Word.Between)
        {
            return null;
        }

        var weekday = text.IsSymbol(day.Last + 1, ',') && text[day.Last + 2].Lexeme is { Weekday: > 0, Plural: false } ? text[day.Last + 2].Lexeme.Weekday : 0;
        // "le vingt-et-un, jeudi".
        return weekday > 0
            ? WeekdayReader.OnDay(scope, first, day.Last + 2, weekday, (int)day.Value)
            : DateMatch.OfMonth(first, day.Last, (int)day.Value, scope.Today);
    }

    // "le 20 du mois prochain".
    private static DateMatch? OfNamedMonth(DateScope scope, int first, int number)
    {
        var text = scope.Text;
        var day = DayNumberReader.ReadDay(text, number);
        var month = day.Last + 2;
        if (!day.Found || !text.Is(day.Last + 1, "du") || text[month].Lexeme.Unit != TimeUnit.Month)
        {
            return null;
        }

        int? months = text[month + 1].Lexeme.Word switch
        {
            Word.Next or Word.Following => 1,
            Word.Last or Word.Previous => -1,
            Word.Current => 0,
            _ => null,
        };
        return months is { } away ? InMonth(scope, first, month + 1, (int)day.Value, away) : null;
    }

    // "31 de ce mois", "le 5 de ce mois-ci".
    private static DateMatch? OfThisMonth(DateScope scope, int first)
    {
        var text = scope.Text;
        var day = DayNumberReader.ReadDay(text, first);
        var index = day.Last + 1;
        if (!day.Found)
        {
            return null;
        }

        index += text.IsWord(index, Word.Of) ? 1 : 0;
        if (!text.IsWord(index, Word.This) || text[index + 1].Lexeme.Unit != TimeUnit.Month)
        {
            return null;
        }

        var last = text.IsSymbol(index + 2, '-') && text.Is(index + 3, "ci") ? index + 3 : index + 1;
        return InMonth(scope, first, last, (int)day.Value, 0);
    }

    private static DateMatch? InMonth(DateScope scope, int first, int last, int day, int months) =>
        Calendar.AddMonths(new DateOnly(scope.Today.Year, scope.Today.Month, 1), months) is { } month
            ? DateMatch.Full(first, last, month.Year, month.Month, day)
            : null;
}
