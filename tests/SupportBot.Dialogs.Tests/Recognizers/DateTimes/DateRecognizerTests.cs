using SupportBot.Dialogs.Recognizers.DateTimes;

namespace SupportBot.Dialogs.Tests.Recognizers.DateTimes;

public sealed class DateRecognizerTests
{
    // A Wednesday.
    private static readonly DateTime Now = new(2026, 3, 18, 14, 30, 0, DateTimeKind.Unspecified);

    /// <summary>Text, words found, day when to come, day when over.</summary>
    public static readonly TheoryData<string, string, string, string> Rows = new()
    {
        // Full dates in digits, day first.
        { "il finit le 31/03/2026", "31/03/2026", "2026-03-31", "2026-03-31" },
        { "03/04/26", "03/04/26", "2026-04-03", "2026-04-03" },
        { "3/4/2026", "3/4/2026", "2026-04-03", "2026-04-03" },
        { "31-12-2025", "31-12-2025", "2025-12-31", "2025-12-31" },
        { "31.12.2025", "31.12.2025", "2025-12-31", "2025-12-31" },
        { "2026-06-30", "2026-06-30", "2026-06-30", "2026-06-30" },
        { "2026/06/30", "2026/06/30", "2026-06-30", "2026-06-30" },
        { "31 12 2025", "31 12 2025", "2025-12-31", "2025-12-31" },
        { "12/31/2025", "12/31/2025", "2025-12-31", "2025-12-31" },
        { "01/01/99", "01/01/99", "1999-01-01", "1999-01-01" },

        // Full dates in words.
        { "le 3 mars 2026", "3 mars 2026", "2026-03-03", "2026-03-03" },
        { "le 1er avril 2027.", "1er avril 2027", "2027-04-01", "2027-04-01" },
        { "vendredi 5 juin 2026", "vendredi 5 juin 2026", "2026-06-05", "2026-06-05" },
        { "le 15 fév. 2025", "15 fév. 2025", "2025-02-15", "2025-02-15" },
        { "30 juin 26", "30 juin 26", "2026-06-30", "2026-06-30" },
        { "le trente juin deux mille vingt-six", "trente juin deux mille vingt-six", "2026-06-30", "2026-06-30" },
        { "le 14 juillet de l'année 2026", "14 juillet de l'année 2026", "2026-07-14", "2026-07-14" },

        // Partial dates go to the side that is asked for.
        { "il expire le 3 mars", "3 mars", "2027-03-03", "2026-03-03" },
        { "jusqu'au 30 juin", "30 juin", "2026-06-30", "2025-06-30" },
        { "le 18 mars", "18 mars", "2026-03-18", "2025-03-18" },
        { "le 29 février", "29 février", "2028-02-29", "2024-02-29" },
        { "le 22/04", "22/04", "2026-04-22", "2025-04-22" },
        { "le 15", "15", "2026-04-15", "2026-03-15" },
        { "le vingt", "vingt", "2026-03-20", "2026-02-20" },
        { "le premier mai", "premier mai", "2026-05-01", "2025-05-01" },
        { "dècembre 25", "dècembre 25", "2026-12-25", "2025-12-25" },
        { "5 fevrier", "5 fevrier", "2027-02-05", "2026-02-05" },
        { "5 févier", "5 févier", "2027-02-05", "2026-02-05" },
        { "12 AOÛT", "12 AOÛT", "2026-08-12", "2025-08-12" },

        // Days near today.
        { "aujourd'hui", "aujourd'hui", "2026-03-18", "2026-03-18" },
        { "Aujourd’hui !", "Aujourd’hui", "2026-03-18", "2026-03-18" },
        { "demain", "demain", "2026-03-19", "2026-03-19" },
        { "après-demain", "après-demain", "2026-03-20", "2026-03-20" },
        { "apres demain", "apres demain", "2026-03-20", "2026-03-20" },
        { "hier", "hier", "2026-03-17", "2026-03-17" },
        { "avant-hier", "avant-hier", "2026-03-16", "2026-03-16" },
        { "depuis avant hier", "avant hier", "2026-03-16", "2026-03-16" },

        // Counted from today.
        { "dans 15 jours", "dans 15 jours", "2026-04-02", "2026-04-02" },
        { "dans une semaine", "dans une semaine", "2026-03-25", "2026-03-25" },
        { "d'ici deux mois", "d'ici deux mois", "2026-05-18", "2026-05-18" },
        { "dans un an", "dans un an", "2027-03-18", "2027-03-18" },
        { "il y a 30 jours", "il y a 30 jours", "2026-02-16", "2026-02-16" },
        { "il y a un mois et demi", "il y a un mois et demi", "2026-02-03", "2026-02-03" },
        { "y a trois semaines", "y a trois semaines", "2026-02-25", "2026-02-25" },
        { "expiré il y a environ six mois", "il y a environ six mois", "2025-09-18", "2025-09-18" },
        { "il y a une quinzaine de jours", "il y a une quinzaine de jours", "2026-03-03", "2026-03-03" },
        { "deux jours avant Noël", "deux jours avant Noël", "2026-12-23", "2026-12-23" },
        { "trois jours après demain", "trois jours après demain", "2026-03-22", "2026-03-22" },
        { "dans 10 jours ouvrés", "dans 10 jours ouvrés", "2026-04-01", "2026-04-01" },
        { "2 mois auparavant", "2 mois auparavant", "2026-01-18", "2026-01-18" },

        // Weekdays: weeks begin on Monday.
        { "vendredi", "vendredi", "2026-03-20", "2026-03-13" },
        { "ce vendredi", "ce vendredi", "2026-03-20", "2026-03-20" },
        { "vendredi prochain", "vendredi prochain", "2026-03-27", "2026-03-27" },
        { "lundi dernier", "lundi dernier", "2026-03-09", "2026-03-09" },
        { "lundi passé", "lundi passé", "2026-03-16", "2026-03-16" },
        { "mardi en huit", "mardi en huit", "2026-03-31", "2026-03-31" },
        { "jeudi en quinze", "jeudi en quinze", "2026-04-02", "2026-04-02" },
        { "jeudi de la semaine prochaine", "jeudi de la semaine prochaine", "2026-03-26", "2026-03-26" },
        { "vendredi 20", "vendredi 20", "2026-03-20", "2026-03-20" },
        { "le premier lundi de juin", "premier lundi de juin", "2026-06-01", "2025-06-02" },
        { "le dernier vendredi du mois", "dernier vendredi du mois", "2026-03-27", "2026-03-27" },
        { "le 5 du mois prochain", "le 5 du mois prochain", "2026-04-05", "2026-04-05" },

        // Feasts.
        { "à Noël", "Noël", "2026-12-25", "2025-12-25" },
        { "lundi de Pâques", "lundi de Pâques", "2026-04-06", "2025-04-21" },
        { "le jour de l'an", "jour de l'an", "2027-01-01", "2026-01-01" },
        { "avant la Toussaint", "Toussaint", "2026-11-01", "2025-11-01" },
        { "la fête des mères 2026", "fête des mères 2026", "2026-05-31", "2026-05-31" },
    };

