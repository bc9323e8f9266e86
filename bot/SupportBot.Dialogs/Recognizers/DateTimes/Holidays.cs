using System.Collections.Frozen;
using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Recognizers.DateTimes;

/// <summary>A feast: its words, its day in a year, and its timex without the year.</summary>
/// <param name="Words">Its name in folded tokens.</param>
/// <param name="In">Its day in a year.</param>
/// <param name="Timex">What follows the year in its timex; null for a movable feast, whose day stands there.</param>
internal sealed record Holiday(string[] Words, Func<int, DateOnly?> In, string? Timex);

/// <summary>The feasts that French speakers name instead of a date.</summary>
internal static class Holidays
{
    private static readonly FrozenDictionary<string, Holiday[]> ByFirstWord = Build();

    private static readonly FrozenDictionary<string, Holiday[]>.AlternateLookup<ReadOnlySpan<char>> BySpan =
        ByFirstWord.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The first words of their names, folded.</summary>
    internal static IEnumerable<string> FirstWords => ByFirstWord.Keys;

    /// <summary>The feast with the longest name that starts at the token; null when there is none.</summary>
    internal static Holiday? At(TokenizedText text, int first)
    {
        if (!text[first].Lexeme.NamesTime && text[first].Lexeme.Ordinal == 0 || !BySpan.TryGetValue(text.Folded(first), out var holidays))
        {
            return null;
        }

        foreach (var holiday in holidays)
        {
            if (Matches(text, first, holiday.Words))
            {
                return holiday;
            }
        }

        return null;
    }

    private static bool Matches(TokenizedText text, int first, string[] words)
    {
        for (var index = 1; index < words.Length; index++)
        {
            if (!text.Is(first + index, words[index]))
            {
                return false;
            }
        }

        return true;
    }

    private static FrozenDictionary<string, Holiday[]> Build()
    {
        var holidays = new List<Holiday>();
        AddFixed(holidays);
        AddByWeekday(holidays);
        AddAroundEaster(holidays);
        return holidays
            .GroupBy(holiday => holiday.Words[0], StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.OrderByDescending(holiday => holiday.Words.Length).ToArray(), StringComparer.Ordinal);
    }

    private static void AddFixed(List<Holiday> holidays)
    {
        (string Names, int Month, int Day)[] feasts =
        [
            ("nouvel an|jour de l' an|jour du nouvel an|premier de l' an|yuandan", 1, 1),
            ("epiphanie|jour des rois", 1, 6),
            ("chandeleur", 2, 2),
            ("saint valentin|saint - valentin|st valentin|st - valentin", 2, 14),
            ("saint patrick|saint - patrick|st patrick|fete de la saint patrick", 3, 17),
            ("poisson d' avril", 4, 1),
            ("jour de la terre", 4, 22),
            ("fete du travail|fete internationale du travail|jour mai", 5, 1),
            ("juneteenth|freedom day|jubilee day", 6, 19),
            ("fete de la musique", 6, 21),
            ("saint jean|saint - jean|saint - jean - baptiste", 6, 24),
            ("jour de l' independance|fete de l' independance", 7, 4),
            ("fete nationale", 7, 14),
            ("assomption", 8, 15),
            ("halloween", 10, 31),
            ("toussaint", 11, 1),
            ("armistice", 11, 11),
            ("saint nicolas|saint - nicolas", 12, 6),
            ("veille de noel|reveillon de noel|reveillon du noel", 12, 24),
            ("noel|jour de noel|jour du noel", 12, 25),
            ("saint sylvestre|saint - sylvestre|reveillon|reveillon du nouvel an|reveillon de nouvel an|veille du nouvel an|reveillon du jour de l' an", 12, 31),
        ];
        foreach (var (names, month, day) in feasts)
        {
            Add(holidays, names, year => Calendar.Day(year, month, day), $"{month:00}-{day:00}");
        }
    }

    private static void AddByWeekday(List<Holiday> holidays)
    {
        (string Names, int Month, int Weekday, int Nth)[] feasts =
        [
            ("martin luther king day|jour de mlk|jour de martin luther king", 1, 1, 3),
            ("jour des presidents", 2, 1, 3),
            ("fete des peres|fete de peres|fete de pere|fete des papas", 6, 7, 3),
            ("thanksgiving|thanks giving|jour de thanksgiving|jour de thanks giving|action de grace|jour de l' action de grace|jour d' action de grace", 11, 4, 4),
        ];
        foreach (var (names, month, weekday, nth) in feasts)
        {
            Add(holidays, names, year => NthWeekdayReader.Day(year, month, weekday, nth), $"{month:00}-WXX-{weekday}-{nth}");
        }

        Add(holidays, "vendredi noir|black friday", year => Shift(NthWeekdayReader.Day(year, 11, 4, 4), 1), null);
        Add(holidays, "cyber monday", year => Shift(NthWeekdayReader.Day(year, 11, 4, 4), 4), null);
        Add(holidays, "fete des meres|fete de meres|fete de mere|fete des mamans", MothersDay, null);
    }

    // In France the last Sunday of May, or the first of June when that is Whit Sunday.
    private static DateOnly? MothersDay(int year)
    {
        var sunday = NthWeekdayReader.Day(year, 5, 7, -1);
        return sunday == Easter(year, 49) ? Shift(sunday, 7) : sunday;
    }

    private static void AddAroundEaster(List<Holiday> holidays)
    {
        (string Names, int Days)[] feasts =
        [
            ("mardi gras", -47), ("mercredi des cendres", -46), ("vendredi saint", -2), ("paques|dimanche de paques|jour de paques", 0), ("lundi de paques", 1),
            ("ascension|jeudi de l' ascension", 39), ("pentecote|dimanche de pentecote", 49), ("lundi de pentecote|lundi de la pentecote", 50),
        ];
        foreach (var (names, days) in feasts)
        {
            Add(holidays, names, year => Easter(year, days), null);
        }
    }

    private static void Add(List<Holiday> holidays, string names, Func<int, DateOnly?> day, string? timex) =>
        holidays.AddRange(names.Split('|').Select(name => new Holiday(name.Split(' '), day, timex)));

    private static DateOnly? Shift(DateOnly? day, int days) => day is { } known ? Calendar.AddDays(known, days) : null;

    // Butcher's algorithm for the Gregorian calendar.
    private static DateOnly? Easter(int year, int shift)
    {
        if (year is < 1583 or > 9998)
        {
            return null;
        }

        var golden = year % 19;
        var (century, rest) = (year / 100, year % 100);
        var correction = (century + 8) / 25;
        var epact = ((19 * golden) + century - (century / 4) - ((century - correction + 1) / 3) + 15) % 30;
        var sunday = (32 + (2 * (century % 4)) + (2 * (rest / 4)) - epact - (rest % 4)) % 7;
        var late = (golden + (11 * epact) + (22 * sunday)) / 451;
        var number = epact + sunday - (7 * late) + 114;
        return Calendar.AddDays(new DateOnly(year, number / 31, (number % 31) + 1), shift);
    }
}
