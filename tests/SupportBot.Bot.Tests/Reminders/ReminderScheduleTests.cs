using FsCheck;
using FsCheck.Fluent;
using SupportBot.Bot.Reminders;

namespace SupportBot.Bot.Tests.Reminders;

public sealed class ReminderScheduleTests
{
    private static readonly DateOnly End = new(2027, 3, 31);
    private static readonly DateOnly LongAgo = new(2026, 1, 1);

    [Theory]
    [InlineData(121, null)]
    [InlineData(120, 120)]
    [InlineData(61, 120)]
    [InlineData(60, 60)]
    [InlineData(31, 60)]
    [InlineData(30, 30)]
    [InlineData(8, 30)]
    [InlineData(7, 7)]
    [InlineData(0, 7)]
    [InlineData(-1, null)]
    public void The_latest_reminder_whose_day_has_come_is_due_until_the_last_day(int daysLeft, int? expected) =>
        ReminderSchedule.Due(End, LongAgo, End.AddDays(-daysLeft), []).ShouldBe(expected);

    [Theory]
    [InlineData(45, 45, null)]
    [InlineData(45, 31, null)]
    [InlineData(45, 30, 30)]
    [InlineData(30, 30, null)]
    [InlineData(30, 29, null)]
    [InlineData(30, 7, 7)]
    [InlineData(120, 119, null)]
    [InlineData(121, 120, 120)]
    public void Nobody_is_reminded_of_a_day_that_had_come_when_he_asked(int daysLeftWhenAsked, int daysLeft, int? expected) =>
        ReminderSchedule.Due(End, End.AddDays(-daysLeftWhenAsked), End.AddDays(-daysLeft), []).ShouldBe(expected);

    [Theory]
    [InlineData(200, "120,60,30,7")]
    [InlineData(121, "120,60,30,7")]
    [InlineData(120, "60,30,7")]
    [InlineData(45, "30,7")]
    [InlineData(8, "7")]
    [InlineData(7, "")]
    public void What_is_still_to_come_is_told(int daysLeft, string expected) =>
        string.Join(',', ReminderSchedule.ToCome(End, End.AddDays(-daysLeft))).ShouldBe(expected);

    [Fact]
    public void Day_by_day_everything_that_was_still_to_come_is_sent_once_on_its_day_and_nothing_else() => Check((asked, _) =>
    {
        var sent = new List<int>();
        for (var day = asked; day <= End.AddDays(40); day = day.AddDays(1))
        {
            if (ReminderSchedule.Due(End, asked, day, sent) is { } due)
            {
                (End.DayNumber - day.DayNumber).ShouldBe(due);
                sent.Add(due);
            }
        }

        sent.ShouldBe(ReminderSchedule.ToCome(End, asked));
    });

    [Fact]
    public void A_server_that_looks_only_now_and_then_never_sends_twice_nor_two_on_a_day_nor_after_the_end() => Check((asked, step) =>
    {
        var sent = new List<int>();
        for (var day = asked; day <= End.AddDays(40); day = day.AddDays(step))
        {
            if (ReminderSchedule.Due(End, asked, day, sent) is { } due)
            {
                day.ShouldBeInRange(asked.AddDays(1), End);
                sent.ShouldNotContain(due);
                sent.Add(due);
                ReminderSchedule.Due(End, asked, day, sent).ShouldBeNull();
            }
        }

        sent.ShouldBe(sent.OrderDescending());
    });

    [Theory]
    [InlineData("0001-01-01")]
    [InlineData("0001-03-01")]
    [InlineData("9999-12-31")]
    public void The_ends_of_the_calendar_are_no_error(string end)
    {
        var day = DateOnly.ParseExact(end, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

        ReminderSchedule.Due(day, DateOnly.MinValue, day, []).ShouldBe(day.DayNumber > 7 ? 7 : null);
        ReminderSchedule.ToCome(day, DateOnly.MaxValue).ShouldBeEmpty();
    }

    private static void Check(Action<DateOnly, int> holds)
    {
        var cases = from before in Gen.Choose(-5, 400) from step in Gen.Choose(1, 150) select (before, step);
        Prop.ForAll(cases.ToArbitrary(), c => holds(End.AddDays(-c.before), c.step)).QuickCheckThrowOnFailure();
    }
}
