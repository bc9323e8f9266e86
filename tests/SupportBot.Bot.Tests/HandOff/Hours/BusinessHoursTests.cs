using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using SupportBot.Bot.HandOff.Hours;

namespace SupportBot.Bot.Tests.HandOff.Hours;

public sealed class BusinessHoursTests
{
    private static readonly Dictionary<string, string?> Settings = new(StringComparer.Ordinal)
    {
        ["BusinessHours:Days:Monday"] = "09:00-12:30, 13:30-18:00",
        ["BusinessHours:Days:Tuesday"] = "09:00-18:00",
        ["BusinessHours:Days:Wednesday"] = "09:00-18:00",
        ["BusinessHours:Days:Thursday"] = "09:00-18:00",
        ["BusinessHours:Days:Friday"] = "09:00-17:00",
        ["BusinessHours:ClosingDays:0"] = "2026-12-24",
        ["BusinessHours:Queues:night:Days:Sunday"] = "00:00-24:00",
        ["BusinessHours:Queues:night:OpenOnHolidays"] = "true",
        ["BusinessHours:Queues:strasbourg:AlsaceMoselle"] = "true",
        ["BusinessHours:Queues:strasbourg:ClosingDays:0"] = "2026-11-24",
        ["BusinessHours:Queues:trial:AlwaysOpen"] = "true",
    };

    // Wall clock of Paris; 23 November 2026 is a Monday.
    [Theory]
    [InlineData("support", "2026-11-23 08:59", false)]
    [InlineData("support", "2026-11-23 09:00", true)]
    [InlineData("support", "2026-11-23 12:29", true)]
    [InlineData("support", "2026-11-23 12:30", false)]
    [InlineData("support", "2026-11-23 13:30", true)]
    [InlineData("support", "2026-11-23 18:00", false)]
    [InlineData("support", "2026-11-28 10:00", false)] // Saturday
    [InlineData("support", "2026-11-11 10:00", false)] // Armistice
    [InlineData("support", "2026-04-06 10:00", false)] // Easter Monday
    [InlineData("support", "2026-12-24 10:00", false)] // closing day
    [InlineData("support", "2026-04-03 10:00", true)] // Good Friday is worked in Paris
    [InlineData("strasbourg", "2026-04-03 10:00", false)] // but not there
    [InlineData("strasbourg", "2026-11-24 10:00", false)] // its own closing day
    [InlineData("strasbourg", "2026-12-24 10:00", false)] // and the common one
    [InlineData("strasbourg", "2026-11-23 10:00", true)] // hours of the section
    [InlineData("night", "2026-11-01 23:59", true)] // Sunday, All Saints, open on holidays
    [InlineData("night", "2026-11-02 00:00", false)]
    [InlineData("trial", "2026-12-25 03:00", true)]
    public void Queue_is_open_or_not(string queue, string wall, bool open) => Of(queue).IsOpen(Wall(wall)).ShouldBe(open);

    [Theory]
    [InlineData("2026-11-23 10:00", "2026-11-23 10:00")] // open: at once
    [InlineData("2026-11-23 07:00", "2026-11-23 09:00")]
    [InlineData("2026-11-23 12:45", "2026-11-23 13:30")]
    [InlineData("2026-11-27 17:00", "2026-11-30 09:00")] // over the week-end
    [InlineData("2026-12-23 18:00", "2026-12-28 09:00")] // closing day, Christmas, week-end
    [InlineData("2026-05-07 19:00", "2026-05-11 09:00")] // 8 May on a Friday
    [InlineData("2026-03-27 17:30", "2026-03-30 09:00")] // summer time begins in between
    public void Next_opening(string now, string expected) => Of("support").NextOpening(Wall(now)).ShouldBe(Wall(expected));

    [Fact]
    public void Queue_that_is_closed_for_more_than_a_year_has_no_next_opening()
    {
        var never = new BusinessHours(new Dictionary<DayOfWeek, IReadOnlyList<OpeningSpan>>(), false, false, new HashSet<DateOnly>());

        never.NextOpening(Wall("2026-11-23 10:00")).ShouldBeNull();
    }

