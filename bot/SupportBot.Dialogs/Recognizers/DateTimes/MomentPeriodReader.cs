using System.Globalization;
using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Recognizers.DateTimes;

/// <summary>
/// Reads parts of days: "mardi matin", "le 9 décembre entre 8h et 14h", "de 5 à 7 demain", "de 14h le 21/02 à 15h le 23/04",
/// "dernière minute", "reste du jour".
/// </summary>
internal static class MomentPeriodReader
{
    internal static MomentPeriodMatch? Read(DateScope scope, int first)
    {
        var best = Longer(MomentToMoment(scope, first), DateThenPeriod(scope, first));
        best = Longer(best, PeriodThenDate(scope, first));
        best = Longer(best, EarlyOrLatePartReader.OfToday(scope, first));
        best = Longer(best, DateThenBound(scope, first));
        return Longer(best, CountedMomentReader.Read(scope, first));
    }

    internal static MomentPeriodMatch? Longer(MomentPeriodMatch? one, MomentPeriodMatch? other) =>
        one is null || (other is not null && other.Last > one.Last) ? other : one;

    // "de 4pm 1 jan 2016 à 5pm aujourd'hui", "de 14 heures le 21/02/2016 à 15h32 le 23/04/2016".
    private static MomentPeriodMatch? MomentToMoment(DateScope scope, int first)
    {
        var text = scope.Text;
        var index = AfterFrom(text, first);
        if (index == first || MomentReader.Read(scope, index) is not { } start)
        {
            return null;
        }

        var next = Connector(text, start.Last + 1);
        if (next < 0 || MomentReader.Read(scope, next) is not { Future: { } until } end || start.Future is not { } from || until < from)
        {
            return null;
        }

        var timex = $"({start.Timex},{end.Timex},{TimePeriodMatch.Length(until - from)})";
        return new MomentPeriodMatch(first, end.Last, timex, new TimeSpanOfDays(from, until), new TimeSpanOfDays(start.Past, end.Past));
    }

    private static int AfterFrom(TokenizedText text, int first)
    {
        if (text.IsWord(first, Word.Of) || text.IsWord(first, Word.Between))
        {
            return first + 1;
        }

        return text.IsWord(first, Word.To) && text.Is(first + 1, "partir") && text.IsWord(first + 2, Word.Of) ? first + 3 : first;
    }

    private static int Connector(TokenizedText text, int index)
    {
        if (text.IsWord(index, Word.Until))
        {
            return text.IsWord(index + 1, Word.To) ? index + 2 : -1;
        }

        return text.IsWord(index, Word.To) || text.IsWord(index, Word.And) || text.IsSymbol(index, '-') ? index + 1 : -1;
    }

    // "mardi matin", "mardi en fin d'après-midi", "9 décembre entre 8h et 14h", "lundi matin de 10h à 12h".
    private static MomentPeriodMatch? DateThenPeriod(DateScope scope, int first)
    {
        var text = scope.Text;
        if (DateReader.Read(scope, first) is not { } date)
        {
            return null;
        }

        var next = text.IsSymbol(date.Last + 1, ',') ? date.Last + 2 : date.Last + 1;
        var part = ReadPart(text, next);
        var rangeAt = part.Found ? part.Last + 1 : text.IsWord(next, Word.To) && !text.Is(next + 1, "partir") ? next + 1 : next;
        var range = TimePeriodReader.ReadRange(text, rangeAt);
        if (range.Found)
        {
            return On(first, range.Last, date, part.Found ? Within(range, part.Part) : range);
        }

        return part.Found ? On(first, part.Last, date, part) : null;
    }

    // A part of the day, also after "à la", "de" or an apostrophe alone: "mardi à la fin de nuit", "mardi du soir", "lundi l'après-midi".
    private static TimePeriodMatch ReadPart(TokenizedText text, int index)
    {
        var start = text.IsWord(index, Word.To) && text[index + 1].Lexeme.Word is Word.The or Word.None ? index + 1 : index;
        var part = TimePeriodReader.ReadPart(text, start);
        if (!part.Found && text.IsWord(start, Word.Of))
        {
            var noun = text.IsWord(start + 1, Word.The) ? start + 2 : start + 1;
            var named = DayPartReader.Read(text, noun);
            part = named.Found ? TimePeriodMatch.OfPart(index, named.Last, named.Part, null) : part;
        }

        return part.Part is DayPart.Lunch or DayPart.BusinessHours ? TimePeriodMatch.None : part;
    }

