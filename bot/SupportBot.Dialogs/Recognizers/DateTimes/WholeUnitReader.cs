using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Recognizers.DateTimes;

/// <summary>Reads one whole unit: "toute la journée", "tout le mois", "semaine entière", "pleine journée".</summary>
internal static class WholeUnitReader
{
    internal static DurationMatch? Read(TokenizedText text, int first)
    {
        if (text.Is(first, "tout") || text.Is(first, "toute"))
        {
            return text.IsWord(first + 1, Word.The) ? One(first, UnitReader.Read(text, first + 2)) : null;
        }

        if (text.Is(first, "pleine") || text.Is(first, "plein"))
        {
            return One(first, UnitReader.Read(text, first + 1));
        }

        var unit = UnitReader.Read(text, first);
        return unit.Found && text.Folded(unit.Last + 1) is "entier" or "entiere" or "complet" or "complete" ? One(first, unit with { Last = unit.Last + 1 }) : null;
    }

    private static DurationMatch? One(int first, UnitMatch unit) =>
        unit.Found && unit.Unit >= TimeUnit.Hour ? new DurationMatch(first, unit.Last, [new DurationPart(1, unit.Unit)]) : null;
}
