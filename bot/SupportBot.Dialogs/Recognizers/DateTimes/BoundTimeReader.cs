using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Recognizers.DateTimes;

/// <summary>
/// Reads times with a word that opens one side of them: "avant le 2 juillet", "après 2018", "depuis 20h", "à partir du 7 janvier", "2012 ou après",
/// "avant la fin de décembre".
/// </summary>
internal static class BoundTimeReader
{
    internal static TimeEntity? Read(DateScope scope, int first)
    {
        var text = scope.Text;
        var (mod, next) = Lead(text, first);
        var plain = AnyTimeReader.Read(scope, first);
        if (mod is null)
        {
            return plain is null ? null : Trail(text, plain);
        }

        var start = text.IsWord(next, Word.The) ? next + 1 : next;
        var inner = Longer(AnyTimeReader.Read(scope, next), start > next ? AnyTimeReader.Read(scope, start) : null);
        if (inner is null || (plain is not null && plain.Last >= inner.Last) || inner.Type is DateTimeType.Set || (inner.Type == DateTimeType.Duration && mod is not "since"))
        {
            return plain is null ? null : Trail(text, plain);
        }

        return Apply(inner, mod) with { First = first };
    }

    private static TimeEntity? Longer(TimeEntity? one, TimeEntity? other) => one is null || (other is not null && other.Last > one.Last) ? other : one;

    private static (string? Mod, int Next) Lead(TokenizedText text, int first) => text[first].Lexeme.Word switch
    {
        Word.Before when text.IsWord(first + 1, Word.Or) && text.IsWord(first + 2, Word.In) => ("until", first + 3),
        Word.Before => ("before", first + 1),
        Word.After => text.IsWord(first + 1, Word.Or) && text.IsWord(first + 2, Word.To) ? ("since", first + 3) : ("after", first + 1),
        Word.Since => ("since", first + 1),
        Word.Until => ("before", text.IsWord(first + 1, Word.To) ? first + 2 : first + 1),
        Word.To when text.Is(first + 1, "partir") && text.IsWord(first + 2, Word.Of) => ("since", first + 3),
        _ => OtherLead(text, first),
    };

    // "dès le", "plus tard que", "au plus tard le", ">=2019", "<= 2019".
    private static (string? Mod, int Next) OtherLead(TokenizedText text, int first)
    {
        if (text.Is(first, "des") && text.Text[text[first].Start + 1] is 'è' or 'È')
        {
            return ("since", first + 1);
        }

        if (text.Is(first, "plus") && text[first + 1].Lexeme.Word is Word.Late or Word.Early && text.Folded(first + 2) is "que" or "qu'")
        {
            return (text.IsWord(first + 1, Word.Late) ? "after" : "before", first + 3);
        }

        var isEqual = text.IsSymbol(first + 1, '=');
        if ((text.IsSymbol(first, '>') || text.IsSymbol(first, '<')) && (isEqual || text[first + 1].FoldedLength == 4))
        {
            return (text.IsSymbol(first, '>') ? (isEqual ? "since" : "after") : isEqual ? "until" : "before", isEqual ? first + 2 : first + 1);
        }

        return (null, first);
    }

    // "2012 ou après", "01/01/2016 ou avant", "année 2016 et plus", "18 heures ou plus tôt".
    private static TimeEntity Trail(TokenizedText text, TimeEntity plain)
    {
        var index = plain.Last + 1;
        if (!(text.IsWord(index, Word.Or) || text.IsWord(index, Word.And)) || plain.Type is DateTimeType.Duration or DateTimeType.Set)
        {
            return plain;
        }

        var (mod, last) = (text[index + 1].Lexeme.Word, text.Is(index + 1, "plus"), text[index + 2].Lexeme.Word) switch
        {
            (Word.After, _, _) when IsEnd(text, index + 2) => ("since", index + 1),
            (Word.Before, _, _) when IsEnd(text, index + 2) => ("until", index + 1),
            (_, true, Word.Late) => ("since", index + 2),
            (_, true, Word.Early) => ("until", index + 2),
            (_, true, _) when text.IsWord(index, Word.And) && IsEnd(text, index + 2) => ("since", index + 1),
            _ => (null, index),
        };
        return mod is null ? plain : Apply(plain, mod) with { Last = last };
    }

    private static bool IsEnd(TokenizedText text, int index) => text[index].Kind is TokenKind.Outside or TokenKind.Symbol || text[index].Lexeme.Word == Word.Today;

    private static TimeEntity Apply(TimeEntity inner, string mod)
    {
        if (inner.Type == DateTimeType.Duration)
        {
            return inner with { Mod = mod };
        }

        var isOfPeriod = inner.Type is DateTimeType.DateRange or DateTimeType.TimeRange or DateTimeType.DateTimeRange;
        return inner with
        {
            Mod = inner.Mod is "start" or "mid" or "end" ? $"{mod}-{inner.Mod}" : mod,
            SourceType = inner.Type,
            Type = inner.Type switch
            {
                DateTimeType.Date => DateTimeType.DateRange,
                DateTimeType.Time => DateTimeType.TimeRange,
                DateTimeType.DateTime => DateTimeType.DateTimeRange,
                _ => inner.Type,
            },
            Future = Open(inner.Future, mod, inner.Mod, isOfPeriod),
            Past = Open(inner.Past, mod, inner.Mod, isOfPeriod),
        };
    }

    // Before a period is before it begins, after it is after it ends; since and until take it in. An edge counts as the point that it names.
    private static TimeSpanOfDays Open(TimeSpanOfDays side, string mod, string? edge, bool isOfPeriod)
    {
        if (!isOfPeriod)
        {
            return mod is "before" or "until" ? new TimeSpanOfDays(null, side.Start) : new TimeSpanOfDays(side.Start, null);
        }

        return (mod, edge) switch
        {
            ("before", "end") => new TimeSpanOfDays(null, side.End),
            ("before", _) => new TimeSpanOfDays(null, side.Start),
            ("until", _) => new TimeSpanOfDays(null, side.End),
            ("after", "start") => new TimeSpanOfDays(side.Start, null),
            ("after", _) => new TimeSpanOfDays(side.End, null),
            _ => new TimeSpanOfDays(side.Start, null),
        };
    }
}