    public static readonly TheoryData<string> NoDates =
    [
        "", "24/7", "7/7", "192.168.1.2", "06 12 34 56 78", "1015 2233 4455", "j'ai 3 serveurs", "le 12 rue de la Paix", "la mer est belle", "un jeu",
        "version 8.6", "50 %", "le premier", "le dernier", "option 2", "99/99/2026", "32/13/2026", "le 3 licences", "rien", "le contrat", "133-03-03-2020",
    ];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Day_is_found_with_both_readings(string text, string words, string future, string past)
    {
        var found = DateRecognizer.Recognize(text, Now).ShouldHaveSingleItem();

        found.Text.ShouldBe(words);
        text[found.Start..(found.End + 1)].ShouldBe(words);
        found.Value.FirstDay(DatePreference.Future)?.ToString("yyyy-MM-dd", null).ShouldBe(future);
        found.Value.FirstDay(DatePreference.Past)?.ToString("yyyy-MM-dd", null).ShouldBe(past);
    }

    [Theory]
    [MemberData(nameof(NoDates))]
    public void Text_without_a_day_gives_none(string text) => DateRecognizer.Recognize(text, Now).ShouldBeEmpty();

    [Theory]
    [InlineData("30/02/2026")]
    [InlineData("le 31 avril")]
    [InlineData("le 31 novembre 2026")]
    public void Day_that_does_not_exist_is_found_but_not_resolved(string text)
    {
        var found = DateRecognizer.Recognize(text, Now).ShouldHaveSingleItem();

        found.Value.IsResolved.ShouldBeFalse();
        found.Value.FirstDay(DatePreference.Future).ShouldBeNull();
    }
}
