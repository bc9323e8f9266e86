using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Recognizers.DateTimes;

/// <summary>Reads one whole period at one place: a month, year, quarter, week or season; the longest reading wins.</summary>
internal static class SimplePeriodReader
{
    internal static PeriodMatch? Read(DateScope scope, int first)
    {
        if (!DateReader.MayBegin(scope.Text, first) && !(scope.Text.IsWord(first, Word.The) && DateReader.MayBegin(scope.Text, first + 1)))
        {
            return null;
        }

        var best = Longer(MonthPeriodReader.Read(scope, first), RelativePeriodReader.Read(scope, first));
        best = Longer(best, YearPeriodReader.Read(scope, first));
        best = Longer(best, QuarterPeriodReader.Read(scope, first));
        best = Longer(best, WeekPeriodReader.Read(scope, first));
        return Longer(best, SeasonPeriodReader.Read(scope, first));
    }

    /// <summary>A period after "de", "du" or "de la", where even a bare unit means the present one: "fin du mois".</summary>
    internal static PeriodMatch? ReadAfterOf(DateScope scope, int index)
    {
        var text = scope.Text;
        var start = text.IsWord(index, Word.The) ? index + 1 : index;
        var best = Longer(Read(scope, index), start > index ? Read(scope, start) : null);
        best = Longer(best, YearPeriodReader.Number(text, start));
        var unit = UnitReader.Read(text, start);
        return Longer(best, unit.Unit >= TimeUnit.WeekEnd ? UnitPeriods.Away(scope.Today, unit.Unit, 0, start, unit.Last) : null);
    }

    internal static PeriodMatch? Longer(PeriodMatch? one, PeriodMatch? other) =>
        one is null || (other is not null && other.Last > one.Last) ? other : one;
}
