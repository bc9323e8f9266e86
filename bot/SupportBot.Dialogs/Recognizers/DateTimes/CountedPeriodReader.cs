using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Recognizers.DateTimes;

/// <summary>
/// Reads so many units from now on or until now: "les trois prochains mois", "3 semaines passées", "5 années à venir", "dans les 5 jours",
/// "4 semaines dans le futur", "ces dernières semaines".
/// </summary>
internal static class CountedPeriodReader
{
    internal static PeriodMatch? Read(DateScope scope, int first)
    {
        var text = scope.Text;
        if (text.IsWord(first, Word.Within) && text.Is(first + 1, "les"))
        {
            var counted = PositionInside(scope, first + 2, first) ?? Behind(scope, first + 2, first);
            return counted ?? (DurationReader.Read(text, first + 2) is { } plain ? ToCome(scope, first, plain.Last, plain) : null);
        }

        if (text.Is(first, "des"))
        {
            return text.Is(first - 1, "cours") ? null : PositionInside(scope, first + 1, first);
        }

        return text[first].Lexeme.Word is Word.Next or Word.Last or Word.Previous or Word.Following
            ? PositionFirst(scope, first)
            : PositionInside(scope, first, first) ?? Behind(scope, first, first);
    }

    /// <summary>From tomorrow on, or the decades that follow.</summary>
    private static PeriodMatch? ToCome(DateScope scope, int first, int last, DurationMatch duration)
    {
        if (!duration.IsOfDays)
        {
            return null;
        }

        var from = duration.Parts[0].Unit == TimeUnit.Decade ? DecadeStart(scope, 10) : Calendar.AddDays(scope.Today, 1);
        return Between(first, last, from, from is { } start ? Moved(duration, start, 1) : null, duration);
    }

    /// <summary>Until today, or the decades that are over.</summary>
    private static PeriodMatch? Over(DateScope scope, int first, int last, DurationMatch duration)
    {
        if (!duration.IsOfDays)
        {
            return null;
        }

        var until = duration.Parts[0].Unit == TimeUnit.Decade ? DecadeStart(scope, 0) : scope.Today;
        return Between(first, last, until is { } end ? Moved(duration, end, -1) : null, until, duration);
    }

    private static DateOnly? DecadeStart(DateScope scope, int years) => Calendar.Day(scope.Today.Year - (scope.Today.Year % 10) + years, 1, 1);

    private static DateOnly? Moved(DurationMatch duration, DateOnly day, int sign) =>
        duration.AddTo(day.ToDateTime(TimeOnly.MinValue), sign) is { } instant ? DateOnly.FromDateTime(instant) : null;

    private static PeriodMatch? Between(int first, int last, DateOnly? from, DateOnly? until, DurationMatch duration) =>
        from is { } start && until is { } end
            ? PeriodMatch.Of(first, last, $"({Calendar.Timex(start)},{Calendar.Timex(end)},{duration.Timex})", start, end, duration.Parts[0].Unit)
            : null;

    private static PeriodMatch? Placed(DateScope scope, int first, int last, DurationMatch duration, bool isToCome) =>
        isToCome ? ToCome(scope, first, last, duration) : Over(scope, first, last, duration);

    // "trois prochains jours", "2 dernières décennies", "5 prochaines années 1 mois 12 jours".
    private static PeriodMatch? PositionInside(DateScope scope, int count, int first)
    {
        var text = scope.Text;
        var amount = DurationReader.ReadAmount(text, count);
        if (amount.Last < 0 || text[amount.Last + 1].Lexeme.Word is not (Word.Next or Word.Last or Word.Previous or Word.Following))
        {
            return null;
        }

        var unit = UnitReader.Read(text, amount.Last + 2);
        if (!unit.Found || (amount.Amount > 1 && text.Folded(amount.Last + 1)[^1] != 's'))
        {
            return null;
        }

        var duration = DurationReader.ReadCompound(text, new DurationMatch(count, unit.Last, [new DurationPart(amount.Amount, unit.Unit)]));
        return Placed(scope, first, duration.Last, duration, text[amount.Last + 1].Lexeme.Word is Word.Next or Word.Following);
    }

    // "dernières 3 semaines", "prochains 6 mois", "dernières semaines".
    private static PeriodMatch? PositionFirst(DateScope scope, int first)
    {
        var text = scope.Text;
        var isToCome = text[first].Lexeme.Word is Word.Next or Word.Following;
        if (DurationReader.ReadCounted(text, first + 1) is { } counted)
        {
            return Placed(scope, first, counted.Last, counted, isToCome);
        }

        var unit = UnitReader.Read(text, first + 1);
        var isPlural = text.Folded(first)[^1] == 's' && (text.Folded(Math.Max(unit.Last, 0))[^1] == 's');
        return unit.Found && isPlural && unit.Unit >= TimeUnit.Day
            ? Placed(scope, first, unit.Last, new DurationMatch(first, unit.Last, [new DurationPart(DurationReader.AFew, unit.Unit)]), isToCome)
            : null;
    }

    // "3 semaines passées", "5 années à venir", "4 semaines dans le futur", "quelques jours avant".
    private static PeriodMatch? Behind(DateScope scope, int count, int first)
    {
        var text = scope.Text;
        if (DurationReader.ReadCounted(text, count) is not { } duration)
        {
            return null;
        }

        var next = duration.Last + 1;
        if (PositionReader.After(text, next, out var last) is { } away and not 0 && !text.IsWord(next, Word.Of))
        {
            return Placed(scope, first, last, duration, away > 0);
        }

        if (text.IsWord(next, Word.Within) && text.IsWord(next + 1, Word.The) && text.Is(next + 2, "futur"))
        {
            return ToCome(scope, first, next + 2, duration);
        }

        var isVague = text.IsWord(count, Word.Few);
        return isVague && text[next].Lexeme.Word is Word.Before or Word.After ? Placed(scope, first, next, duration, text.IsWord(next, Word.After)) : null;
    }
}
