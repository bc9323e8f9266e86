using System.Globalization;
using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Recognizers.DateTimes;

/// <summary>Reads moments at a distance: "dans 5 minutes", "il y a 30 minutes", "1 jour 2 heures plus tard", "dans 3 minutes à partir de maintenant".</summary>
internal static class OffsetMomentReader
{
    internal static MomentMatch? Read(DateScope scope, int first)
    {
        var text = scope.Text;
        var index = OffsetDateReader.AfterLead(text, first, out var sign);
        if (!text.IsWord(index, Word.Few) && DurationReader.Read(text, index) is { HasTime: true } duration)
        {
            var last = index > first ? AfterFromNow(text, duration.Last) : AfterLater(text, duration.Last, out sign);
            return last >= duration.Last && (index > first || last > duration.Last) && duration.AddTo(scope.Now, sign) is { } moment
                ? new MomentMatch(first, last, moment.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture), moment, moment)
                : null;
        }

        return null;
    }

    private static int AfterFromNow(TokenizedText text, int last) =>
        text.IsWord(last + 1, Word.To) && text.Is(last + 2, "partir") && text.IsWord(last + 3, Word.Of) && text.Is(last + 4, "maintenant") ? last + 4 : last;

    private static int AfterLater(TokenizedText text, int last, out int sign)
    {
        sign = text.Is(last + 1, "plus") && text.IsWord(last + 2, Word.Early) ? -1 : 1;
        // "30 minutes plus tard cette semaine": the later belongs to the week.
        if (text.Is(last + 1, "plus") && text[last + 2].Lexeme.Word is Word.Late or Word.Early && !text.IsWord(last + 3, Word.This))
        {
            return last + 2;
        }

        if (text.Is(last + 1, "auparavant"))
        {
            sign = -1;
            return last + 1;
        }

        return last;
    }
}
