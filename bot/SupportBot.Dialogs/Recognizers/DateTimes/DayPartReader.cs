using System.Runtime.InteropServices;
using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Recognizers.DateTimes;

/// <summary>A part of the day with its last token.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct DayPartMatch(DayPart Part, int Last)
{
    internal static readonly DayPartMatch None = new(DayPart.None, -1);

    internal bool Found => Part != DayPart.None;
}

/// <summary>Reads parts of the day: "matin", "après-midi", "soirée", "heures ouvrées".</summary>
internal static class DayPartReader
{
    /// <summary>The part itself, without an article.</summary>
    internal static DayPartMatch Read(TokenizedText text, int index)
    {
        if (text.IsWord(index, Word.After))
        {
            var midi = text.IsSymbol(index + 1, '-') ? index + 2 : index + 1;
            return text.Is(midi, "midi") ? new DayPartMatch(DayPart.Afternoon, midi) : DayPartMatch.None;
        }

        if (text[index].Lexeme.Unit == TimeUnit.Hour && text.Folded(index + 1) is "ouvrees" or "ouvrables")
        {
            return new DayPartMatch(DayPart.BusinessHours, index + 1);
        }

        var part = text[index].Lexeme.DayPart;
        return part is DayPart.None or DayPart.Noon or DayPart.Midnight ? DayPartMatch.None : new DayPartMatch(part, index);
    }

    /// <summary>A part behind a time: "du matin", "de l'après-midi", "dans la soirée", "ce soir", "le soir", "am", "p. m.".</summary>
    internal static DayPartMatch ReadBehind(TokenizedText text, int index)
    {
        var meridiem = ReadMeridiem(text, index);
        if (meridiem.Found)
        {
            return meridiem;
        }

        var start = index;
        start += text[start].Lexeme.Word is Word.Of or Word.Within or Word.In ? 1 : 0;
        start += text[start].Lexeme.Word is Word.The or Word.This ? 1 : 0;
        var part = Read(text, start);
        return part.Part is DayPart.Lunch or DayPart.BusinessHours || (start == index && !part.Found) ? DayPartMatch.None : part;
    }

    /// <summary>"am", "a.m.", "p. m.", "pm".</summary>
    internal static DayPartMatch ReadMeridiem(TokenizedText text, int index)
    {
        switch (text.Folded(index))
        {
            case "am":
                return new DayPartMatch(DayPart.Morning, index);
            case "pm":
                return new DayPartMatch(DayPart.Afternoon, index);
            case not ("a" or "p"):
                return DayPartMatch.None;
        }

        var letter = text.IsSymbol(index + 1, '.') ? index + 2 : index + 1;
        if (!text.Is(letter, "m"))
        {
            return DayPartMatch.None;
        }

        var hasDot = letter > index + 1 && text.IsSymbol(letter + 1, '.') && text.Glued(letter + 1);
        return new DayPartMatch(text.Is(index, "a") ? DayPart.Morning : DayPart.Afternoon, hasDot ? letter + 1 : letter);
    }
}
