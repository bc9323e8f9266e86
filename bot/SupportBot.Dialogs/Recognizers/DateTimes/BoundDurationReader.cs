using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Recognizers.DateTimes;

/// <summary>
/// Reads periods that a distance bounds: "plus de 2 semaines avant aujourd'hui", "moins de 3 jours après demain",
/// "dans moins de 2 semaines à partir d'aujourd'hui".
/// </summary>
internal static class BoundDurationReader
{
    internal static PeriodMatch? Read(DateScope scope, int first)
    {
        var text = scope.Text;
        var index = text.IsWord(first, Word.Within) ? first + 1 : first;
        var isMore = text.Is(index, "plus");
        var isBound = (isMore || text.IsWord(index, Word.Minus)) && text.IsWord(index + 1, Word.Of);
        if (!isBound && index == first)
        {
            return null;
        }

        var duration = DurationReader.Read(text, isBound ? index + 2 : index);
        if (duration is not { IsOfDays: true })
        {
            return null;
        }

        var start = OffsetDateReader.AfterStartingFrom(text, duration.Last + 1, out var sign);
        if (start == duration.Last + 1 || DateReader.ReadWithoutOffset(scope, start) is not { Future: { } origin } date
            || (!isBound && !text.Is(start - 1, "de") && !text.Is(start - 1, "d'")))
        {
            return null;
        }

        return Build(first, date.Last, duration, origin, isBound && isMore, sign);
    }

    private static PeriodMatch? Build(int first, int last, DurationMatch duration, DateOnly origin, bool isMore, int sign)
    {
        if (duration.AddTo(origin.ToDateTime(TimeOnly.MinValue), sign) is not { } moved)
        {
            return null;
        }

        var day = DateOnly.FromDateTime(moved);
        if (isMore)
        {
            var open = sign > 0 ? new DaySpan(day, null) : new DaySpan(null, day);
            return new PeriodMatch(first, last, Calendar.Timex(day), open, open, TimeUnit.Day) { Mod = sign > 0 ? "after" : "before" };
        }

        var (start, end) = sign > 0 ? (origin, day) : (day, origin);
        return PeriodMatch.Of(first, last, $"({Calendar.Timex(start)},{Calendar.Timex(end)},{duration.Timex})", start, end, TimeUnit.Day);
    }
}
