using System.Globalization;
using SupportBot.Bot.Cases.Calendar;

namespace SupportBot.Bot.Tests.Cases.Calendar;

public sealed class WorkingCalendarTests
{
    [Theory]
    [InlineData("2026-11-23", 7, "2026-12-02")] // plain weeks
    [InlineData("2026-11-23", 10, "2026-12-07")]
    [InlineData("2026-12-18", 7, "2026-12-30")] // Christmas on a Friday
    [InlineData("2026-12-18", 10, "2027-01-05")] // New Year too
    [InlineData("2026-05-07", 1, "2026-05-11")] // 8 May, a Friday
    [InlineData("2026-05-13", 1, "2026-05-15")] // Ascension
    [InlineData("2026-11-21", 1, "2026-11-23")] // received on a Saturday
    [InlineData("2026-04-03", 1, "2026-04-07")] // Easter Monday
    public void Working_day_after_a_day(string from, int count, string expected) =>
        WorkingCalendar.France.Add(Day(from), count).ShouldBe(Day(expected));

    [Fact]
    public void Delay_of_a_transfer_is_a_range_of_days()
    {
        var (first, last) = WorkingCalendar.France.Range(Day("2026-11-09"), 7, 10);

        first.ShouldBe(Day("2026-11-19"));
        last.ShouldBe(Day("2026-11-24"));
    }

    [Fact]
    public void Closing_days_and_local_holidays_are_not_worked()
    {
        var calendar = new WorkingCalendar(alsaceMoselle: true, new HashSet<DateOnly> { Day("2026-11-23") });

        calendar.IsWorkingDay(Day("2026-11-23")).ShouldBeFalse();
        calendar.IsWorkingDay(Day("2026-04-03")).ShouldBeFalse();
        calendar.IsWorkingDay(Day("2026-11-24")).ShouldBeTrue();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1001)]
    public void Count_out_of_range_is_a_bug(int count) => Should.Throw<ArgumentOutOfRangeException>(() => WorkingCalendar.France.Add(Day("2026-11-23"), count));

    [Theory]
    [InlineData("2026-03-29T00:59:00Z", "01:59")] // last minute of winter time
    [InlineData("2026-03-29T01:00:00Z", "03:00")] // first of summer time
    [InlineData("2026-10-25T00:30:00Z", "02:30")] // first passage
    [InlineData("2026-10-25T01:30:00Z", "02:30")] // second passage
    public void Wall_clock_of_Paris_at_the_changes_of_hour(string instant, string wall) =>
        ParisTime.WallClock(Instant(instant)).ToString("HH:mm", CultureInfo.InvariantCulture).ShouldBe(wall);

    [Theory]
    [InlineData("2026-03-29", 2.5, "2026-03-29T01:00:00Z")] // skipped: the end of the gap
    [InlineData("2026-10-25", 2.5, "2026-10-25T00:30:00Z")] // twice: the first passage
    [InlineData("2026-07-01", 9, "2026-07-01T07:00:00Z")]
    [InlineData("2026-12-31", 24, "2026-12-31T23:00:00Z")]
    public void Hour_on_the_wall_as_an_instant(string day, double hours, string instant) =>
        ParisTime.At(Day(day), TimeSpan.FromHours(hours)).ShouldBe(Instant(instant));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
