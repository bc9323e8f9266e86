using System.Globalization;
using SupportBot.Dialogs.Recognizers.DateTimes;

namespace SupportBot.Dialogs.Tests.Recognizers.DateTimes;

/// <summary>The recognizers take the wall clock of the person who wrote; which one that is, the zone decides: around midnight, and in the nights when clocks are changed.</summary>
public sealed class WallClockTests
{
    /// <summary>Instant in UTC, zone, text, day meant when to come.</summary>
    public static readonly TheoryData<string, string, string, string> Days = new()
    {
        { "2026-03-17T23:30", "Europe/Paris", "aujourd'hui", "2026-03-18" },
        { "2026-03-17T23:30", "America/Montreal", "aujourd'hui", "2026-03-17" },
        { "2026-03-17T23:30", "Pacific/Noumea", "demain", "2026-03-19" },
        { "2026-03-28T23:30", "Europe/Paris", "demain", "2026-03-30" },
        { "2026-03-29T00:30", "Europe/Brussels", "aujourd'hui", "2026-03-29" },
        { "2026-03-29T22:30", "Europe/Zurich", "aujourd'hui", "2026-03-30" },
        { "2026-03-28T22:30", "Europe/Zurich", "aujourd'hui", "2026-03-28" },
        { "2026-10-24T22:30", "Europe/Luxembourg", "demain", "2026-10-26" },
        { "2026-10-25T22:30", "Europe/Luxembourg", "demain", "2026-10-26" },
        { "2026-10-25T23:30", "Europe/Paris", "hier", "2026-10-25" },
        { "2026-12-31T23:30", "Europe/Paris", "hier", "2026-12-31" },
        { "2026-12-31T22:30", "Europe/Paris", "dans un jour", "2027-01-01" },
        { "2026-02-28T23:30", "Europe/Paris", "le 29 février", "2028-02-29" },
        { "2026-06-30T22:30", "Indian/Reunion", "dans 15 jours", "2026-07-16" },
    };

    /// <summary>Instant in UTC, text, wall clock meant in Paris: clocks, not hours gone by, are counted.</summary>
    public static readonly TheoryData<string, string, string> Moments = new()
    {
        { "2026-03-28T12:00", "demain à 14h", "2026-03-29T14:00" },
        { "2026-03-28T13:00", "dans 24 heures", "2026-03-29T14:00" },
        { "2026-10-24T12:00", "dans 24 heures", "2026-10-25T14:00" },
        { "2026-03-29T00:30", "aujourd'hui à 2h30", "2026-03-29T02:30" },
        { "2026-10-25T00:30", "aujourd'hui à 2h30", "2026-10-25T02:30" },
    };

    [Theory]
    [MemberData(nameof(Days))]
    public void Day_is_counted_on_the_calendar_of_the_zone(string instant, string zone, string text, string day) =>
        DateRecognizer.Recognize(text, WallClock(instant, zone)).ShouldHaveSingleItem().Value.FirstDay(DatePreference.Future)?.ToString("yyyy-MM-dd", null).ShouldBe(day);

    [Theory]
    [MemberData(nameof(Moments))]
    public void Moment_is_counted_on_the_clock_of_the_zone(string instant, string text, string moment) =>
        MomentRecognizer.Recognize(text, WallClock(instant, "Europe/Paris")).ShouldHaveSingleItem().Value.Future.Start.ShouldBe(DateTime.Parse(moment, CultureInfo.InvariantCulture));

    private static DateTime WallClock(string instant, string zone) =>
        TimeZoneInfo.ConvertTime(DateTimeOffset.Parse(instant + "Z", CultureInfo.InvariantCulture), TimeZoneInfo.FindSystemTimeZoneById(zone)).DateTime;
}