    [Theory]
    [InlineData("2026-11-23 09:00", "2026-11-23 18:00", 8)] // lunch is not open time
    [InlineData("2026-11-27 16:30", "2026-11-30 09:30", 1)] // half an hour on each side of the week-end
    [InlineData("2026-11-28 09:00", "2026-11-29 18:00", 0)]
    [InlineData("2026-11-23 11:00", "2026-11-23 10:00", 0)] // backwards
    [InlineData("2026-03-28 00:00", "2026-03-31 00:00", 8)] // a week-end of 47 hours, then Monday
    public void Open_time_between_two_instants(string from, string to, double hours) =>
        Of("support").OpenTimeBetween(Wall(from), Wall(to)).ShouldBe(TimeSpan.FromHours(hours));

    [Theory]
    [InlineData("2026-11-23 07:00", "2026-11-23 09:00", "aujourd'hui à 9 h")]
    [InlineData("2026-11-23 20:00", "2026-11-24 13:30", "demain à 13 h 30")]
    [InlineData("2026-11-27 20:00", "2026-11-30 09:00", "lundi à 9 h")]
    [InlineData("2026-12-23 20:00", "2026-12-30 09:00", "le mercredi 30 décembre à 9 h")]
    [InlineData("2026-05-21 20:00", "2026-06-01 09:00", "le lundi 1er juin à 9 h")]
    [InlineData("2026-12-23 20:00", "2027-01-04 09:00", "le lundi 4 janvier 2027 à 9 h")]
    [InlineData("2026-11-23 23:59", "2026-11-24 00:00", "demain à 0 h")]
    public void Next_opening_in_words(string now, string opening, string expected) => OpeningWords.Of(Wall(opening), Wall(now)).ShouldBe(expected);

    [Fact]
    public void Without_settings_the_week_is_Monday_to_Friday_nine_to_six()
    {
        var hours = new OpeningHours(Options.Create(new BusinessHoursOptions())).Of("support");

        hours.IsOpen(Wall("2026-11-23 09:00")).ShouldBeTrue();
        hours.IsOpen(Wall("2026-11-27 17:59")).ShouldBeTrue();
        hours.IsOpen(Wall("2026-11-28 10:00")).ShouldBeFalse();
    }

    [Theory]
    [InlineData("BusinessHours:Days:Lundi", "09:00-18:00", "BusinessHours:Days:Lundi is not an English day name")]
    [InlineData("BusinessHours:Days:1", "09:00-18:00", "is not an English day name")]
    [InlineData("BusinessHours:Days:Monday", "9h-18h", "BusinessHours:Days:Monday is '9h-18h'")]
    [InlineData("BusinessHours:Days:Monday", "18:00-09:00", "write 09:00-12:30")]
    [InlineData("BusinessHours:Days:Monday", "09:00-12:00,11:00-18:00", "without overlap")]
    [InlineData("BusinessHours:Days:Monday", "09:00-24:01", "write 09:00-12:30")]
    [InlineData("BusinessHours:Days:Monday", "", "never opens")]
    [InlineData("BusinessHours:ClosingDays:0", "24/12/2026", "write a day as 2026-12-24")]
    [InlineData("BusinessHours:Queues:dell:Days:Monday", "x", "BusinessHours:Queues:dell:Days:Monday")]
    public void Wrong_setting_stops_the_start_and_says_how_to_write_it(string key, string value, string message)
    {
        var options = Bind(new Dictionary<string, string?>(StringComparer.Ordinal) { [key] = value });

        var result = new BusinessHoursOptionsValidator().Validate(null, options);

        result.Failed.ShouldBeTrue();
        result.FailureMessage.ShouldContain(message);
    }

    [Fact]
    public void Right_settings_pass() => new BusinessHoursOptionsValidator().Validate(null, Bind(Settings)).Succeeded.ShouldBeTrue();

    private static BusinessHours Of(string queue) => new OpeningHours(Options.Create(Bind(Settings))).Of(queue);

    private static BusinessHoursOptions Bind(Dictionary<string, string?> settings)
    {
        var options = new BusinessHoursOptions();
        new ConfigurationBuilder().AddInMemoryCollection(settings).Build().GetSection(BusinessHoursOptions.Section).Bind(options);
        return options;
    }

    private static DateTimeOffset Wall(string text)
    {
        var wall = DateTime.ParseExact(text, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");
        return new DateTimeOffset(wall, zone.GetUtcOffset(wall)).ToUniversalTime();
    }
}
