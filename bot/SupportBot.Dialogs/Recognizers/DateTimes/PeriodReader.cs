namespace SupportBot.Dialogs.Recognizers.DateTimes;

/// <summary>Reads one period of days at one place, however it is said; the longest reading wins.</summary>
internal static class PeriodReader
{
    internal static PeriodMatch? Read(DateScope scope, int first)
    {
        var best = SimplePeriodReader.Longer(SimplePeriodReader.Read(scope, first), EdgePeriodReader.Read(scope, first));
        best = SimplePeriodReader.Longer(best, CountedPeriodReader.Read(scope, first));
        best = SimplePeriodReader.Longer(best, BoundDurationReader.Read(scope, first));
        return SimplePeriodReader.Longer(best, RangePeriodReader.Read(scope, first));
    }
}
