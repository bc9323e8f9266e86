using SupportBot.Dialogs.Recognizers.DateTimes;

namespace SupportBot.Dialogs.Tests.Recognizers.DateTimes;

public sealed class DayOrPeriodRecognizerTests
{
    // A Wednesday.
    private static readonly DateTime Now = new(2026, 3, 18, 14, 30, 0, DateTimeKind.Unspecified);

    /// <summary>Text, words found, first and last day when to come, both inclusive.</summary>
    public static readonly TheoryData<string, string, string, string> Rows = new()
    {
        { "fin juin", "fin juin", "2026-06-16", "2026-06-30" },
        { "à la fin du mois", "fin du mois", "2026-03-16", "2026-03-31" },
        { "début avril", "début avril", "2026-04-01", "2026-04-15" },
        { "mi-mai", "mi-mai", "2026-05-10", "2026-05-20" },
        { "fin 2026", "fin 2026", "2026-09-01", "2026-12-31" },
        { "en juin", "juin", "2026-06-01", "2026-06-30" },
        { "juin 2027", "juin 2027", "2027-06-01", "2027-06-30" },
        { "06/2026", "06/2026", "2026-06-01", "2026-06-30" },
        { "au mois d'août", "mois d'août", "2026-08-01", "2026-08-31" },
        { "septembre dernier", "septembre dernier", "2025-09-01", "2025-09-30" },
        { "la semaine dernière", "semaine dernière", "2026-03-09", "2026-03-15" },
        { "la semaine prochaine", "semaine prochaine", "2026-03-23", "2026-03-29" },
        { "cette semaine", "cette semaine", "2026-03-16", "2026-03-22" },
        { "le mois dernier", "le mois dernier", "2026-02-01", "2026-02-28" },
        { "le mois prochain", "le mois prochain", "2026-04-01", "2026-04-30" },
        { "ce mois-ci", "ce mois-ci", "2026-03-01", "2026-03-31" },
        { "l'année dernière", "année dernière", "2025-01-01", "2025-12-31" },
        { "cette année", "cette année", "2026-01-01", "2026-12-31" },
        { "en 2025", "2025", "2025-01-01", "2025-12-31" },
        { "ce week-end", "ce week-end", "2026-03-21", "2026-03-22" },
        { "du 4 au 22 janvier 2026", "du 4 au 22 janvier 2026", "2026-01-04", "2026-01-21" },
        { "le troisième trimestre 2026", "le troisième trimestre 2026", "2026-07-01", "2026-09-30" },
        { "T2 2026", "T2 2026", "2026-04-01", "2026-06-30" },
        { "premier semestre 2026", "premier semestre 2026", "2026-01-01", "2026-06-30" },
        { "cet été", "cet été", "2026-06-01", "2026-08-31" },
        { "les trois prochains mois", "trois prochains mois", "2026-03-19", "2026-06-18" },
        { "les 3 derniers jours", "3 derniers jours", "2026-03-15", "2026-03-17" },
        { "semaine 31", "semaine 31", "2026-07-27", "2026-08-02" },
        { "demain", "demain", "2026-03-19", "2026-03-19" },
        { "le 3 mars 2026", "3 mars 2026", "2026-03-03", "2026-03-03" },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void Day_or_period_is_found_with_its_first_and_last_day(string text, string words, string first, string last)
    {
        var found = DayOrPeriodRecognizer.Recognize(text, Now).ShouldHaveSingleItem();

        found.Text.ShouldBe(words);
        found.Value.FirstDay(DatePreference.Future)?.ToString("yyyy-MM-dd", null).ShouldBe(first);
        found.Value.LastDay(DatePreference.Future)?.ToString("yyyy-MM-dd", null).ShouldBe(last);
    }

    [Theory]
    [InlineData("j'ai été livré")]
    [InlineData("2000 €")]
    [InlineData("1500 licences")]
    [InlineData("le contrat")]
    [InlineData("192.168.1.2")]
    [InlineData("")]
    public void Text_without_a_day_or_period_gives_none(string text) => DayOrPeriodRecognizer.Recognize(text, Now).ShouldBeEmpty();

    [Theory]
    [InlineData("36 mois", "P36M")]
    [InlineData("un an", "P1Y")]
    [InlineData("un an et demi", "P1.5Y")]
    [InlineData("3 semaines", "P3W")]
    [InlineData("une demi-heure", "PT0.5H")]
    [InlineData("un quart d'heure", "PT15M")]
    [InlineData("2h", "PT2H")]
    [InlineData("un an, deux mois et 3 jours", "P1Y2M3D")]
    [InlineData("10 jours ouvrés", "P10BD")]
    [InlineData("toute la journée", "P1D")]
    public void Duration_is_found_with_its_timex(string text, string timex) =>
        DurationRecognizer.Recognize(text).ShouldHaveSingleItem().Value.Timex.ShouldBe(timex);

    [Theory]
    [InlineData("à 14h30", "T14:30")]
    [InlineData("14:30", "T14:30")]
    [InlineData("7 heures du soir", "T19")]
    [InlineData("midi et demi", "T12:30")]
    [InlineData("minuit", "T00")]
    [InlineData("sept heures moins le quart", "T06:45")]
    public void Time_is_found_with_its_timex(string text, string timex) =>
        TimeRecognizer.Recognize(text).ShouldHaveSingleItem().Value.Timex.ShouldBe(timex);

    [Theory]
    [InlineData("demain à 9h", "datetimeV2.datetime", "2026-03-19T09")]
    [InlineData("mardi matin", "datetimeV2.datetimerange", "XXXX-WXX-2TMO")]
    [InlineData("chaque lundi", "datetimeV2.set", "XXXX-WXX-1")]
    [InlineData("avant le 30 juin 2026", "datetimeV2.daterange", "2026-06-30")]
    [InlineData("de 14h à 16h", "datetimeV2.timerange", "(T14,T16,PT2H)")]
    [InlineData("pendant 3 heures", "datetimeV2.duration", "PT3H")]
    public void Any_time_is_found_with_its_type(string text, string typeName, string timex)
    {
        var found = DateTimeRecognizer.Recognize(text, Now).ShouldHaveSingleItem();

        found.TypeName.ShouldBe(typeName);
        found.Value.Timex.ShouldBe(timex);
    }
}
