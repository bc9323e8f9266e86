using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Recognizers.DateTimes;

/// <summary>
/// Reads times on days: "le 14 octobre à 8h", "20h dimanche prochain", "ce matin à 7 heures", "maintenant", "fin de la journée".
/// </summary>
internal static class MomentReader
{
    internal static MomentMatch? Read(DateScope scope, int first)
    {
        var best = Longer(DateThenTime(scope, first), TimeThenDate(scope, first));
        best = Longer(best, PartThenTime(scope, first));
        best = Longer(best, NamedMomentReader.Read(scope, first));
        return Longer(best, OffsetMomentReader.Read(scope, first));
    }

    internal static MomentMatch? Longer(MomentMatch? one, MomentMatch? other) =>
        one is null || (other is not null && other.Last > one.Last) ? other : one;

    // "14 octobre, 8:00", "demain pour 8h", "le 15 à 8h00", "mercredi à 15h30", "demain matin à 9 heures", "le 5 à 4 heures du matin".
    private static MomentMatch? DateThenTime(DateScope scope, int first)
    {
        var text = scope.Text;
        if (DateReader.Read(scope, first) is not { } date)
        {
            return null;
        }

        var part = DayPartReader.ReadBehind(text, date.Last + 1);
        var next = SkipLink(text, part.Found ? part.Last + 1 : date.Last + 1, out var isWanted);
        if (!part.Found && DayPartReader.Read(text, next) is { Found: true })
        {
            return null;
        }

        var time = isWanted || part.Found ? TimeReader.ReadLoose(text, next) : Approximate(text, next) is { Found: true } near ? near : TimeReader.ReadLoose(text, next) is { IsBare: false } exact ? exact : TimeMatch.None;
        // "le 17 pour trois heures" lasts three hours; "demain pour 8:00" is at eight.
        var lasts = text.IsWord(next - 1, Word.For) && text[time.Last].Lexeme.Unit == TimeUnit.Hour;
        if (!time.Found || lasts || (time.IsBare && !IsFree(text, time.Last + 1)))
        {
            return null;
        }

        var end = RepeatedDate(scope, time.Last + 1, date);
        return MomentMatch.Of(first, end, date, part.Found ? time.In(part.Part) : time);
    }

    private static TimeMatch About(TokenizedText text, int first) =>
        text[first].Lexeme.Word == Word.About ? TimeReader.Read(text, first) : TimeReader.ReadLoose(text, first);

    private static TimeMatch Approximate(TokenizedText text, int index)
    {
        var time = TimeReader.Read(text, index);
        return time.IsApproximate ? time : TimeMatch.None;
    }

    // "le 14 octobre à 8h00, le 14 octobre".
    private static int RepeatedDate(DateScope scope, int index, DateMatch date)
    {
        var start = index + (scope.Text.IsSymbol(index, ',') ? 1 : 0);
        start += start > index && scope.Text.Is(start, "le") ? 1 : 0;
        return start > index && DateReader.ReadWithoutOffset(scope, start) is { } again && again.Timex == date.Timex ? again.Last : index - 1;
    }

    // What may stand between a date and its time; "à", "pour" and "vers" want a time, so a bare number is one.
    private static int SkipLink(TokenizedText text, int index, out bool isWanted)
    {
        var start = index;
        start += text.IsSymbol(start, ',') || text.IsSymbol(start, '-') || text.Is(start, "t") ? 1 : 0;
        isWanted = text[start].Lexeme.Word is Word.To or Word.For || text.Is(start, "des");
        if (isWanted)
        {
            return start + 1;
        }

        return start;
    }

    private static bool IsFree(TokenizedText text, int next) =>
        text[next].Kind is TokenKind.Outside || (text[next].Kind == TokenKind.Symbol && !(text.Glued(next) && text.Folded(next)[0] is '/' or '-' or ':' or '%' or '°'))
        || text[next].Lexeme.Word is Word.And or Word.Or or Word.For;

