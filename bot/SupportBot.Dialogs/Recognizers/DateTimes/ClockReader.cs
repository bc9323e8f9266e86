using SupportBot.Dialogs.Recognizers.Numbers;
using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Recognizers.DateTimes;

/// <summary>
/// Reads hours and minutes without what stands around them: "19h56m35s", "7:56:30", "sept heures moins dix", "sept trente", "midi et demi", "340" of
/// "340pm".
/// </summary>
internal static class ClockReader
{
    internal static TimeMatch Read(TokenizedText text, int first)
    {
        // "37,1", "~3am" in an address of the web: a clock does not begin in the middle of a run.
        if (text.Glued(first) && text[first - 1].Kind == TokenKind.Symbol && text.Folded(first - 1)[0] is ',' or '.' or '~' or '_' or '=' or '&' or '%' or '#')
        {
            return TimeMatch.None;
        }

        var part = text[first].Lexeme.DayPart;
        if (part is DayPart.Noon or DayPart.Midnight)
        {
            return WithFraction(text, new TimeMatch(first, first, part == DayPart.Noon ? 12 : 0));
        }

        // "T12h34min20s"
        var start = text.Is(first, "t") && text.Glued(first + 1) ? first + 1 : first;
        if (text[start].Kind == TokenKind.Digits)
        {
            return Digits(text, start) is { Found: true } digits ? digits with { First = first } : TimeMatch.None;
        }

        var hour = CardinalReader.Read(text, first);
        if (!hour.Found || hour.Value > 24)
        {
            return TimeMatch.None;
        }

        return IsHourWord(text, hour.Last + 1) ? AfterHourWord(text, first, (int)hour.Value, hour.Last + 1) : WordPair(text, first, hour);
    }

    private static bool IsHourWord(TokenizedText text, int index) => text[index].Lexeme.Unit == TimeUnit.Hour;

    private static TimeMatch Digits(TokenizedText text, int first)
    {
        var value = CardinalReader.Digits(text, first);
        if (value < 0)
        {
            return TimeMatch.None;
        }

        if (text.IsSymbol(first + 1, ':') && text.Glued(first + 1) && text.Glued(first + 2))
        {
            return Colons(text, first, value);
        }

        if (IsHourWord(text, first + 1) && value <= 24)
        {
            // "9h" is on the 24-hour clock, "9 heures" may be in the evening.
            var match = AfterHourWord(text, first, value, first + 1);
            return text.Is(first + 1, "h") ? match with { IsAmbiguous = false } : match;
        }

        if (text[first].FoldedLength is 3 or 4 && DayPartReader.ReadMeridiem(text, first + 1).Found)
        {
            return Time(first, first, value / 100, value % 100);
        }

        return text[first].FoldedLength <= 2 && value <= 24 ? WithFraction(text, Time(first, first, value) with { IsBare = true }) : TimeMatch.None;
    }

    private static TimeMatch Colons(TokenizedText text, int first, int hour)
    {
        var minute = TwoDigits(text, first + 2);
        if (minute < 0 || hour > 24)
        {
            return TimeMatch.None;
        }

        var hasSecond = text.IsSymbol(first + 3, ':') && text.Glued(first + 3) && TwoDigits(text, first + 4) >= 0;
        return hasSecond ? Time(first, first + 4, hour, minute, TwoDigits(text, first + 4)) : Time(first, first + 2, hour, minute);
    }

    private static int TwoDigits(TokenizedText text, int index) =>
        text[index].Kind == TokenKind.Digits && text[index].FoldedLength == 2 && CardinalReader.Digits(text, index) is < 60 and var value ? value : -1;

    // After "heures" or "h": "8h30", "7h56min35s", "sept heures et dix", "huit heures moins vingt-trois minutes", "21h30:31".
    private static TimeMatch AfterHourWord(TokenizedText text, int first, int hour, int unit)
    {
        var plain = Time(first, unit, hour);
        var next = unit + 1;
        if (text[next].Kind == TokenKind.Digits && TwoDigits(text, next) is >= 0 and var minute && !IsOtherNumber(text, next))
        {
            return Seconds(text, Time(first, next, hour, minute));
        }

        if (text.IsWord(next, Word.Minus))
        {
            return Subtract(text, plain, next + 1);
        }

        var fraction = WithFraction(text, plain);
        if (fraction.Last > plain.Last)
        {
            return fraction;
        }

        var start = text.IsWord(next, Word.And) ? next + 1 : next;
        var words = text[start].Kind == TokenKind.Digits ? new Cardinal(TwoDigits(text, start), start) : CardinalReader.Read(text, start);
        return words.Found && words.Value is >= 0 and < 60 && (start > next || words.Value >= 10) ? Minutes(text, plain, words) : plain;
    }

