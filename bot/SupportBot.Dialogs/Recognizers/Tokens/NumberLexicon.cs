namespace SupportBot.Dialogs.Recognizers.Tokens;

/// <summary>The words of French numbers: of France, Belgium, Switzerland and Canada.</summary>
internal static class NumberLexicon
{
    internal static void AddTo(LexiconBuilder entries)
    {
        AddUnitsAndTens(entries);
        AddScales(entries);
        AddCollectives(entries);
        AddOrdinals(entries);
    }

    private static void AddUnitsAndTens(LexiconBuilder entries)
    {
        string[] units =
        [
            "zero", "un une", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix",
            "onze", "douze", "treize", "quatorze", "quinze", "seize",
        ];
        for (var value = 0; value < units.Length; value++)
        {
            AddCardinal(entries, units[value], CardinalKind.Unit, value);
        }

        string[] tens = ["vingt vingts", "trente", "quarante", "cinquante", "soixante", "septante", "huitante octante", "nonante"];
        for (var index = 0; index < tens.Length; index++)
        {
            AddCardinal(entries, tens[index], CardinalKind.Ten, (index + 2) * 10);
        }
    }

    private static void AddScales(LexiconBuilder entries)
    {
        AddCardinal(entries, "cent cents", CardinalKind.Hundred, 100);
        AddCardinal(entries, "mille milles mil", CardinalKind.Scale, 1_000);
        AddCardinal(entries, "lakh lakhs", CardinalKind.Scale, 100_000);
        AddCardinal(entries, "million millions", CardinalKind.Scale, 1_000_000);
        AddCardinal(entries, "crore crores", CardinalKind.Scale, 10_000_000);
        AddCardinal(entries, "milliard milliards", CardinalKind.Scale, 1_000_000_000);
        AddCardinal(entries, "billion billions", CardinalKind.Scale, 1_000_000_000_000);
        AddCardinal(entries, "trillion trillions", CardinalKind.Scale, 1_000_000_000_000_000_000);
    }

    private static void AddCollectives(LexiconBuilder entries)
    {
        (string Words, long Value)[] collectives =
        [
            ("huitaine huitaines", 8), ("dizaine dizaines", 10), ("douzaine douzaines", 12), ("quinzaine quinzaines", 15), ("vingtaine vingtaines", 20),
            ("trentaine", 30), ("quarantaine", 40), ("cinquantaine", 50), ("soixantaine", 60), ("centaine centaines", 100),
            ("millier milliers", 1_000),
        ];
        foreach (var (words, value) in collectives)
        {
            AddCardinal(entries, words, CardinalKind.Collective, value);
        }
    }

    private static void AddCardinal(LexiconBuilder entries, string words, CardinalKind kind, long value) =>
        entries.Add(words, lexeme => (lexeme.Cardinal, lexeme.CardinalValue) = (kind, value));

    private static void AddOrdinals(LexiconBuilder entries)
    {
        AddOrdinal(entries, "premier premiere premiers premieres unieme uniemes", 1);
        AddOrdinal(entries, "second seconde seconds secondes deuxieme deuxiemes", 2);
        AddOrdinal(entries, "tierce", 3);
        string[] stems =
        [
            "trois", "quatr", "cinqu", "six", "sept", "huit", "neuv", "dix", "onz", "douz", "treiz", "quatorz", "quinz", "seiz",
        ];
        for (var index = 0; index < stems.Length; index++)
        {
            AddOrdinal(entries, $"{stems[index]}ieme {stems[index]}iemes", index + 3);
        }

        (string Stem, long Value)[] larger =
        [
            ("vingt", 20), ("trent", 30), ("quarant", 40), ("cinquant", 50), ("soixant", 60), ("septant", 70), ("huitant", 80), ("octant", 80),
            ("nonant", 90), ("cent", 100), ("mill", 1_000), ("million", 1_000_000), ("milliard", 1_000_000_000), ("billion", 1_000_000_000_000),
            ("trillion", 1_000_000_000_000_000_000),
        ];
        foreach (var (stem, value) in larger)
        {
            AddOrdinal(entries, $"{stem}ieme {stem}iemes", value);
        }
    }

    private static void AddOrdinal(LexiconBuilder entries, string words, long value) =>
        entries.Add(words, lexeme => lexeme.Ordinal = value);
}
