using System.Globalization;
using SupportBot.Bot.Cases.Calendar;

namespace SupportBot.Bot.Tests.Cases.Calendar;

public sealed class FrenchHolidaysTests
{
    // Movable days as printed in calendars: Easter Monday, Ascension, Whit Monday.
    [Theory]
    [InlineData(2000, "04-24", "06-01", "06-12")]
    [InlineData(2008, "03-24", "05-01", "05-12")]
    [InlineData(2011, "04-25", "06-02", "06-13")]
    [InlineData(2024, "04-01", "05-09", "05-20")]
    [InlineData(2025, "04-21", "05-29", "06-09")]
    [InlineData(2026, "04-06", "05-14", "05-25")]
    [InlineData(2027, "03-29", "05-06", "05-17")]
    [InlineData(2028, "04-17", "05-25", "06-05")]
    [InlineData(2038, "04-26", "06-03", "06-14")]
    public void All_eleven_holidays_of_a_year(int year, string easterMonday, string ascension, string whitMonday)
    {
        string[] expected = ["01-01", easterMonday, "05-01", "05-08", ascension, whitMonday, "07-14", "08-15", "11-01", "11-11", "12-25"];

        var days = FrenchHolidays.Of(year, alsaceMoselle: false).Select(holiday => holiday.Day.ToString("MM-dd", CultureInfo.InvariantCulture));

        days.ShouldBe(expected.Order(StringComparer.Ordinal));
    }

    // Easter at its edges: the earliest and latest days, and both exceptions of the cycle (1954 and 1981, 2049 and 2076).
    [Theory]
    [InlineData("1818-03-22")]
    [InlineData("1943-04-25")]
    [InlineData("1954-04-18")]
    [InlineData("1961-04-02")]
    [InlineData("1981-04-19")]
    [InlineData("2024-03-31")]
    [InlineData("2038-04-25")]
    [InlineData("2049-04-18")]
    [InlineData("2076-04-19")]
    [InlineData("2285-03-22")]
    public void Easter_is_where_the_calendar_has_it(string expected)
    {
        var day = DateOnly.ParseExact(expected, "yyyy-MM-dd", CultureInfo.InvariantCulture);

        FrenchHolidays.EasterSunday(day.Year).ShouldBe(day);
    }

    // The same feast by another published method (Meeus, Astronomical Algorithms, chapter 8).
    [Fact]
    public void Easter_agrees_with_another_method_for_five_centuries()
    {
        for (var year = 1800; year < 2300; year++)
        {
            FrenchHolidays.EasterSunday(year).ShouldBe(EasterAfterMeeus(year));
        }
    }

    [Fact]
    public void Alsace_and_Moselle_have_two_more()
    {
        var more = FrenchHolidays.Of(2026, alsaceMoselle: true).Except(FrenchHolidays.Of(2026, alsaceMoselle: false));

        more.Select(holiday => holiday.Day).ShouldBe([new DateOnly(2026, 4, 3), new DateOnly(2026, 12, 26)]);
    }

    [Fact]
    public void Every_holiday_has_a_French_name()
    {
        foreach (var holiday in FrenchHolidays.Of(2026, alsaceMoselle: true))
        {
            SupportBot.Bot.HandOff.HandOffTexts.Of[$"Holiday_{holiday.Name}"].ShouldNotBeEmpty();
        }
    }

    private static DateOnly EasterAfterMeeus(int year)
    {
        int a = year % 19, b = year / 100, c = year % 100, d = b / 4, e = b % 4;
        int f = (b + 8) / 25, g = (b - f + 1) / 3, h = ((19 * a) + b - d - g + 15) % 30;
        int i = c / 4, k = c % 4, l = (32 + (2 * e) + (2 * i) - h - k) % 7, m = (a + (11 * h) + (22 * l)) / 451;
        var n = h + l - (7 * m) + 114;
        return new DateOnly(year, n / 31, (n % 31) + 1);
    }
}
