using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Forms;

/// <summary>The words that announce a name, as part of what was found: what is left of the sentence may answer another question.</summary>
internal static class ContactCue
{
    private static readonly WordSet Leading = new(
        "je j' m' me suis appelle nomme prenomme ici moi c' est mon ma nom prenom notre de la l' le du d' chez pour compte au part societe ste entreprise compagnie firme groupe s' se travaille "
        + "employe employee represente");

    /// <summary>First character of the cue before the character, or the character itself.</summary>
    internal static int StartOf(TokenizedText text, int start)
    {
        var token = 0;
        while (token < text.Count && text[token].Start < start)
        {
            token++;
        }

        while (token > 0 && (Leading.Contains(text.Folded(token - 1)) || text.IsSymbol(token - 1, ':') || (text.IsSymbol(token - 1, ',') && text[token].Start < start)))
        {
            token--;
        }

        return token < text.Count ? Math.Min(text[token].Start, start) : start;
    }

    /// <summary>A value with its cue.</summary>
    internal static Found<string> Found(TokenizedText text, string value, int start, int end)
    {
        var from = StartOf(text, start);
        return new Found<string>(value, from, end - from + 1);
    }

    /// <summary>A value as it stands after the place.</summary>
    internal static Found<string>? FoundIn(string text, int from, string value) =>
        text.IndexOf(value, from, StringComparison.Ordinal) is >= 0 and var at ? new Found<string>(value, at, value.Length) : null;
}