    // "de 10h à 12h" of a Monday morning has one half of the day only.
    private static TimePeriodMatch Within(TimePeriodMatch range, DayPart part) => range.Times is { } times
        ? TimePeriodMatch.Between(range.First, range.Last, times.Start.In(part), times.End.Hour == 12 ? times.End with { IsAmbiguous = false } : times.End.In(part))
        : range;

    // "de 5 à 7 aujourd'hui", "entre 7h et 9h30 hier soir", "la nuit du 4 mars", "plus tard dans la nuit du mardi".
    private static MomentPeriodMatch? PeriodThenDate(DateScope scope, int first)
    {
        var text = scope.Text;
        var range = TimePeriodReader.ReadRange(text, first);
        var period = range.Found ? range : TimePeriodReader.ReadPart(text, first);
        if (!period.Found || period.Part is DayPart.Lunch or DayPart.BusinessHours)
        {
            return period.Found ? null : EarlyOrLatePartReader.OfDate(scope, first);
        }

        var index = period.Last + 1;
        index += text.IsSymbol(index, ',') ? 1 : 0;
        index += text.IsWord(index, Word.Of) ? 1 : 0;
        // An article that belongs to the date's own words stays: "le 17".
        index += text.IsWord(index, Word.The) ? 1 : 0;
        if (DateReader.Read(scope, index) is not { } date)
        {
            return null;
        }

        var behind = DayPartReader.ReadBehind(text, date.Last + 1);
        return behind.Found && range.Found
            ? On(period.First, behind.Last, date, Within(range, behind.Part))
            : On(text.IsWord(first, Word.Of) ? first : period.First, date.Last, date, period);
    }

    // "le 01/01/2015 après 2h00", "jeudi avant 17h", "1er février au plus tard à 6 heures".
    private static MomentPeriodMatch? DateThenBound(DateScope scope, int first)
    {
        var text = scope.Text;
        if (DateReader.Read(scope, first) is not { } date)
        {
            return null;
        }

        var index = date.Last + 1;
        var isBefore = text.IsWord(index, Word.Before);
        if (!isBefore && !text.IsWord(index, Word.After))
        {
            isBefore = text.Is(index, "au") && text.Is(index + 1, "plus") && text.IsWord(index + 2, Word.Late);
            index += isBefore ? (text.IsWord(index + 3, Word.To) ? 3 : 2) : 0;
            if (!isBefore)
            {
                return null;
            }
        }

        var time = TimeReader.ReadLoose(text, index + 1);
        return time.Found ? Bound(MomentMatch.Of(first, time.Last, date, time), isBefore ? "before" : "after") : null;
    }

    internal static MomentPeriodMatch Bound(MomentMatch moment, string mod)
    {
        var isEnd = mod is "before" or "until";
        TimeSpanOfDays Side(DateTime? instant) => isEnd ? new TimeSpanOfDays(null, instant) : new TimeSpanOfDays(instant, null);
        return new MomentPeriodMatch(moment.First, moment.Last, moment.Timex, Side(moment.Future), Side(moment.Past)) { Mod = mod, IsAmbiguous = moment.IsAmbiguous };
    }

    /// <summary>The part of the day on the day.</summary>
    internal static MomentPeriodMatch On(int first, int last, DateMatch date, TimePeriodMatch period)
    {
        var timex = period.Times is { } times
            ? $"({date.Timex}{times.Start.Timex},{DayOfEnd(date, period)}{times.End.Timex},{TimePeriodMatch.Length((period.End - period.Start) ?? TimeSpan.Zero)})"
            : date.Timex + period.Timex;
        return new MomentPeriodMatch(first, last, timex, Side(date.Future, period), Side(date.Past, period)) { Mod = period.Mod, IsAmbiguous = period.IsAmbiguous };
    }

    // A period over midnight ends on the next day.
    private static string DayOfEnd(DateMatch date, TimePeriodMatch period) =>
        period.End >= TimeSpan.FromDays(1) && date is { IsDefinite: true, Future: { } day } && Calendar.AddDays(day, 1) is { } next
            ? next.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : date.Timex;

    private static TimeSpanOfDays Side(DateOnly? day, TimePeriodMatch period) => day is { } known && known < DateOnly.MaxValue.AddDays(-2)
        ? new TimeSpanOfDays(known.ToDateTime(TimeOnly.MinValue) + period.Start, known.ToDateTime(TimeOnly.MinValue) + period.End)
        : default;
}
