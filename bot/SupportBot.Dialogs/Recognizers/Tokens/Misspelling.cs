using System.Collections.Frozen;

namespace SupportBot.Dialogs.Recognizers.Tokens;

/// <summary>
/// Forgives one missing, doubled, wrong or swapped letter in long words that no other common French word resembles.
/// Works by deletion: two words one letter apart share a form with one letter taken out.
/// </summary>
internal static class Misspelling
{
    /// <summary>Shorter words are too near to other words to be forgiven.</summary>
    internal const int ShortestWord = 6;

    private const int LongestWord = 16;

    private const string Forgiven =
        "janvier fevrier juillet septembre octobre novembre decembre mercredi vendredi samedi dimanche semaine semaines trimestre semestre " +
        "premier premiere deuxieme troisieme quatrieme cinquieme sixieme septieme huitieme neuvieme dixieme onzieme douzieme quinzieme vingtieme " +
        "prochain prochaine dernier derniere aujourd'hui demain minutes soixante quarante cinquante quatre quinze";

    private static readonly FrozenDictionary<string, string> ByDeletion = Build();

    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> BySpan =
        ByDeletion.GetAlternateLookup<ReadOnlySpan<char>>();

    internal static Lexeme Find(ReadOnlySpan<char> folded)
    {
        if (folded.Length > LongestWord)
        {
            return Lexeme.Unknown;
        }

        if (BySpan.TryGetValue(folded, out var target))
        {
            return Lexicon.FindExact(target) ?? Lexeme.Unknown;
        }

        Span<char> shorter = stackalloc char[LongestWord];
        for (var left = 0; left < folded.Length; left++)
        {
            folded[..left].CopyTo(shorter);
            folded[(left + 1)..].CopyTo(shorter[left..]);
            // A shared deletion is not enough: two words may each lose another letter.
            if (BySpan.TryGetValue(shorter[..(folded.Length - 1)], out target) && Spelling.IsOneSlipAway(folded, target))
            {
                return Lexicon.FindExact(target) ?? Lexeme.Unknown;
            }
        }

        return Lexeme.Unknown;
    }

    private static FrozenDictionary<string, string> Build()
    {
        var forms = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var word in Forgiven.Split(' '))
        {
            forms[word] = word;
            for (var left = 0; left < word.Length; left++)
            {
                forms.TryAdd(word.Remove(left, 1), word);
            }
        }

        return forms.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
