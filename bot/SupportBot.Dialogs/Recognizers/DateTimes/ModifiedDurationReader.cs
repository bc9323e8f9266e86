using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Recognizers.DateTimes;

/// <summary>Reads durations with the words that bound or repeat them: "plus d'une heure", "moins de 3 jours", "encore une heure", "une semaine de plus".</summary>
internal static class ModifiedDurationReader
{
    internal static DurationMatch? Read(TokenizedText text, int first)
    {
        if (text.Is(first, "encore"))
        {
            return DurationReader.Read(text, first + 1) is { } again ? again with { First = first } : null;
        }

        var isMore = text.Is(first, "plus");
        if ((isMore || text.IsWord(first, Word.Minus)) && text.IsWord(first + 1, Word.Of))
        {
            return DurationReader.Read(text, first + 2) is { } bound ? bound with { First = first, Mod = isMore ? "more" : "less" } : null;
        }

        var duration = DurationReader.Read(text, first);
        var next = duration?.Last + 1 ?? 0;
        return duration is not null && text.Is(next, "de") && text.Is(next + 1, "plus") ? duration with { Last = next + 1 } : duration;
    }
}
