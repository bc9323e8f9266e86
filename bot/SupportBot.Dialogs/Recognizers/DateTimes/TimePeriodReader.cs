using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Recognizers.DateTimes;

/// <summary>Reads parts of a day: "de 14h à 16h", "entre 10 et 11h30", "16-17", "dans la matinée", "en fin d'après-midi", "tôt le matin".</summary>
internal static class TimePeriodReader
{
    internal static TimePeriodMatch Read(TokenizedText text, int first)
    {
        var range = ReadRange(text, first);
        var part = ReadPart(text, first);
        return range.Found && range.Last >= part.Last ? range : part;
    }

    /// <summary>Two times: after "de" or "entre" any two, else two of which one looks like a time.</summary>
    internal static TimePeriodMatch ReadRange(TokenizedText text, int first)
    {
        var isBetween = text.IsWord(first, Word.Between);
        var index = isBetween || text.IsWord(first, Word.Of) ? first + 1 : AfterFrom(text, first);
        var start = TimeReader.ReadLoose(text, index);
        if (!start.Found)
        {
            return TimePeriodMatch.None;
        }

        var next = Connector(text, start.Last + 1, withAnd: isBetween || !start.IsBare);
        var end = next > 0 ? TimeReader.ReadLoose(text, next) : TimeMatch.None;
        if (!end.Found || (start.IsBare && end.IsBare && !MayBeTimes(text, start, end)))
        {
            return TimePeriodMatch.None;
        }

        // "dehors de 16h à 17h": the "de" belongs to the word before it.
        var from = text.IsWord(first, Word.Of) && (text.Is(first, "des") || text.Folded(first - 1) is "dehors" or "hors") ? index : first;
        return TimePeriodMatch.Between(from, end.Last, SameHalf(text, start, end), end);
    }

    /// <summary>A named part of the day with the words before it.</summary>
    internal static TimePeriodMatch ReadPart(TokenizedText text, int first)
    {
        var index = first;
        index += text.IsWord(index, Word.Within) || text.IsWord(index, Word.In) || text.IsWord(index, Word.DuringWord) || text.Is(index, "au") ? 1 : 0;
        index += text[index].Lexeme.Word is Word.The or Word.This && !text.Is(first, "au") ? 1 : 0;
        var mod = ReadMod(text, index, out var afterMod);
        if (mod is null && text.IsWord(first, Word.Of))
        {
            return IsPlainPart(text, first + 1) ? Part(text, first, first + 1, null) : TimePeriodMatch.None;
        }

        // "le tard soirée", "l'heure de déjeuner" and "horaire de la matinée" leave their article out.
        var start = mod is null ? index : AfterOf(text, afterMod);
        var isLoose = (text.IsWord(first, Word.Within) && mod is not null && index == first + 1) || (text.IsWord(first, Word.The) && (mod is not null || text[start].Lexeme.Unit == TimeUnit.Hour || text.IsWord(first - 1, Word.Of)));
        var isTitle = first == 0 && start == first && mod is null && text.Count > 1;
        return isTitle ? TimePeriodMatch.None : Part(text, isLoose ? index : first, start, mod);
    }

    private static TimePeriodMatch Part(TokenizedText text, int first, int index, string? mod)
    {
        // "heure de déjeuner", "temps du déjeuner"
        var noun = text[index].Lexeme.Unit == TimeUnit.Hour || text.Is(index, "temps") || text.Is(index, "pause") ? index + 2 : index;
        if (noun > index && !(text.IsWord(index + 1, Word.Of) && text[noun].Lexeme.DayPart == DayPart.Lunch))
        {
            noun = index;
        }

        var part = DayPartReader.Read(text, noun);
        var isLunchAlone = part.Part == DayPart.Lunch && noun == index && !text.Is(first, "au");
        return part.Found && !isLunchAlone && text[noun].Lexeme.Unit is TimeUnit.None or TimeUnit.Night or TimeUnit.Hour && !IsOtherUse(text, first, part)
            ? TimePeriodMatch.OfPart(first, part.Last, part.Part, mod)
            : TimePeriodMatch.None;
    }

    // "bonne soirée", "pour 1 nuit", "chaque matin".
    private static bool IsOtherUse(TokenizedText text, int first, DayPartMatch part) =>
        text[first - 1].Kind == TokenKind.Digits || text.Folded(first - 1) is "bonne" or "bon" or "bonsoir" or "une" or "deux" or "tous" or "toutes"
        || text.IsWord(first - 1, Word.Every) || (part.Part == DayPart.Night && text.Is(first, "la") && text.IsSymbol(first - 1, ','));

