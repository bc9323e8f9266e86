using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Recognizers.DateTimes;

/// <summary>Reads parts of days that a word like "ce", "tôt", "tard" or "prochaine" places: "ce soir", "tard mardi soir", "la nuit prochaine".</summary>
internal static class EarlyOrLatePartReader
{
    // "tard mardi soir".
    internal static MomentPeriodMatch? OfDate(DateScope scope, int first)
    {
        var text = scope.Text;
        var isLate = text.IsWord(first, Word.Late);
        if ((!isLate && !text.IsWord(first, Word.Early)) || DateReader.ReadWithoutOffset(scope, first + 1) is not { } date)
        {
            return null;
        }

        var part = DayPartReader.Read(text, date.Last + 1);
        return part.Found ? MomentPeriodReader.On(first, part.Last, date, TimePeriodMatch.OfPart(first, part.Last, part.Part, isLate ? "end" : "start")) : null;
    }

    // "ce soir", "cette nuit", "tard ce matin", "cet après-midi", "la nuit prochaine", "ce matin de 9h à 10h".
    internal static MomentPeriodMatch? OfToday(DateScope scope, int first)
    {
        var text = scope.Text;
        var (mod, index) = text[first].Lexeme.Word switch
        {
            Word.Late => ("end", first + 1),
            Word.Early => ("start", first + 1),
            _ => ((string?)null, first),
        };
        var days = text[index].Lexeme.Word switch
        {
            Word.This => 0,
            Word.Next => 1,
            Word.Last => -1,
            _ => (int?)null,
        };
        var start = days is null ? index : index + 1;
        start += days is not null && (text.IsWord(start, Word.The) || text.Is(start, "d'")) ? 1 : 0;
        var part = DayPartReader.Read(text, start);
        if (!part.Found || part.Part is DayPart.Lunch or DayPart.BusinessHours)
        {
            return null;
        }

        var last = part.Last;
        if (days is null && mod is null && text[part.Last + 1].Lexeme.Word is Word.Next or Word.Last)
        {
            (days, last) = (text.IsWord(part.Last + 1, Word.Next) ? 1 : -1, part.Last + 1);
        }

        if (days is not { } away)
        {
            return null;
        }

        var period = TimePeriodMatch.OfPart(first, last, part.Part, mod);
        return MomentPeriodReader.On(first, last, DateMatch.On(first, last, Calendar.AddDays(scope.Today, away)), period);
    }
}
