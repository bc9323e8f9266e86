using System.Globalization;
using System.Text;
using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Recognizers.DateTimes;

/// <summary>So many of one unit.</summary>
internal readonly record struct DurationPart(decimal Amount, TimeUnit Unit);

/// <summary>A length of time with the tokens it covers.</summary>
/// <param name="First">Index of its first token.</param>
/// <param name="Last">Index of its last token.</param>
/// <param name="Parts">Its parts, the largest unit first.</param>
/// <param name="Mod"><c>more</c>, <c>less</c> or <c>since</c>; null for none.</param>
internal sealed record DurationMatch(int First, int Last, IReadOnlyList<DurationPart> Parts, string? Mod = null)
{
    /// <summary>Whether it is counted in days or longer units, so that it moves a date and not a time.</summary>
    internal bool IsOfDays => Parts.All(part => part.Unit >= TimeUnit.Night);

    /// <summary>Whether it is counted in hours or shorter units.</summary>
    internal bool HasTime => Parts.Any(part => part.Unit < TimeUnit.Night);

    /// <summary>Its length with months of 30 and years of 365 days.</summary>
    internal decimal Seconds => Parts.Sum(part => part.Amount * SecondsOf(part.Unit));

    internal string Timex
    {
        get
        {
            var timex = new StringBuilder("P");
            var inTime = false;
            foreach (var part in Parts)
            {
                if (!inTime && part.Unit <= TimeUnit.Hour)
                {
                    timex.Append('T');
                    inTime = true;
                }

                var (factor, letter) = TimexOf(part.Unit);
                timex.Append((part.Amount * factor).ToString("0.####", CultureInfo.InvariantCulture)).Append(letter);
            }

            return timex.ToString();
        }
    }

    /// <summary>The instant this long after, or before with a sign of -1.</summary>
    internal DateTime? AddTo(DateTime instant, int sign)
    {
        try
        {
            return Parts.Aggregate(instant, (moved, part) => Add(moved, part.Unit, part.Amount * sign));
        }
        catch (Exception exception) when (exception is ArgumentOutOfRangeException or OverflowException)
        {
            // Before year 1 or after 9999: there is no such day.
            return null;
        }
    }

    private static DateTime Add(DateTime instant, TimeUnit unit, decimal amount) => unit switch
    {
        TimeUnit.Second => instant.AddSeconds((double)amount),
        TimeUnit.Minute => instant.AddMinutes((double)amount),
        TimeUnit.Hour => instant.AddHours((double)amount),
        TimeUnit.Night or TimeUnit.Day => instant.AddDays((double)amount),
        TimeUnit.BusinessDay => AddBusinessDays(instant, (int)amount),
        TimeUnit.WeekEnd or TimeUnit.Week => instant.AddDays((double)(amount * 7)),
        TimeUnit.Fortnight => instant.AddDays((double)(amount * 14)),
        TimeUnit.Month => AddMonths(instant, amount),
        TimeUnit.Quarter => AddMonths(instant, amount * 3),
        TimeUnit.HalfYear => AddMonths(instant, amount * 6),
        TimeUnit.Year => AddMonths(instant, amount * 12),
        TimeUnit.Decade => AddMonths(instant, amount * 120),
        _ => AddMonths(instant, amount * 1200),
    };

    // Half a month is fifteen days.
    private static DateTime AddMonths(DateTime instant, decimal amount)
    {
        var whole = (int)decimal.Truncate(amount);
        return instant.AddMonths(whole).AddDays((double)decimal.Round((amount - whole) * 30));
    }

    private static DateTime AddBusinessDays(DateTime instant, int amount)
    {
        var step = Math.Sign(amount);
        for (var left = Math.Min(Math.Abs(amount), 10_000); left > 0;)
        {
            instant = instant.AddDays(step);
            left -= instant.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 0 : 1;
        }

        return instant;
    }

    private static (int Factor, string Letter) TimexOf(TimeUnit unit) => unit switch
    {
        TimeUnit.Second => (1, "S"),
        TimeUnit.Minute => (1, "M"),
        TimeUnit.Hour => (1, "H"),
        TimeUnit.BusinessDay => (1, "BD"),
        TimeUnit.WeekEnd => (1, "WE"),
        TimeUnit.Week => (1, "W"),
        TimeUnit.Fortnight => (2, "W"),
        TimeUnit.Month => (1, "M"),
        TimeUnit.Quarter => (3, "M"),
        TimeUnit.HalfYear => (6, "M"),
        TimeUnit.Year => (1, "Y"),
        TimeUnit.Decade => (10, "Y"),
        TimeUnit.Century => (100, "Y"),
        _ => (1, "D"),
    };

    private static decimal SecondsOf(TimeUnit unit) => unit switch
    {
        TimeUnit.Second => 1,
        TimeUnit.Minute => 60,
        TimeUnit.Hour => 3_600,
        TimeUnit.WeekEnd => 2 * 86_400,
        TimeUnit.Week => 7 * 86_400,
        TimeUnit.Fortnight => 14 * 86_400,
        TimeUnit.Month => 30 * 86_400,
        TimeUnit.Quarter => 90 * 86_400,
        TimeUnit.HalfYear => 180 * 86_400,
        TimeUnit.Year => 365 * 86_400,
        TimeUnit.Decade => 3_650 * 86_400,
        TimeUnit.Century => 36_500m * 86_400,
        _ => 86_400,
    };
}
