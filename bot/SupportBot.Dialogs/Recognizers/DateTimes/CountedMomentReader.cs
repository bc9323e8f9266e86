using System.Globalization;
using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Recognizers.DateTimes;

/// <summary>
/// Reads so many hours or minutes from now on or until now: "dernière minute", "les 5 minutes à venir", "dans les 15 prochaines secondes",
/// "3 minutes avant", "reste du jour".
/// </summary>
internal static class CountedMomentReader
{
    internal static MomentPeriodMatch? Read(DateScope scope, int first)
    {
        var text = scope.Text;
        return text[first].Lexeme.Word switch
        {
            Word.Rest => Rest(scope, first),
            Word.Ending => EndOfDay(scope, first),
            Word.Next or Word.Last or Word.Previous or Word.Following => PositionFirst(scope, first),
            Word.Within => Within(scope, first),
            Word.After => Counted(text, first + 1) is { } after ? FromNow(scope, first, after.Last, after, 1) : null,
            Word.DuringWord => Counted(text, first + 1) is { } during ? FromNow(scope, first, during.Last, during, 1) : null,
            _ => UnitThenPosition(scope, first) ?? CountThenPosition(scope, first),
        };
    }

    private static DurationMatch? Counted(TokenizedText text, int index) => DurationReader.Read(text, index) is { HasTime: true } duration ? duration : null;

    // "dernière minute", "dernières 3 minutes", "prochaine heure".
    private static MomentPeriodMatch? PositionFirst(DateScope scope, int first)
    {
        var text = scope.Text;
        var sign = text[first].Lexeme.Word is Word.Next or Word.Following ? 1 : -1;
        if (Counted(text, first + 1) is { } counted)
        {
            return FromNow(scope, first, counted.Last, counted, sign);
        }

        var unit = UnitReader.Read(text, first + 1);
        return IsOfClock(unit) ? FromNow(scope, first, unit.Last, One(unit), sign) : null;
    }

    // "dans quelques minutes", "dans les 5 minutes", "dans les 15 prochaines secondes".
    private static MomentPeriodMatch? Within(DateScope scope, int first)
    {
        var text = scope.Text;
        if (text.IsWord(first + 1, Word.Few))
        {
            return Counted(text, first + 1) is { } vague ? FromNow(scope, first, vague.Last, vague, 1) : null;
        }

        if (!text.Is(first + 1, "les"))
        {
            return Counted(text, first + 1) is { } counted ? FromNow(scope, first, counted.Last, counted, 1) : null;
        }

        if (CountThenPosition(scope, first + 2) is { } inside)
        {
            return inside with { First = first };
        }

        return Counted(text, first + 2) is { } plain ? FromNow(scope, first, plain.Last, plain, 1) : null;
    }

    // "heure prochaine".
    private static MomentPeriodMatch? UnitThenPosition(DateScope scope, int first)
    {
        var unit = UnitReader.Read(scope.Text, first);
        return IsOfClock(unit) && PositionReader.After(scope.Text, unit.Last + 1, out var last) is { } away and not 0 && last == unit.Last + 1
            ? FromNow(scope, first, last, One(unit), away)
            : null;
    }

    // "5 minutes à venir", "15 prochaines secondes", "3 minutes avant".
    private static MomentPeriodMatch? CountThenPosition(DateScope scope, int first)
    {
        var text = scope.Text;
        if (Counted(text, first) is { } counted)
        {
            if (PositionReader.After(text, counted.Last + 1, out var last) is { } away and not 0)
            {
                return FromNow(scope, first, last, counted, away);
            }

            return text.IsWord(counted.Last + 1, Word.Before) && text[counted.Last + 2].Kind is TokenKind.Outside or TokenKind.Symbol
                ? FromNow(scope, first, counted.Last + 1, counted, -1)
                : null;
        }

        var amount = DurationReader.ReadAmount(text, first);
        var position = amount.Last + 1;
        var unit = amount.Last >= 0 ? UnitReader.Read(text, position + 1) : UnitMatch.None;
        return IsOfClock(unit) && text[position].Lexeme.Word is Word.Next or Word.Last or Word.Previous
            && (amount.Amount <= 1 || text.Folded(position)[^1] == 's')
            ? FromNow(scope, first, unit.Last, new DurationMatch(first, unit.Last, [new DurationPart(amount.Amount, unit.Unit)]), text.IsWord(position, Word.Next) ? 1 : -1)
            : null;
    }

    private static bool IsOfClock(UnitMatch unit) => unit.Unit is TimeUnit.Second or TimeUnit.Minute or TimeUnit.Hour;

    private static DurationMatch One(UnitMatch unit) => new(unit.Last, unit.Last, [new DurationPart(1, unit.Unit)]);

    private static MomentPeriodMatch? FromNow(DateScope scope, int first, int last, DurationMatch duration, int sign)
    {
        if (duration.AddTo(scope.Now, sign) is not { } moved)
        {
            return null;
        }

        var (start, end) = sign > 0 ? (scope.Now, moved) : (moved, scope.Now);
        return MomentPeriodMatch.Of(first, last, $"({Timex(start)},{Timex(end)},{duration.Timex})", start, end);
    }

    // "reste du jour", "reste de ce jour", "reste de la journée".
    private static MomentPeriodMatch? Rest(DateScope scope, int first)
    {
        var text = scope.Text;
        var index = text.IsWord(first + 1, Word.Of) ? first + 2 : first + 1;
        index += text[index].Lexeme.Word is Word.The or Word.This or Word.My ? 1 : 0;
        if (text[index].Lexeme.Unit != TimeUnit.Day)
        {
            return null;
        }

        var last = text.IsSymbol(index + 1, '-') && text.Is(index + 2, "la") ? index + 2 : index;
        return UntilMidnight(scope, first, last);
    }

    // "fin du jour".
    private static MomentPeriodMatch? EndOfDay(DateScope scope, int first) =>
        scope.Text.IsWord(first + 1, Word.Of) && scope.Text.Is(first + 2, "jour") ? UntilMidnight(scope, first, first + 2) : null;

    private static MomentPeriodMatch UntilMidnight(DateScope scope, int first, int last)
    {
        var end = scope.Today.ToDateTime(new TimeOnly(23, 59, 59));
        var seconds = (int)Math.Max(0, (end - scope.Now).TotalSeconds);
        return MomentPeriodMatch.Of(first, last, string.Create(CultureInfo.InvariantCulture, $"({Timex(scope.Now)},{Timex(end)},PT{seconds}S)"), scope.Now, end);
    }

    private static string Timex(DateTime instant) => instant.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);
}