    // "20 heures 15 personnes" is not a quarter past eight; a glued number always is.
    private static bool IsOtherNumber(TokenizedText text, int index) =>
        !text.Glued(index) && text[index + 1].Kind == TokenKind.Word && text[index + 1].Lexeme == Lexeme.Unknown;

    private static TimeMatch Minutes(TokenizedText text, TimeMatch hour, Cardinal minutes)
    {
        var unit = text[minutes.Last + 1].Lexeme.Unit;
        return unit switch
        {
            TimeUnit.Second => hour with { Last = minutes.Last + 1, Minute = 0, Second = (int)minutes.Value },
            TimeUnit.Minute => hour with { Last = minutes.Last + 1, Minute = (int)minutes.Value },
            TimeUnit.None => hour with { Last = minutes.Last, Minute = (int)minutes.Value },
            _ => hour,
        };
    }

    // "8h30", then "m" or "min", then "35s" or ":31".
    private static TimeMatch Seconds(TokenizedText text, TimeMatch match)
    {
        var next = match.Last + 1;
        if (text.IsSymbol(next, ':') && text.Glued(next) && TwoDigits(text, next + 1) is >= 0 and var behind)
        {
            return match with { Last = next + 1, Second = behind };
        }

        if (text[next].Lexeme.Unit != TimeUnit.Minute || !text.Glued(next))
        {
            return match;
        }

        var second = CardinalReader.Digits(text, next + 1);
        return second is >= 0 and < 60 && text[next + 2].Lexeme.Unit == TimeUnit.Second
            ? match with { Last = next + 2, Second = second }
            : match with { Last = next };
    }

    // "moins dix", "moins le quart", "moins vingt-trois minutes".
    private static TimeMatch Subtract(TokenizedText text, TimeMatch match, int index)
    {
        var quarter = text.IsWord(index, Word.The) ? index + 1 : index;
        if (text.IsWord(quarter, Word.QuarterOf))
        {
            return Back(match, 15, quarter);
        }

        var minutes = CardinalReader.Read(text, index);
        minutes = minutes.Found ? minutes : new Cardinal(CardinalReader.Digits(text, index), index);
        if (minutes.Value is < 1 or > 59)
        {
            return match;
        }

        return Back(match, (int)minutes.Value, text[minutes.Last + 1].Lexeme.Unit == TimeUnit.Minute ? minutes.Last + 1 : minutes.Last);
    }

    private static TimeMatch Back(TimeMatch match, int minutes, int last) =>
        match with { Last = last, Hour = (match.Hour + 23) % 24, Minute = 60 - minutes };

    // "et demie", "et quart", "et trois quarts", then perhaps "heures".
    private static TimeMatch WithFraction(TokenizedText text, TimeMatch match)
    {
        var and = match.Last + 1;
        if (!text.IsWord(and, Word.And))
        {
            return match;
        }

        var index = and + 1;
        var quarters = text[index].Lexeme is { Cardinal: CardinalKind.Unit, CardinalValue: 3 } ? 3 : 1;
        index += quarters == 3 || text.Is(index, "un") ? 1 : 0;
        var minute = text[index].Lexeme.Word switch
        {
            Word.Half => 30,
            Word.QuarterOf => 15 * quarters,
            _ => -1,
        };
        if (minute < 0)
        {
            return match;
        }

        var last = IsHourWord(text, index + 1) && match.IsBare ? index + 1 : index;
        return match with { Last = last, Minute = minute, IsBare = false };
    }

    // "sept trente", "vingt-trois vingt", "huit et demie", "dix dix".
    private static TimeMatch WordPair(TokenizedText text, int first, Cardinal hour)
    {
        var bare = Time(first, hour.Last, (int)hour.Value) with { IsBare = true };
        var fraction = WithFraction(text, bare);
        if (fraction.Last > bare.Last)
        {
            return fraction;
        }

        var minutes = CardinalReader.Read(text, hour.Last + 1);
        return minutes.Found && minutes.Value is >= 10 and < 60 && IsEndOfTime(text, minutes.Last + 1)
            ? Time(first, minutes.Last, (int)hour.Value, (int)minutes.Value)
            : bare;
    }

    private static bool IsEndOfTime(TokenizedText text, int index) =>
        text[index].Kind is TokenKind.Outside or TokenKind.Symbol || text[index].Lexeme.Word != Word.None || text[index].Lexeme.DayPart != DayPart.None
        || DayPartReader.ReadMeridiem(text, index).Found;

    private static TimeMatch Time(int first, int last, int hour, int minute = -1, int second = -1) =>
        hour <= 24 && minute < 60 && second < 60 && !(hour == 24 && minute > 0)
            ? new TimeMatch(first, last, hour, minute, second) { IsAmbiguous = hour is >= 1 and <= 12 }
            : TimeMatch.None;
}
