using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Recognizers.DateTimes;

/// <summary>
/// Reads parts of periods: "fin juin", "mi-mars", "début de la semaine prochaine", "plus tard ce mois-ci", "reste de la semaine".
/// </summary>
internal static class EdgePeriodReader
{
    internal static PeriodMatch? Read(DateScope scope, int first)
    {
        var text = scope.Text;
        return text[first].Lexeme.Word switch
        {
            Word.Beginning => Part(scope, first, first + 1, "start"),
            Word.Middle => Part(scope, first, text.IsSymbol(first + 1, '-') ? first + 2 : first + 1, "mid"),
            Word.Ending => Part(scope, first, first + 1, "end"),
            Word.Late => LateOf(scope, first),
            Word.Rest => Rest(scope, first),
            Word.To => ToThisDay(scope, first),
            _ when text.Is(first, "plus") => EarlierOrLater(scope, first),
            _ => null,
        };
    }

    // "à ce jour".
    private static PeriodMatch? ToThisDay(DateScope scope, int first)
    {
        var open = new DaySpan(null, scope.Today);
        return scope.Text.IsWord(first + 1, Word.This) && scope.Text.Is(first + 2, "jour")
            ? new PeriodMatch(first, first + 2, "PRESENT_REF", open, open, TimeUnit.Day) { Mod = "before" }
            : null;
    }

    private static PeriodMatch? Part(DateScope scope, int first, int index, string mod)
    {
        index += scope.Text.IsWord(index, Word.Of) ? 1 : 0;
        var whole = SimplePeriodReader.ReadAfterOf(scope, index);
        if (whole is null || (DateReader.ReadWithoutOffset(scope, index) is { } date && date.Last > whole.Last))
        {
            return null;
        }

        return whole with { First = first, Mod = mod, Future = Cut(whole, whole.Future, mod), Past = Cut(whole, whole.Past, mod) };
    }

    private static DaySpan Cut(PeriodMatch whole, DaySpan span, string mod)
    {
        if (span is not { Start: { } start, End: { } end })
        {
            return span;
        }

        return whole.Grain switch
        {
            TimeUnit.Week => OfWeek(start, end, mod),
            TimeUnit.Month => OfMonth(start, end, mod),
            TimeUnit.Year => OfYear(start, end, mod, whole.IsYearSaid),
            _ => OfAny(start, end, mod),
        };
    }

    private static DaySpan OfWeek(DateOnly start, DateOnly end, string mod) => mod switch
    {
        "start" => new DaySpan(start, Calendar.AddDays(start, 3)),
        "mid" => new DaySpan(Calendar.AddDays(start, 1), Calendar.AddDays(start, 5)),
        _ => new DaySpan(Calendar.AddDays(start, 3), end),
    };

    private static DaySpan OfMonth(DateOnly start, DateOnly end, string mod) => mod switch
    {
        "start" => new DaySpan(start, Calendar.AddDays(start, 15)),
        "mid" => new DaySpan(Calendar.AddDays(start, 9), Calendar.AddDays(start, 20)),
        _ => new DaySpan(Calendar.AddDays(start, 15), end),
    };

    // A named year has thirds, a year counted from now halves.
    private static DaySpan OfYear(DateOnly start, DateOnly end, string mod, bool isSaid) => (mod, isSaid) switch
    {
        ("start", true) => new DaySpan(start, Calendar.AddMonths(start, 4)),
        ("mid", true) => new DaySpan(Calendar.AddMonths(start, 4), Calendar.AddMonths(start, 8)),
        ("end", true) => new DaySpan(Calendar.AddMonths(start, 8), end),
        ("start", false) => new DaySpan(start, Calendar.AddMonths(start, 6)),
        ("mid", false) => new DaySpan(Calendar.AddMonths(start, 3), Calendar.AddMonths(start, 9)),
        _ => new DaySpan(Calendar.AddMonths(start, 6), end),
    };

    private static DaySpan OfAny(DateOnly start, DateOnly end, string mod)
    {
        var third = (end.DayNumber - start.DayNumber) / 3;
        return mod switch
        {
            "start" => new DaySpan(start, Calendar.AddDays(start, third)),
            "mid" => new DaySpan(Calendar.AddDays(start, third), Calendar.AddDays(end, -third)),
            _ => new DaySpan(Calendar.AddDays(end, -third), end),
        };
    }

    // "tard cette année".
    private static PeriodMatch? LateOf(DateScope scope, int first) =>
        scope.Text.IsWord(first + 1, Word.This) ? Part(scope, first, first + 1, "end") : null;

    // "plus tard ce mois-ci", "plus tôt dans la semaine", "plus tôt l'année prochaine".
    private static PeriodMatch? EarlierOrLater(DateScope scope, int first)
    {
        var text = scope.Text;
        var isLater = text.IsWord(first + 1, Word.Late);
        if (!isLater && !text.IsWord(first + 1, Word.Early))
        {
            return null;
        }

        var index = text.IsWord(first + 2, Word.Within) || text.IsWord(first + 2, Word.In) ? first + 3 : first + 2;
        if (text[index].Lexeme.Word is not (Word.This or Word.The) || SimplePeriodReader.ReadAfterOf(scope, index) is not { } whole || whole.Grain < TimeUnit.WeekEnd)
        {
            return null;
        }

        if (whole.Future is not { Start: { } start, End: { } end } || scope.Today < start || scope.Today >= end)
        {
            return Part(scope, first, index, isLater ? "end" : "start");
        }

        var span = isLater ? new DaySpan(scope.Today, end) : new DaySpan(start, scope.Today);
        return whole with { First = first, Future = span, Past = span };
    }

    // "reste de la semaine", "reste du mois", "reste de la semaine en cours": from today to its last day.
    private static PeriodMatch? Rest(DateScope scope, int first)
    {
        var index = scope.Text.IsWord(first + 1, Word.Of) ? first + 2 : first + 1;
        if (SimplePeriodReader.ReadAfterOf(scope, index) is not { Future: { Start: { } start, End: { } end } } whole || whole.Grain < TimeUnit.WeekEnd)
        {
            return null;
        }

        var last = Calendar.AddDays(end, -1);
        var from = scope.Today > start ? scope.Today : start;
        return last is { } day && from <= day
            ? PeriodMatch.Of(first, whole.Last, $"({Calendar.Timex(from)},{Calendar.Timex(day)},P{day.DayNumber - from.DayNumber}D)", from, day, TimeUnit.Day)
            : null;
    }
}
