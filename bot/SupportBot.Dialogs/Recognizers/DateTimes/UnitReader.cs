using System.Runtime.InteropServices;
using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Recognizers.DateTimes;

/// <summary>A unit of time with its last token; <see cref="TimeUnit.None"/> when there is none.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct UnitMatch(TimeUnit Unit, int Last)
{
    internal static readonly UnitMatch None = new(TimeUnit.None, -1);

    internal bool Found => Unit != TimeUnit.None;
}

/// <summary>Reads units of time, those of several words too: "week-end", "jours ouvrés", "journées de travail".</summary>
internal static class UnitReader
{
    internal static UnitMatch Read(TokenizedText text, int index)
    {
        var unit = text[index].Lexeme.Unit;
        if (unit == TimeUnit.None)
        {
            return ReadWeekEnd(text, index);
        }

        // Letters count as units only when a number touches them or stands before them.
        if (text[index].FoldedLength == 1 && text[index - 1].Kind != TokenKind.Digits)
        {
            return UnitMatch.None;
        }

        return unit == TimeUnit.Day ? ReadDay(text, index) : new UnitMatch(unit, index);
    }

    // "week-end", "week end"; "week" alone is English.
    private static UnitMatch ReadWeekEnd(TokenizedText text, int index)
    {
        if (!text.Is(index, "week"))
        {
            return UnitMatch.None;
        }

        var last = text.IsSymbol(index + 1, '-') ? index + 2 : index + 1;
        return text.Is(last, "end") || text.Is(last, "ends") ? new UnitMatch(TimeUnit.WeekEnd, last) : UnitMatch.None;
    }

    private static UnitMatch ReadDay(TokenizedText text, int index)
    {
        var next = text.Folded(index + 1);
        if (next is "ouvre" or "ouvres" or "ouvree" or "ouvrees" or "ouvrable" or "ouvrables")
        {
            return new UnitMatch(TimeUnit.BusinessDay, index + 1);
        }

        return text.IsWord(index + 1, Word.Of) && text.Is(index + 2, "travail")
            ? new UnitMatch(TimeUnit.BusinessDay, index + 2)
            : new UnitMatch(TimeUnit.Day, index);
    }
}
