using System.Runtime.InteropServices;
using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Recognizers.DateTimes;

/// <summary>Days from a first one up to, but not including, an end; a null side is open.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct DaySpan(DateOnly? Start, DateOnly? End)
{
    internal TimeSpanOfDays ToTimes() => new(Start?.ToDateTime(TimeOnly.MinValue), End?.ToDateTime(TimeOnly.MinValue));
}

/// <summary>A period of days with the tokens it covers.</summary>
/// <param name="First">Index of its first token.</param>
/// <param name="Last">Index of its last token.</param>
/// <param name="Timex">The period in the words of TIMEX3.</param>
/// <param name="Future">The period when it is meant to come.</param>
/// <param name="Past">The period when it is meant to be over.</param>
/// <param name="Grain">The unit it was said in, which its length is counted in.</param>
internal sealed record PeriodMatch(int First, int Last, string Timex, DaySpan Future, DaySpan Past, TimeUnit Grain)
{
    /// <summary>What a word adds: <c>start</c>, <c>mid</c>, <c>end</c>, <c>before</c>, <c>after</c>...; null for nothing.</summary>
    internal string? Mod { get; init; }

    /// <summary>The month that was said without a year; 0 = none.</summary>
    internal int OpenMonth { get; init; }

    /// <summary>Whether the year itself was named, not counted from now.</summary>
    internal bool IsYearSaid { get; init; }

    /// <summary>Whether Microsoft.Recognizers leaves it unresolved: a season.</summary>
    internal bool IsVague { get; init; }

    internal static PeriodMatch Of(int first, int last, string timex, DateOnly? start, DateOnly? end, TimeUnit grain) =>
        new(first, last, timex, new DaySpan(start, end), new DaySpan(start, end), grain);
}
