using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Recognizers.DateTimes;

/// <summary>Reads moments that have a name: "maintenant", "tout de suite", "dès que possible", "fin de la journée", "la fin de demain".</summary>
internal static class NamedMomentReader
{
    private static readonly TimeSpan LastSecond = new(23, 59, 59);

    internal static MomentMatch? Read(DateScope scope, int first)
    {
        var text = scope.Text;
        var last = Now(text, first);
        if (last >= 0)
        {
            return new MomentMatch(first, last, "PRESENT_REF", scope.Now, scope.Now);
        }

        last = AsSoonAsPossible(text, first);
        return last >= 0 ? new MomentMatch(first, last, "FUTURE_REF", scope.Now, scope.Now) : EndOfDay(scope, first);
    }

    private static int Now(TokenizedText text, int first)
    {
        if (text.Folded(first) is "maintenant" or "immediatement")
        {
            return first;
        }

        return text.Is(first, "tout") && text.Is(first + 1, "de") && text.Is(first + 2, "suite") ? first + 2 : -1;
    }

    private static int AsSoonAsPossible(TokenizedText text, int first)
    {
        if (text.Is(first, "dqp") || text.Is(first, "asap"))
        {
            return first;
        }

        return text.Is(first, "des") && text.Is(first + 1, "que") && text.Is(first + 2, "possible") ? first + 2 : -1;
    }

    // The article belongs to "la fin de la journée", not to "la fin de demain".
    private static MomentMatch? EndOfDay(DateScope scope, int first)
    {
        var text = scope.Text;
        var end = text.Is(first, "la") ? first + 1 : first;
        if (!text.IsWord(end, Word.Ending) || !text.IsWord(end + 1, Word.Of))
        {
            return null;
        }

        var index = text.IsWord(end + 2, Word.The) ? end + 3 : end + 2;
        if (text[index].Lexeme.Unit == TimeUnit.Day && text.Is(index, "journee"))
        {
            return At(first, index, DateMatch.On(first, index, scope.Today));
        }

        return end == first && DateReader.ReadWithoutOffset(scope, index) is { IsBareDay: false } date && date.OpenMonth == 0 ? At(first, date.Last, date) : null;
    }

    private static MomentMatch At(int first, int last, DateMatch date) =>
        new(first, last, date.Timex + "T23:59:59", MomentMatch.On(date.Future, LastSecond), MomentMatch.On(date.Past, LastSecond));
}
