using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Recognizers.DateTimes;

/// <summary>
/// Reads whatever time stands at one place. The longest reading wins; among equals a set comes before a moment, a moment before a day, a day before a
/// period and a time before a duration, unless the words around ask for the duration.
/// </summary>
internal static class AnyTimeReader
{
    internal static TimeEntity? Read(DateScope scope, int first)
    {
        var text = scope.Text;
        ref readonly var token = ref text[first];
        var mayBegin = DateReader.MayBegin(text, first)
            || token.Lexeme.Word is Word.The or Word.Of or Word.To or Word.In or Word.Within or Word.Between or Word.Minus or Word.About or Word.DuringWord or Word.Every;
        if (!mayBegin || DateReader.IsInsideRun(text, first))
        {
            return null;
        }

        TimeEntity? best = null;
        Consider(ref best, SetReader.Read(scope, first) is { } set ? TimeEntity.Of(set) : null);
        Consider(ref best, MomentReader.Read(scope, first) is { } moment ? TimeEntity.Of(moment) : null);
        Consider(ref best, MomentPeriod(scope, first));
        Consider(ref best, DateReader.Read(scope, first) is { } date ? TimeEntity.Of(date) : null);
        Consider(ref best, Period(scope, first));
        Consider(ref best, TimeOrDuration(text, first));
        return best;
    }

    private static void Consider(ref TimeEntity? best, TimeEntity? other)
    {
        if (other is not null && (best is null || other.Last > best.Last))
        {
            best = other;
        }
    }

    private static TimeEntity? MomentPeriod(DateScope scope, int first) =>
        !scope.Text.IsWord(first, Word.DuringWord) && !scope.Text.IsWord(first, Word.After) && MomentPeriodReader.Read(scope, first) is { } match && !IsMove(scope.Text, match.First, match.Timex)
            ? TimeEntity.Of(match)
            : null;

    private static TimeEntity? Period(DateScope scope, int first) =>
        PeriodReader.Read(scope, first) is { } match && !IsMove(scope.Text, match.First, match.Timex) ? TimeEntity.Of(match) : null;

    private static TimeEntity? TimeOrDuration(TokenizedText text, int first)
    {
        var duration = ModifiedDurationReader.Read(text, first);
        var time = TimeReader.Read(text, first);
        var period = TimePeriodReader.Read(text, first);
        if (period.Found && (!time.Found || period.Last >= time.Last) && (duration is null || period.Last > duration.Last || period.Times is not null) && !IsMove(text, period.First, period.Timex))
        {
            return TimeEntity.Of(period);
        }

        // "à 26 heures" is no length.
        duration = duration is { HasTime: true } && text.IsWord(first - 1, Word.To) && text[duration.Last].Lexeme.Unit == TimeUnit.Hour ? null : duration;
        if (duration is not null && (!time.Found || duration.Last > time.Last || (duration.Last == time.Last && IsDuration(text, time))))
        {
            return TimeEntity.Of(duration);
        }

        return time.Found ? TimeEntity.Of(time) : null;
    }

    // "pour 3 heures" lasts, "à 3 heures" and "il est 3 heures" do not; alone, up to twelve hours last when the word is written out.
    private static bool IsDuration(TokenizedText text, TimeMatch time)
    {
        ref readonly var before = ref text[time.First - 1];
        if (before.Lexeme.Word is Word.For or Word.DuringWord or Word.Since or Word.Few || text.Folded(time.First - 1) is "duree" or "dure" or "durent" or "durera" or "duree")
        {
            return true;
        }

        if (before.Lexeme.Word == Word.Of)
        {
            return text.Folded(time.First - 2) is "duree" or "plus" or "moins" or "reunion" or "delai" or "appel";
        }

        var isClock = before.Lexeme.Word is Word.To or Word.About or Word.Or or Word.After or Word.Before or Word.Until || text.Folded(time.First - 1) is "est" or "des" or "sera" || before.Kind == TokenKind.Symbol;
        return !isClock && time.Hour <= 12 && time.Minute < 0 && text.Folded(time.Last) is "heures" or "heure";
    }

    // "changer le rendez-vous de 15h à 16h" names two times, not a period.
    private static bool IsMove(TokenizedText text, int first, string timex)
    {
        if (timex.Length == 0 || timex[0] != '(' || !(text.IsWord(first, Word.Of) || text.IsWord(first - 1, Word.Of)))
        {
            return false;
        }

        for (var index = first - 1; index >= 0 && index >= first - 6; index--)
        {
            if (text.Folded(index) is "changer" or "deplacer" or "decaler" or "reporter" or "repousser" or "avancer" or "modifier")
            {
                return true;
            }
        }

        return false;
    }
}
