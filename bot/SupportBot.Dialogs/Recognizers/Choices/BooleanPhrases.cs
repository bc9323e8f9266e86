using System.Collections.Frozen;
using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Recognizers.Choices;

/// <summary>What a phrase says to a yes/no question.</summary>
internal enum Polarity
{
    None,
    Yes,
    No,

    /// <summary>Neither: "peut-être", "je ne sais pas".</summary>
    Undecided,
}

/// <summary>The phrases that say yes, no or neither, folded, with any elision parted from its word.</summary>
internal static class BooleanPhrases
{
    private const string Yes =
        "oui|ouais|ouai|ouep|ouaip|wi|vi|yes|yep|yup|ok|okay|oki|okey|d' accord|dac|dacc|daccord|entendu|volontiers|avec plaisir|carrement|grave|"
        + "exact|exactement|tout a fait|absolument|effectivement|en effet|c' est ca|c' est cela|c' est exact|c' est correct|c' est juste|c' est bien ca|"
        + "affirmatif|affirmative|allez - y|allez y|vas - y|vas y|allons - y|allons y|go|je confirme|confirme|je veux bien|je le souhaite|je suis d' accord|ca marche|"
        + "ca me va|ca me convient|ca convient|nickel|impec|impeccable|parfait|top|super|c' est parti|bien sur|bien entendu|evidemment|certainement|"
        + "naturellement|sans probleme|sans souci|pas de probleme|pas de problemes|pas de souci|pas de soucis|aucun probleme|aucun souci|pourquoi pas|"
        + "c' est bon|cest bon|tres bien|c' est ok|c' est tout bon|ca fonctionne|ca a marche|ca a fonctionne|c' est fait|c' est regle|c' est resolu|correct|"
        + "vrai|c' est vrai|mais si|si si|avec joie|je valide|valide|validez|envoyez|envoie|je l' ai|oui merci|tout juste|je veux|j' accepte|accepte|"
        + "plutot oui|je pense que oui|je crois que oui|il me semble que oui|sure|of course";

    private const string No =
        "non|nan|nn|no|nope|nop|niet|jamais|aucunement|nullement|pas la peine|ce n' est pas la peine|c' est pas la peine|inutile|ca ira|ca va aller|negatif|"
        + "laisse tomber|laissez tomber|sans facon|surtout pas|hors de question|pas question|je refuse|refuse|c' est faux|faux|incorrect|inexact|"
        + "je ne veux pas|je veux pas|je ne souhaite pas|je souhaite pas|je ne prefere pas|je prefere pas|je prefere ne pas|pas du tout|pas vraiment|"
        + "pas encore|toujours pas|pas maintenant|pas d' accord|pas ok|pas bon|pas correct|pas exact|pas juste|pas ca|pas necessaire|pas besoin|"
        + "ce n' est pas necessaire|ce n' est pas ca|c' est pas ca|c' est pas bon|ce n' est pas bon|n' est pas correct|n' est pas ok|n' est pas bon|n' est pas exact|"
        + "n' est pas juste|n' est pas ca|n' est pas vrai|ca ne marche pas|ca marche pas|marche pas|ne marche pas|n' a pas marche|a pas marche|"
        + "ne fonctionne pas|fonctionne pas|n' a pas fonctionne|a pas fonctionne|rien a faire|pas interesse|pas interessee|aucune envie|plutot non|"
        + "je pense que non|je crois que non|je crois pas|je pense pas|je ne crois pas|je ne pense pas|merci non|bof non|en aucun cas|certainement pas|"
        + "bien sur que non|pas cette fois|une autre fois|je n' ai pas|j' ai pas|absolument pas";

    private const string Neither =
        "peut - etre|peut etre|peutetre|je ne sais pas|je sais pas|sais pas|chais pas|j' sais pas|jsp|jen sais rien|j' en sais rien|je n' en sais rien|aucune idee|"
        + "pas sur|pas sure|pas certain|pas certaine|ca depend|cela depend|ni oui ni non|oui et non|plus ou moins|mouais|bof|qui sait|a voir|je ne suis pas sur|"
        + "je ne suis pas sure|je suis pas sur|je suis pas sure|aucune certitude|je l' ignore";

    private static readonly FrozenDictionary<string, (string[] Words, Polarity Polarity)[]> ByFirstWord = Build();

    private static readonly FrozenDictionary<string, (string[] Words, Polarity Polarity)[]>.AlternateLookup<ReadOnlySpan<char>> BySpan =
        ByFirstWord.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The longest phrase that starts at the token.</summary>
    /// <param name="text">The text.</param>
    /// <param name="first">Index of its first token.</param>
    /// <param name="last">Index of its last token.</param>
    internal static Polarity At(TokenizedText text, int first, out int last)
    {
        last = first;
        if (!BySpan.TryGetValue(Normalized(text, first), out var phrases))
        {
            return Polarity.None;
        }

        foreach (var (words, polarity) in phrases)
        {
            if (Matches(text, first, words))
            {
                last = first + words.Length - 1;
                return polarity;
            }
        }

        return Polarity.None;
    }

    // "ouiiii" and "nooon" are long for emphasis only.
    private static ReadOnlySpan<char> Normalized(TokenizedText text, int index)
    {
        var folded = text.Folded(index);
        var isStretched = false;
        for (var position = 2; position < folded.Length; position++)
        {
            isStretched |= folded[position] == folded[position - 1] && folded[position] == folded[position - 2];
        }

        return isStretched || folded is "ouii" or "nonn" or "noon" or "okk" ? Shorten(folded) : folded;
    }

    private static string Shorten(ReadOnlySpan<char> folded)
    {
        var kept = new System.Text.StringBuilder(folded.Length);
        foreach (var character in folded)
        {
            if (kept.Length == 0 || kept[^1] != character)
            {
                kept.Append(character);
            }
        }

        return kept.ToString();
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

    private static FrozenDictionary<string, (string[] Words, Polarity Polarity)[]> Build() =>
        new[] { (Yes, Polarity.Yes), (No, Polarity.No), (Neither, Polarity.Undecided) }
            .SelectMany(list => list.Item1.Split('|').Select(phrase => (Words: phrase.Split(' '), Polarity: list.Item2)))
            .GroupBy(phrase => phrase.Words[0], StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.OrderByDescending(phrase => phrase.Words.Length).ToArray(), StringComparer.Ordinal);
}