    private static bool IsPlainPart(TokenizedText text, int index) => DayPartReader.Read(text, index).Part is DayPart.Morning or DayPart.Evening && !text.Is(index - 1, "des");

    // "tôt", "début", "tard", "fin", "plus tard dans".
    private static string? ReadMod(TokenizedText text, int index, out int after)
    {
        var word = text.Is(index, "plus") ? index + 1 : index;
        after = word + 1;
        return text[word].Lexeme.Word switch
        {
            Word.Early or Word.Beginning => "start",
            Word.Late or Word.Ending => "end",
            _ => null,
        };
    }

    // After a mod: "de", "d'", "le", "dans la".
    private static int AfterOf(TokenizedText text, int index)
    {
        index += text[index].Lexeme.Word is Word.Of or Word.Within ? 1 : 0;
        return index + (text[index].Lexeme.Word is Word.The ? 1 : 0);
    }

    // "à partir de 13h30 à 16 heures".
    private static int AfterFrom(TokenizedText text, int first) =>
        text.IsWord(first, Word.To) && text.Is(first + 1, "partir") && text.IsWord(first + 2, Word.Of) ? first + 3 : first;

    private static int Connector(TokenizedText text, int index, bool withAnd)
    {
        if (text.IsWord(index, Word.Until))
        {
            return text.IsWord(index + 1, Word.To) ? index + 2 : text.Is(index, "jusqua") ? index + 1 : -1;
        }

        return text.IsWord(index, Word.To) || text.IsSymbol(index, '-') || (withAnd && text.IsWord(index, Word.And)) ? index + 1 : -1;
    }

    // "17 à 18" may be hours; "2 à 3 licences", "03-04-2026" and "du 16 au 17 mars" are not.
    private static bool MayBeTimes(TokenizedText text, TimeMatch start, TimeMatch end)
    {
        ref readonly var next = ref text[end.Last + 1];
        var isOther = next.Kind == TokenKind.Word
            ? (next.Lexeme == Lexeme.Unknown && text.Folded(end.Last + 1) is not ("svp" or "stp" or "merci" or "c'"))
                || next.Lexeme.Unit is not (TimeUnit.None or TimeUnit.Night) || next.Lexeme.Month > 0
            : next.Kind == TokenKind.Digits || (next.Kind == TokenKind.Symbol && text.Glued(end.Last + 1) && text.Folded(end.Last + 1)[0] is '-' or '/' or '%' or '°' or ':');
        var isInside = text.Glued(start.First) && text[start.First - 1].Kind is not TokenKind.Word;
        return !isOther && !isInside && start.Hour < end.Hour + 24 && !text.IsWord(end.Last + 1, Word.This) && !(text.IsWord(end.Last + 1, Word.Of) && !IsDateAfterOf(text, end.Last + 2));
    }

    // "de 5 au 6 de Avril 22": hours on a day, and not the days of April.
    private static bool IsDateAfterOf(TokenizedText text, int index) =>
        text[index].Kind == TokenKind.Digits || (text[index].Lexeme.Month > 0 && text[index + 1].Kind == TokenKind.Digits);

    // "5 à 6pm", "de 2 heures à 5 heures de l'après-midi": the first time takes the half of the day of the second.
    private static TimeMatch SameHalf(TokenizedText text, TimeMatch start, TimeMatch end)
    {
        if (start.Hour is < 1 or > 12 || end.IsAmbiguous || BeforePart(text, start) < text.Count)
        {
            return start;
        }

        var isAfternoon = end.Hour > 12 && DayPartReader.ReadBehind(text, BeforePart(text, end)).Found;
        return isAfternoon && start.Hour < 12 && start.Hour + 12 < end.Hour ? start with { Hour = start.Hour + 12, IsAmbiguous = false } : start with { IsAmbiguous = false };
    }

    // Where the part of the day begins that the time ends with; past the end when there is none.
    private static int BeforePart(TokenizedText text, TimeMatch time)
    {
        for (var index = time.First + 1; index <= time.Last; index++)
        {
            var part = DayPartReader.ReadBehind(text, index);
            if (part.Found && part.Last == time.Last)
            {
                return index;
            }
        }

        return text.Count;
    }
}
