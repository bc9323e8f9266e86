namespace SupportBot.Dialogs.Recognizers.Tokens;

/// <summary>The small words that hold a French phrase together.</summary>
internal static class GrammarLexicon
{
    internal static void AddTo(LexiconBuilder entries)
    {
        entries.Add(Word.The, "le la les l'");
        entries.Add(Word.Of, "de du des d'");
        entries.Add(Word.To, "a au aux");
        entries.Add(Word.In, "en");
        entries.Add(Word.Within, "dans");
        entries.Add(Word.For, "pour");
        entries.Add(Word.And, "et");
        entries.Add(Word.Or, "ou");
        entries.Add(Word.Between, "entre");
        entries.Add(Word.Until, "jusque jusqu' jusqua");
        entries.Add(Word.Since, "depuis");
        entries.Add(Word.Before, "avant");
        entries.Add(Word.After, "apres");
        entries.Add(Word.This, "ce cet cette ces");
        entries.Add(Word.My, "mon ma mes notre nos");
        entries.Add(Word.Over, "sur");
        entries.Add(Word.DuringWord, "pendant durant");
        entries.Add(Word.About, "environ vers");
        AddNumberWords(entries);
        AddPositions(entries);
        AddDays(entries);
    }

    private static void AddNumberWords(LexiconBuilder entries)
    {
        entries.Add(Word.Comma, "virgule");
        entries.Add(Word.Half, "demi demie demis demies");
        entries.Add(Word.QuarterOf, "quart quarts");
        entries.Add(Word.ThirdOf, "tiers");
        entries.Add(Word.Minus, "moins");
        entries.Add(Word.Negative, "negatif negative");
        entries.Add(Word.Percentage, "pourcent pourcents pourcentage pourcentages");
        entries.Add(Word.Few, "quelques quelque plusieurs plusieur divers diverses");
        entries.Add(Word.Every, "chaque");
    }

    private static void AddPositions(LexiconBuilder entries)
    {
        entries.Add(Word.Next, "prochain prochaine prochains prochaines");
        entries.Add(Word.Following, "suivant suivante suivants suivantes");
        entries.Add(Word.Last, "dernier derniere derniers dernieres");
        entries.Add(Word.Previous, "precedent precedente precedents precedentes passe passee passes passees ecoule ecoulee ecoules ecoulees");
        entries.Add(Word.Current, "actuel actuelle actuels actuelles courant courante");
        entries.Add(Word.Beginning, "debut debuts");
        entries.Add(Word.Middle, "milieu mi");
        entries.Add(Word.Ending, "fin fins");
        entries.Add(Word.Rest, "reste restant");
        entries.Add(Word.Early, "tot");
        entries.Add(Word.Late, "tard");
    }

    private static void AddDays(LexiconBuilder entries)
    {
        entries.Add(Word.Today, "aujourd'hui aujourdhui ajd");
        entries.Add(Word.Tomorrow, "demain lendemain");
        entries.Add(Word.Yesterday, "hier");
        entries.Add(Word.DayAfterTomorrow, "surlendemain");
        entries.Add(Word.DayBefore, "veille");
    }
}
