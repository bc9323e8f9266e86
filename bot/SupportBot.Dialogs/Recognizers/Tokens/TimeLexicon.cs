namespace SupportBot.Dialogs.Recognizers.Tokens;

/// <summary>The words of the French calendar and clock.</summary>
internal static class TimeLexicon
{
    private static readonly string[] Months =
    [
        "janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre", "novembre", "decembre",
    ];

    private static readonly string[] MonthAbbreviations =
    [
        "janv jan jany", "fevr fev", "mar", "avr", "", "jun", "juil jul", "aou", "sept sep", "oct", "nov", "dec",
    ];

    private static readonly string[] Weekdays = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];

    private static readonly string[] WeekdayAbbreviations = ["lun", "mar", "mer", "jeu", "ven", "sam", "dim"];

    internal static void AddTo(LexiconBuilder entries)
    {
        AddMonths(entries);
        AddWeekdays(entries);
        AddUnits(entries);
        AddDayParts(entries);
        entries.Add(
            "maintenant immediatement dqp asap week w q t h s meme plus encore tout toute tous toutes pleine plein quotidien quotidienne quotidiens quotidiennes "
            + "quotidiennement journalier journaliere hebdomadaire hebdomadaires hebdomadairement hebdo bimensuel bimensuels bimensuelle bimestriel bimestrielle "
            + "mensuel mensuels mensuelle mensuelles mensuellement trimestriel trimestriels trimestrielle trimestrielles trimestriellement semestriel "
            + "semestriels semestrielle semestrielles semestriellement annuel annuels annuelle annuelles annuellement n' il y peu quel des temps pause",
            lexeme => lexeme.NamesTime = true);
        foreach (var word in DateTimes.Holidays.FirstWords)
        {
            entries.Add(word, lexeme => lexeme.NamesTime = true);
        }

        entries.Add("printemps", lexeme => lexeme.Season = 1);
        entries.Add("ete", lexeme => lexeme.Season = 2);
        entries.Add("automne", lexeme => lexeme.Season = 3);
        entries.Add("hiver", lexeme => lexeme.Season = 4);
    }

    private static void AddMonths(LexiconBuilder entries)
    {
        for (var index = 0; index < Months.Length; index++)
        {
            var month = index + 1;
            entries.Add(Months[index], lexeme => lexeme.Month = month);
            entries.Add(MonthAbbreviations[index], lexeme => (lexeme.Month, lexeme.Abbreviated) = (month, true));
        }
    }

    private static void AddWeekdays(LexiconBuilder entries)
    {
        for (var index = 0; index < Weekdays.Length; index++)
        {
            var weekday = index + 1;
            entries.Add(Weekdays[index], lexeme => lexeme.Weekday = weekday);
            entries.Add(Weekdays[index] + "s", lexeme => (lexeme.Weekday, lexeme.Plural) = (weekday, true));
            entries.Add(WeekdayAbbreviations[index], lexeme => (lexeme.Weekday, lexeme.Abbreviated) = (weekday, true));
        }
    }

    private static void AddUnits(LexiconBuilder entries)
    {
        (string Words, TimeUnit Unit)[] units =
        [
            ("seconde secondes sec secs s", TimeUnit.Second),
            ("minute minutes min mins mn m", TimeUnit.Minute),
            ("heure heures h hr hrs", TimeUnit.Hour),
            ("nuit nuits", TimeUnit.Night),
            ("jour jours journee journees j", TimeUnit.Day),
            ("semaine semaines sem", TimeUnit.Week),
            ("mois", TimeUnit.Month),
            ("trimestre trimestres", TimeUnit.Quarter),
            ("semestre semestres", TimeUnit.HalfYear),
            ("an ans annee annees", TimeUnit.Year),
            ("decennie decennies", TimeUnit.Decade),
            ("siecle siecles", TimeUnit.Century),
            ("weekend weekends", TimeUnit.WeekEnd),
        ];
        foreach (var (words, unit) in units)
        {
            entries.Add(words, lexeme => lexeme.Unit = unit);
        }
    }

    private static void AddDayParts(LexiconBuilder entries)
    {
        (string Words, DayPart Part)[] parts =
        [
            ("matin matins matinee matinees", DayPart.Morning),
            ("midi", DayPart.Noon),
            ("dejeuner dejeuners", DayPart.Lunch),
            ("aprem", DayPart.Afternoon),
            ("soir soirs soiree soirees", DayPart.Evening),
            ("nuit nuits", DayPart.Night),
            ("minuit", DayPart.Midnight),
        ];
        foreach (var (words, part) in parts)
        {
            entries.Add(words, lexeme => lexeme.DayPart = part);
        }
    }
}