    // "20h dimanche prochain", "15:00, 14 octobre", "8pm aujourd'hui", "10 ce soir", "7h dimanche après-midi", "8 dans la soirée, 1 jan".
    private static MomentMatch? TimeThenDate(DateScope scope, int first)
    {
        var text = scope.Text;
        var time = QuarterTo(text, first) is { Found: true } quarter ? quarter : About(text, first);
        // "trouver une heure mardi" is no time.
        var isOneHour = text.Is(first, "une") && !text.IsWord(first - 1, Word.To);
        if (!time.Found || isOneHour || (time.IsBare && text.Glued(first) && text[first - 1].Kind == TokenKind.Symbol))
        {
            return null;
        }

        var about = SkipDateLink(text, time.Last + 1);
        // "ce soir" behind the time is the day and the half of the day at once.
        var part = ThisPart(text, time, about);
        if (part.Found)
        {
            var today = DateMatch.On(first, part.Last, scope.Today);
            var end = TodayBehind(text, part.Last + 1);
            var moment = MomentMatch.Of(first, end, today, time.In(part.Part));
            return BeforeDate(scope, moment, time.In(part.Part));
        }

        if (time.IsBare && !text.Is(about - 1, "des"))
        {
            return null;
        }

        return DateReader.Read(scope, about) is { } date && !IsSet(text, about, time) ? OnDate(text, first, time, date) : null;
    }

    private static MomentMatch OnDate(TokenizedText text, int first, TimeMatch time, DateMatch date)
    {
        var part = DayPartReader.ReadBehind(text, date.Last + 1);
        return MomentMatch.Of(first, part.Found ? part.Last : date.Last, date, part.Found ? time.In(part.Part) : time);
    }

    // "8pm ce soir, 1 jan": the date behind counts, not today.
    private static MomentMatch BeforeDate(DateScope scope, MomentMatch moment, TimeMatch time)
    {
        var index = moment.Last + 1;
        var start = scope.Text.IsSymbol(index, ',') ? index + 1 : index;
        start += scope.Text.Is(start, "le") ? 1 : 0;
        return start > index && DateReader.ReadWithoutOffset(scope, start) is { } date ? MomentMatch.Of(moment.First, date.Last, date, time) : moment;
    }

    private static int TodayBehind(TokenizedText text, int index) => text.IsWord(index, Word.Today) ? index : index - 1;

    private static DayPartMatch ThisPart(TokenizedText text, TimeMatch time, int index)
    {
        if (text.IsWord(index, Word.This) && DayPartReader.Read(text, index + 1) is { Found: true } part)
        {
            return part;
        }

        // The reader of times has taken "ce soir" in already, or the time stands before "du matin" without any other day.
        for (var inside = time.First + 1; inside <= time.Last; inside++)
        {
            if (text.IsWord(inside, Word.This) && DayPartReader.Read(text, inside + 1) is { Found: true } taken && taken.Last == time.Last)
            {
                return taken;
            }
        }

        return DayPartMatch.None;
    }

    // "à 9 heures le dimanche" comes again every week; "le" before a bare weekday makes it so.
    private static bool IsSet(TokenizedText text, int date, TimeMatch time) =>
        text.Is(date - 1, "le") && text[date].Lexeme.Weekday > 0 && date - 1 == time.Last + 1 && text[date + 1].Kind == TokenKind.Outside;

    private static int SkipDateLink(TokenizedText text, int index)
    {
        index += text.IsSymbol(index, ',') ? 1 : 0;
        index += text[index].Lexeme.Word is Word.Over or Word.Of or Word.For ? 1 : 0;
        return index + (text.IsWord(index, Word.The) ? 1 : 0);
    }

    // "un quart à sept heures": a quarter to seven, in the words of some.
    private static TimeMatch QuarterTo(TokenizedText text, int first)
    {
        if (!text.Is(first, "un") || !text.IsWord(first + 1, Word.QuarterOf) || !text.IsWord(first + 2, Word.To))
        {
            return TimeMatch.None;
        }

        var hour = ClockReader.Read(text, first + 3);
        return hour.Found ? hour with { First = first, Hour = (hour.Hour + 23) % 24, Minute = 45 } : hour;
    }

    // "ce matin à 7 heures", "cette nuit à 7", "ce soir vers 3 heures".
    private static MomentMatch? PartThenTime(DateScope scope, int first)
    {
        var text = scope.Text;
        var part = text.IsWord(first, Word.This) ? DayPartReader.Read(text, first + 1) : DayPartMatch.None;
        if (!part.Found)
        {
            return null;
        }

        var next = SkipLink(text, part.Last + 1, out _);
        var time = Approximate(text, next) is { Found: true } near ? near with { IsApproximate = false } : TimeReader.ReadLoose(text, next);
        return time.Found && (!time.IsBare || IsFree(text, time.Last + 1)) ? MomentMatch.Of(first, time.Last, DateMatch.On(first, time.Last, scope.Today), time.In(part.Part)) : null;
    }
}
