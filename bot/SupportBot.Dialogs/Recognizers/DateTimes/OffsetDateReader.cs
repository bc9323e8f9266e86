using SupportBot.Dialogs.Recognizers.Numbers;
using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Recognizers.DateTimes;

/// <summary>
/// Reads days at a distance: "dans 15 jours", "il y a un mois et demi", "deux semaines plus tard", "trois semaines à partir de demain",
/// "deux jours avant hier", "deux lundis plus tard".
/// </summary>
internal static class OffsetDateReader
{
    internal static DateMatch? Read(DateScope scope, int first)
    {
        var text = scope.Text;
        if (!DateReader.MayBegin(text, first) && text[first].Lexeme.Word is not (Word.Within or Word.Of))
        {
            return null;
        }

        var afterLead = AfterLead(text, first, out var sign);
        if (afterLead > first)
        {
            return Leading(scope, first, afterLead, sign);
        }

        return text.IsWord(first, Word.After) ? CountedWeekdays(scope, first, first + 1) : Trailing(scope, first) ?? CountedWeekdays(scope, first, first);
    }

    /// <summary>The index after "dans", "d'ici" (sign 1) or "il y a" (sign -1), with "environ" and the like; the same index when there is none.</summary>
    internal static int AfterLead(TokenizedText text, int first, out int sign)
    {
        sign = 1;
        if (text.IsWord(first, Word.Within))
        {
            return AfterAbout(text, first + 1);
        }

        if (text.IsWord(first, Word.Of) && text.Is(first + 1, "ici"))
        {
            return AfterAbout(text, first + 2);
        }

        sign = -1;
        return AfterAgo(text, first) is > 0 and var after ? AfterAbout(text, after) : first;
    }

    /// <summary>The index after "il y a", "il ya" or "y a"; 0 when there is none.</summary>
    internal static int AfterAgo(TokenizedText text, int first)
    {
        var start = text.Is(first, "il") ? first + 1 : first;
        if (text.Is(start, "y") && text.Is(start + 1, "a"))
        {
            return start + 2;
        }

        return start > first && text.Is(start, "ya") ? start + 1 : 0;
    }

    // "environ", "à peu près", "plus de".
    private static int AfterAbout(TokenizedText text, int index)
    {
        if (text.IsWord(index, Word.About))
        {
            return index + 1;
        }

        if (text.IsWord(index, Word.To) && text.Is(index + 1, "peu") && text.Is(index + 2, "pres"))
        {
            return index + 3;
        }

        return text.Is(index, "plus") && text.IsWord(index + 1, Word.Of) ? index + 2 : index;
    }

    private static DateMatch? Leading(DateScope scope, int first, int index, int sign)
    {
        var duration = DurationReader.Read(scope.Text, index);
        // "dans deux mois après vendredi" counts from Friday, and is found without its "dans".
        if (duration is not null && FromBase(scope, first, duration.Last + 1, duration) is not null)
        {
            return null;
        }

        return duration is { IsOfDays: true, Mod: null } ? At(first, duration.Last, duration, scope.Now, sign) : null;
    }

    private static DateMatch? Trailing(DateScope scope, int first)
    {
        var text = scope.Text;
        var duration = IsCount(text, first) ? DurationReader.ReadCounted(text, first) is null ? null : DurationReader.Read(text, first) : null;
        if (duration is not { IsOfDays: true })
        {
            return null;
        }

        var next = duration.Last + 1;
        if (AfterAgo(text, next) is > 0 and var after)
        {
            return At(first, after - 1, duration, scope.Now, -1);
        }

        return FromBase(scope, first, next, duration) ?? Bare(scope, first, next, duration);
    }

    // A vague count makes no day: "quelques jours avant" is a period.
    private static bool IsCount(TokenizedText text, int first) =>
        !text.IsWord(first, Word.Few) && (text[first].Kind == TokenKind.Digits || text[first].Lexeme.Cardinal != CardinalKind.None);

    // "deux mois auparavant", "deux jours plus tard", "trois jours avant".
    private static DateMatch? Bare(DateScope scope, int first, int next, DurationMatch duration)
    {
        var text = scope.Text;
        if (text.Is(next, "auparavant") || text.IsWord(next, Word.Before))
        {
            return At(first, next, duration, scope.Now, -1);
        }

        if (text.Is(next, "plus") && text[next + 1].Lexeme.Word is Word.Late or Word.Early)
        {
            return At(first, next + 1, duration, scope.Now, text.IsWord(next + 1, Word.Late) ? 1 : -1);
        }

        return text.IsWord(next, Word.After) ? At(first, next, duration, scope.Now, 1) : null;
    }

    // "à partir de demain", "après lendemain", "avant Noël".
    private static DateMatch? FromBase(DateScope scope, int first, int next, DurationMatch duration)
    {
        var start = AfterStartingFrom(scope.Text, next, out var sign);
        if (start == next)
        {
            return null;
        }

        start += scope.Text.IsWord(start, Word.The) ? 1 : 0;
        var origin = DateReader.ReadWithoutOffset(scope, start);
        return origin?.Future is { } day ? At(first, origin.Last, duration, day.ToDateTime(TimeOnly.MinValue), sign) : null;
    }

    /// <summary>The index after "à partir de", "après" (sign 1) or "avant" (sign -1); the same index when there is none.</summary>
    internal static int AfterStartingFrom(TokenizedText text, int next, out int sign)
    {
        sign = text.IsWord(next, Word.Before) ? -1 : 1;
        if (text[next].Lexeme.Word is Word.Before or Word.After)
        {
            return next + 1;
        }

        var isFrom = text.IsWord(next, Word.To) && (text.Is(next + 1, "partir") || text.Is(next + 1, "compter")) && text.IsWord(next + 2, Word.Of);
        return isFrom ? next + 3 : next;
    }

    // "deux lundis plus tard", "deux dimanches à partir d'aujourd'hui", "après deux lundis".
    private static DateMatch? CountedWeekdays(DateScope scope, int first, int count)
    {
        var text = scope.Text;
        var number = CardinalReader.Read(text, count);
        number = number.Found ? number : new Cardinal(CardinalReader.Digits(text, count), count);
        var weekday = text[number.Last + 1].Lexeme.Weekday;
        if (number.Value is < 1 or > 52 || weekday == 0 || text[number.Last + 1].Lexeme.Abbreviated)
        {
            return null;
        }

        var last = number.Last + 1;
        if (count == first)
        {
            last = EndOfCountedWeekdays(scope, last + 1);
        }

        if (last < 0)
        {
            return null;
        }

        var ahead = ((weekday - Calendar.Weekday(scope.Today) + 6) % 7) + 1;
        return DateMatch.On(first, last, Calendar.AddDays(scope.Today, ahead + (7 * ((int)number.Value - 1))));
    }

    private static int EndOfCountedWeekdays(DateScope scope, int next)
    {
        if (scope.Text.Is(next, "plus") && scope.Text.IsWord(next + 1, Word.Late))
        {
            return next + 1;
        }

        var start = AfterStartingFrom(scope.Text, next, out _);
        return start > next && scope.Text.IsWord(start, Word.Today) ? start : -1;
    }

    private static DateMatch At(int first, int last, DurationMatch duration, DateTime origin, int sign) =>
        DateMatch.On(first, last, duration.AddTo(origin, sign) is { } instant ? DateOnly.FromDateTime(instant) : null);
}
