using System.Globalization;
using SupportBot.Bot.Cases.Calendar;

namespace SupportBot.Bot.Insights.Figures;

/// <summary>The days that figures are about, today included, in Europe/Paris; and what they are narrowed to.</summary>
/// <param name="Days">7, 30 or 90.</param>
/// <param name="Today">Its last day.</param>
internal sealed record ReportPeriod(int Days, DateOnly Today)
{
    /// <summary>The periods that can be chosen.</summary>
    public static IReadOnlyList<int> Choices { get; } = [7, 30, 90];

    /// <summary>Only this flow; empty: all.</summary>
    public string Flow { get; init; } = "";

    /// <summary>Only cases of this queue; empty: all. Sessions have no queue.</summary>
    public string Queue { get; init; } = "";

    public DateOnly First => Today.AddDays(1 - Days);

    /// <summary>The instant at which the first day begins.</summary>
    public DateTimeOffset From => ParisTime.At(First, TimeSpan.Zero);

    public string FirstText => Text(First);

    public IEnumerable<DateOnly> EachDay => Enumerable.Range(0, Days).Select(First.AddDays);

    /// <summary>A day as the tables hold it.</summary>
    public static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The period of a request; what is no choice is 30 days.</summary>
    public static ReportPeriod Of(int? days, DateTimeOffset now) => new(days is { } asked && Choices.Contains(asked) ? asked : 30, ParisTime.DayOf(now));
}
