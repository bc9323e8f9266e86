namespace SupportBot.Dialogs.Recognizers.Tokens;

/// <summary>The small words that hold a French phrase together.</summary>
internal static class GrammarLexicon
{
    internal static void AddTo(LexiconBuilder entries)
    {
        entries.Add(Word.The, "le la les l'");
        entries.Add(Word.Of, "de du des d'");
        entries.Add(Word.To, "a au aux");
        entries.Add(Word.And, "et");
        entries.Add(Word.For, "pour");
        entries.Add(Word.Next, "prochain prochaine prochains prochaines");
        entries.Add(Word.Following, "suivant suivante suivants suivantes");
        entries.Add(Word.Last, "dernier derniere derniers dernieres");
        entries.Add(Word.Previous, "precedent precedente precedents precedentes");
        entries.Add(Word.Before, "avant");
        entries.Add(Word.Current, "actuel actuelle actuels actuelles courant courante");
    }
}
