using SupportBot.Dialogs.Recognizers.Numbers;
using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Recognizers.DateTimes;

/// <summary>Reads years, decades and centuries: "2018", "l'année 247", "deux mille vingt", "les années 70", "21e siècle".</summary>
internal static class YearPeriodReader
{
    private const int EarliestBareYear = 1500;
    private const int LatestBareYear = 2100;

    internal static PeriodMatch? Read(DateScope scope, int first)
    {
        var text = scope.Text;
        if (text[first].Lexeme.Unit == TimeUnit.Year)
        {
            return AfterNoun(text, first, first);
        }

        if (text.Is(first, "les"))
        {
            return text[first + 1].Lexeme.Unit == TimeUnit.Year ? AfterNoun(text, first, first + 1) : Shortened(text, first);
        }

        return Century(text, first) ?? Bare(text, first);
    }

    /// <summary>A year of which nothing but its number is said, wherever a range wants one.</summary>
    internal static PeriodMatch? Number(TokenizedText text, int first)
    {
        var year = DayNumberReader.ReadYear(text, first);
        return year.Found && year.Value is >= EarliestBareYear and <= LatestBareYear && !IsMeasured(text, year.Last + 1) ? Said(first, year.Last, (int)year.Value) : null;
    }

    private static PeriodMatch? Said(int first, int last, int year) =>
        UnitPeriods.Year(first, last, year) is { } match ? match with { IsYearSaid = true } : null;

    // "en 1928", "ventes de 2008"; not "2000 $", "1500 licences", "n° 2019".
    private static PeriodMatch? Bare(TokenizedText text, int first)
    {
        var isWanted = text[first - 1].Kind == TokenKind.Outside || text[first - 1].Kind == TokenKind.Symbol
            || text[first - 1].Lexeme.Word is Word.In or Word.Of or Word.Since or Word.Before or Word.After or Word.Until or Word.To or Word.Between or Word.Ending
                or Word.Beginning or Word.Middle or Word.And or Word.Or or Word.For or Word.DuringWord or Word.The;
        var isGlued = text.Glued(first) && text[first - 1].Kind != TokenKind.Symbol;
        var isTail = text.Glued(first) && text[first - 1].Kind == TokenKind.Symbol && text.Folded(first - 1)[0] is '-' or '/' or '.' or '+' or '#' or '$' or '€' or '°' or ',';
        return isWanted && !isGlued && !isTail ? Number(text, first) : null;
    }

    // A unit, a currency or a noun makes it a count.
    private static bool IsMeasured(TokenizedText text, int next)
    {
        if (text[next].Kind == TokenKind.Word)
        {
            return text[next].Lexeme == Lexeme.Unknown ? !IsVerbOrLink(text, next) && text[next - 1].Kind == TokenKind.Digits && !text.Glued(next) && IsPlural(text, next)
                : text[next].Lexeme.Unit != TimeUnit.None || text[next].Lexeme.Cardinal is CardinalKind.Scale;
        }

        return (text[next].Kind == TokenKind.Symbol && text.Folded(next)[0] is '€' or '$' or '£' or '%') || (text[next].Kind == TokenKind.Digits && text[next].FoldedLength == 3)
            || (text.Glued(next) && text[next].Kind == TokenKind.Symbol && text.Folded(next)[0] is '/' or '-' or ':' && text.Glued(next + 1) && text[next + 1].Kind == TokenKind.Digits && text[next + 1].FoldedLength != 4);
    }

    private static bool IsPlural(TokenizedText text, int index) => text.Folded(index)[^1] is 's' or 'x';

    private static bool IsVerbOrLink(TokenizedText text, int index) => text.Folded(index) is "est" or "sans" or "mais" or "dans" or "sous" or "puis" or "pas" or "plus";

    // "année 247", "les années 2000", "les années soixante-dix", "les années 20".
    private static PeriodMatch? AfterNoun(TokenizedText text, int first, int noun)
    {
        var isDecade = text.Folded(noun) is "annees" && (first < noun || text[noun + 1].FoldedLength == 2 || text[noun + 1].Kind == TokenKind.Word);
        var digits = CardinalReader.Digits(text, noun + 1);
        var number = digits >= 0 ? new Cardinal(digits, noun + 1) : CardinalReader.Read(text, noun + 1);
        if (!number.Found || number.Value is < 10 or > 2_999 || text[number.Last + 1].Lexeme.Unit != TimeUnit.None)
        {
            return null;
        }

        if (isDecade && number.Value % 10 == 0)
        {
            return Decade(first, number.Last, (int)number.Value);
        }

        return digits is >= 0 and < 100 ? null : Said(first, number.Last, (int)number.Value);
    }

    // "les 70s", "les deux milles".
    private static PeriodMatch? Shortened(TokenizedText text, int first)
    {
        var digits = CardinalReader.Digits(text, first + 1);
        if (digits >= 10 && digits % 10 == 0 && text.Is(first + 2, "s") && text.Glued(first + 2))
        {
            return Decade(first, first + 2, digits);
        }

        return text.Is(first + 1, "deux") && text.Is(first + 2, "milles") ? Decade(first, first + 2, 2000) : null;
    }

    private static PeriodMatch? Decade(int first, int last, int number)
    {
        if (number >= 100)
        {
            return UnitPeriods.Years(first, last, number, 10, TimeUnit.Decade);
        }

        var future = UnitPeriods.Years(first, last, 2000 + number, 10, TimeUnit.Decade);
        var past = UnitPeriods.Years(first, last, 1900 + number, 10, TimeUnit.Decade);
        var next = number + 10 == 100 ? "X100" : $"XX{number + 10}";
        return future is null || past is null ? null : future with { Timex = $"(XX{number:00}-01-01,{next}-01-01,P10Y)", Past = past.Past };
    }

    private static PeriodMatch? Century(TokenizedText text, int first)
    {
        var number = OrdinalReader.Read(text, first);
        return number.Found && number.Value is >= 1 and <= 30 && text[number.Last + 1].Lexeme.Unit == TimeUnit.Century
            ? UnitPeriods.Years(first, number.Last + 1, Math.Max(1, (int)(number.Value - 1) * 100), 100, TimeUnit.Century)
            : null;
    }
}
