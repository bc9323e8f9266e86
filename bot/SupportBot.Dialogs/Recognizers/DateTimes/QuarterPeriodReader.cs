using System.Runtime.InteropServices;
using SupportBot.Dialogs.Recognizers.Numbers;
using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Recognizers.DateTimes;

/// <summary>Reads quarters and half-years: "troisième trimestre de 2016", "Q1 2016", "2016 H2", "trimestre1", "premier semestre de l'année prochaine".</summary>
internal static class QuarterPeriodReader
{
    internal static PeriodMatch? Read(DateScope scope, int first)
    {
        var text = scope.Text;
        var year = text[first] is { Kind: TokenKind.Digits, FoldedLength: 4 } ? new Cardinal(CardinalReader.Digits(text, first), first) : DayNumberReader.ReadYear(text, first);
        if (year.Found && !text.Glued(first))
        {
            return AfterYear(scope, first, year);
        }

        var named = ReadNamed(text, text.Is(first, "le") ? first + 1 : first);
        if (named.Found)
        {
            return WithYear(scope, first, named);
        }

        var letter = ReadShort(text, first);
        return letter.Found && DayNumberReader.ReadYearAfter(text, letter.Last + 1) is { Found: true } said ? Of(first, said.Last, (int)said.Value, letter) : null;
    }

    // "2016 le troisième trimestre", "2016 H2", "2016H2", "2017-trimestre1".
    private static PeriodMatch? AfterYear(DateScope scope, int first, Cardinal year)
    {
        var text = scope.Text;
        var index = year.Last + 1;
        index += text.IsSymbol(index, '-') || text.Is(index, "le") ? 1 : 0;
        var part = ReadNamed(text, index) is { Found: true } named ? named : ReadShort(text, index);
        return part.Found ? Of(first, part.Last, (int)year.Value, part) : null;
    }

    private static PeriodMatch? WithYear(DateScope scope, int first, QuarterPart part)
    {
        var text = scope.Text;
        var year = DayNumberReader.ReadYearAfter(text, part.Last + 1);
        if (year.Found)
        {
            return Of(first, year.Last, (int)year.Value, part);
        }

        var index = text.IsWord(part.Last + 1, Word.Of) ? part.Last + 2 : part.Last + 1;
        if (RelativePeriodReader.Read(scope, index, isInside: true) is { Grain: TimeUnit.Year, Future.Start: { } start } relative)
        {
            return Of(first, relative.Last, start.Year, part);
        }

        var isOfTheYear = text.IsWord(index, Word.The) && text[index + 1].Lexeme.Unit == TimeUnit.Year;
        return Open(scope, first, isOfTheYear ? index + 1 : part.Last, part);
    }

    // Without a year: this year's when it is not over, and the one before.
    private static PeriodMatch? Open(DateScope scope, int first, int last, QuarterPart part)
    {
        var here = Of(first, last, scope.Today.Year, part);
        if (here?.Future is not { Start: { } start, End: { } end })
        {
            return null;
        }

        var isOver = end <= scope.Today;
        var other = Of(first, last, scope.Today.Year + (isOver ? 1 : -1), part);
        var timex = $"(XXXX-{start:MM-dd},XXXX-{end:MM-dd},P{part.Months}M)";
        return other is null ? null : here with { Timex = timex, Future = isOver ? other.Future : here.Future, Past = isOver ? here.Past : other.Past };
    }

    private static PeriodMatch? Of(int first, int last, int year, QuarterPart part) =>
        UnitPeriods.Months(first, last, Calendar.Day(year, ((part.Number - 1) * part.Months) + 1, 1), part.Months, part.Months == 3 ? TimeUnit.Quarter : TimeUnit.HalfYear) is { } match
            ? match with { IsYearSaid = true }
            : null;

    // "troisième trimestre", "1er trimestre", "dernier semestre", "trimestre1", "trimestre 2".
    private static QuarterPart ReadNamed(TokenizedText text, int index)
    {
        var ordinal = text.IsWord(index, Word.Last) ? new Cardinal(-1, index) : OrdinalReader.Read(text, index);
        var noun = ordinal.Found ? ordinal.Last + 1 : index;
        var months = text[noun].Lexeme.Unit switch
        {
            TimeUnit.Quarter => 3,
            TimeUnit.HalfYear => 6,
            _ => ordinal.Found && text.IsWord(noun, Word.QuarterOf) ? 3 : 0,
        };
        if (months == 0)
        {
            return QuarterPart.None;
        }

        // A third half-year is a slip for a quarter.
        if (ordinal.Found)
        {
            var number = ordinal.Value < 0 ? 12 / months : (int)Math.Min(ordinal.Value, 99);
            months = number is 3 or 4 ? 3 : months;
            return number >= 1 && number <= 12 / months && (ordinal.Value > 0 || DayNumberReader.ReadYearAfter(text, noun + 1).Found)
                ? new QuarterPart(number, months, noun)
                : QuarterPart.None;
        }

        var digit = CardinalReader.Digits(text, noun + 1);
        return digit >= 1 && digit <= 12 / months ? new QuarterPart(digit, months, noun + 1) : QuarterPart.None;
    }

    // "Q1", "T3", "H2", "S1".
    private static QuarterPart ReadShort(TokenizedText text, int index)
    {
        var months = text.Folded(index) switch
        {
            "q" or "t" => 3,
            "h" or "s" => 6,
            _ => 0,
        };
        var digit = text.Glued(index + 1) ? CardinalReader.Digits(text, index + 1) : -1;
        return months > 0 && digit >= 1 && digit <= 12 / months ? new QuarterPart(digit, months, index + 1) : QuarterPart.None;
    }

    /// <summary>Which part of a year; its number counts from 1, its length in months.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct QuarterPart(int Number, int Months, int Last)
    {
        internal static readonly QuarterPart None = new(0, 0, -1);

        internal bool Found => Last >= 0;
    }
}
