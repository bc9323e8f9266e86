using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Recognizers.DateTimes;

/// <summary>
/// Reads times of day with what stands around them: "7 heures du soir", "à 7", "vers midi", "dans l'après-midi à 7 heures", "milieu de la matinée".
/// </summary>
internal static class TimeReader
{
    internal static TimeMatch Read(TokenizedText text, int first)
    {
        var about = AfterAbout(text, first);
        if (about > first)
        {
            var near = ReadExact(text, about, mayBeBare: true);
            return near.Found ? near with { First = first, IsApproximate = true } : near;
        }

        var exact = ReadExact(text, first, mayBeBare: IsTo(text, first - 1) && IsEnd(text, first));
        if (exact.Found)
        {
            return exact;
        }

        return Middle(text, first) is { Found: true } middle ? middle : PartFirst(text, first);
    }

    /// <summary>A time, or a number that may be one.</summary>
    internal static TimeMatch ReadLoose(TokenizedText text, int first) => ReadExact(text, first, mayBeBare: true);

    private static TimeMatch ReadExact(TokenizedText text, int first, bool mayBeBare)
    {
        var clock = ClockReader.Read(text, first);
        if (!clock.Found)
        {
            return clock;
        }

        var next = clock.Last + 1;
        // "7ampm", "7 ampm", "11ish": somewhere on either half of the day.
        if (text.Folded(next) is "ampm" or "ish")
        {
            return clock with { Last = next, IsBare = false };
        }

        var part = DayPartReader.ReadBehind(text, next);
        if (part.Found && !(clock.IsBare && part.Part == DayPart.Afternoon && text.IsWord(next, Word.After) && text.Is(next + 1, "midi") && text[first].Kind == TokenKind.Word))
        {
            return WithLunch(text, clock.In(part.Part) with { Last = part.Last });
        }

        return clock.IsBare && !mayBeBare ? TimeMatch.None : WithLunch(text, clock);
    }

    // "midi, l'heure de déjeuner"; at one it is the afternoon.
    private static TimeMatch WithLunch(TokenizedText text, TimeMatch match)
    {
        var the = text.IsSymbol(match.Last + 1, ',') ? match.Last + 2 : match.Last + 1;
        return text.IsWord(the, Word.The) && text[the + 1].Lexeme.Unit == TimeUnit.Hour && text.IsWord(the + 2, Word.Of) && text[the + 3].Lexeme.DayPart == DayPart.Lunch
            ? match.In(match.Hour < 4 ? DayPart.Lunch : DayPart.None) with { Last = the + 3 }
            : match;
    }

    private static bool IsTo(TokenizedText text, int index) => text.IsWord(index, Word.To) && !text.Is(index, "aux");

    // "à 7" ends a phrase; "à 3 serveurs" does not.
    private static bool IsEnd(TokenizedText text, int first)
    {
        var clock = ClockReader.Read(text, first);
        ref readonly var next = ref text[clock.Last + 1];
        var follows = next.Kind == TokenKind.Symbol ? !text.Glued(clock.Last + 1) || text.Folded(clock.Last + 1)[0] is '.' or ',' or '!' or '?' or ';' or ')' : next.Kind == TokenKind.Outside;
        return clock.Found && (follows || next.Lexeme.Word is Word.And or Word.Or || next.Lexeme.Weekday > 0);
    }

    /// <summary>The index after "vers", "environ", "à peu près", "peu près à"; the same index when there is none.</summary>
    private static int AfterAbout(TokenizedText text, int first)
    {
        var index = IsTo(text, first) ? first + 1 : first;
        if (text.IsWord(index, Word.About))
        {
            return index + 1;
        }

        if (!text.Is(index, "peu") || !text.Is(index + 1, "pres"))
        {
            return first;
        }

        return IsTo(text, index + 2) ? index + 3 : index + 2;
    }

    // "milieu d'après-midi" is two o'clock, "milieu du matin" ten, "mi-journée" noon.
    private static TimeMatch Middle(TokenizedText text, int first)
    {
        if (!text.IsWord(first, Word.Middle))
        {
            return TimeMatch.None;
        }

        var index = first + 1;
        index += text.IsSymbol(index, '-') || text.IsWord(index, Word.Of) ? 1 : 0;
        index += text.IsWord(index, Word.The) ? 1 : 0;
        if (text[index].Lexeme.Unit == TimeUnit.Day)
        {
            return new TimeMatch(first, index, 12);
        }

        var part = DayPartReader.Read(text, index);
        var hour = part.Part switch
        {
            DayPart.Morning => 10,
            DayPart.Afternoon => 14,
            DayPart.Evening => 18,
            DayPart.Night => 0,
            _ => -1,
        };
        return hour < 0 ? TimeMatch.None : new TimeMatch(first, part.Last, hour);
    }

    // "dans l'après-midi à 7 heures", "après midi sept", "dans la nuit à 17h30".
    private static TimeMatch PartFirst(TokenizedText text, int first)
    {
        var index = first;
        index += text.IsWord(index, Word.Within) ? 1 : 0;
        index += index > first && text.IsWord(index, Word.The) ? 1 : 0;
        var part = DayPartReader.Read(text, index);
        if (!part.Found || part.Part is DayPart.Lunch or DayPart.BusinessHours)
        {
            return TimeMatch.None;
        }

        var next = IsTo(text, part.Last + 1) ? part.Last + 2 : part.Last + 1;
        var time = ReadLoose(text, next);
        return time.Found ? time.In(part.Part) with { First = first } : time;
    }
}
