using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Recognizers.Contacts;

/// <summary>How sure a cue is that a name follows.</summary>
internal enum PersonCue
{
    None,

    /// <summary>"je m'appelle": whatever follows is a name.</summary>
    Strong,

    /// <summary>"mon nom est", "moi c'est": a word with a capital, or two without.</summary>
    Likely,

    /// <summary>"je suis", "ici": a full name with capitals, or one followed by a company.</summary>
    Weak,

    /// <summary>"c'est": a full name followed by a company.</summary>
    Presenting,

    /// <summary>"Mme": somebody is named, not always the writer.</summary>
    Title,
}

/// <summary>Phrases that announce a person.</summary>
internal static class PersonCues
{
    private static readonly (string[] Words, PersonCue Kind)[] Phrases =
    [
        .. new[]
        {
            ("je m' appelle", PersonCue.Strong), ("je me nomme", PersonCue.Strong), ("je me prenomme", PersonCue.Strong), ("mon nom est", PersonCue.Likely),
            ("mon nom c' est", PersonCue.Likely), ("mon prenom est", PersonCue.Likely), ("mon prenom c' est", PersonCue.Likely), ("moi c' est", PersonCue.Likely),
            ("moi , c' est", PersonCue.Likely), ("je m appelle", PersonCue.Strong), ("jm' appelle", PersonCue.Strong), ("je suis", PersonCue.Weak), ("ici", PersonCue.Weak),
            ("de la part de", PersonCue.Weak), ("mon nom :", PersonCue.Strong), ("c' est", PersonCue.Presenting),
        }.Select(cue => (cue.Item1.Split(' '), cue.Item2)),
    ];

    /// <summary>The cue that starts at the token, and the token after it.</summary>
    internal static (PersonCue Kind, int After) At(TokenizedText text, int index)
    {
        foreach (var (words, kind) in Phrases)
        {
            if (Matches(text, index, words))
            {
                return (kind, index + words.Length);
            }
        }

        return EndOfTitle(text, index) > index ? (PersonCue.Title, index) : (PersonCue.None, index);
    }

    /// <summary>The token after "M.", "Mme", "Madame"...; the token itself when no title stands there.</summary>
    internal static int EndOfTitle(TokenizedText text, int index)
    {
        var isTitle = text.Folded(index) switch
        {
            "monsieur" or "madame" or "mademoiselle" => true,
            "mme" or "mlle" or "mr" or "dr" or "me" => ContactWords.IsCapital(text, index),
            "m" => ContactWords.IsCapital(text, index) && text.IsSymbol(index + 1, '.'),
            _ => false,
        };
        return !isTitle ? index : text.IsSymbol(index + 1, '.') ? index + 2 : index + 1;
    }

    private static bool Matches(TokenizedText text, int first, string[] words)
    {
        for (var index = 0; index < words.Length; index++)
        {
            if (!text.Is(first + index, words[index]))
            {
                return false;
            }
        }

        return true;
    }
}
