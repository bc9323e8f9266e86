using SupportBot.Knowledge.Content;
using SupportBot.Knowledge.French;

namespace SupportBot.Knowledge.Index;

/// <summary>One group of the thesaurus, ready for matching.</summary>
/// <param name="Name">For explanations.</param>
/// <param name="Weight">What a match through the group counts beside a match of the word itself; 0 to 1.</param>
/// <param name="Vendor">The vendor for whose entries it holds; null for all.</param>
internal sealed record Concept(string Name, float Weight, string? Vendor);

/// <summary>
/// The words that mean the same: the general French groups that ship with the library, and the domain lexicon of the content.
/// Finds, for each content word of a text, the groups it belongs to, alone or as part of a phrase.
/// </summary>
internal sealed class Thesaurus
{
    private readonly Dictionary<string, List<Phrase>> _byFirstStem = new(StringComparer.Ordinal);
    private readonly List<Concept> _concepts = [];

    /// <param name="lexicon">The groups of the content.</param>
    /// <param name="vocabulary">Learns the words of the groups.</param>
    public Thesaurus(Lexicon lexicon, Vocabulary vocabulary)
    {
        foreach (var concept in lexicon.Concepts.Concat(GeneralFrench.Groups))
        {
            Add(concept, vocabulary);
        }
    }

    public IReadOnlyList<Concept> Concepts => _concepts;

    /// <summary>The groups of each stem of the text: one list a stem, empty where it belongs to none.</summary>
    public List<int>[] Match(IReadOnlyList<string> stems)
    {
        var found = new List<int>[stems.Count];
        Array.Fill(found, Empty);
        for (var i = 0; i < stems.Count; i++)
        {
            if (!_byFirstStem.TryGetValue(stems[i], out var phrases))
            {
                continue;
            }

            foreach (var phrase in phrases)
            {
                if (phrase.MatchesAt(stems, i))
                {
                    Mark(found, i, phrase);
                }
            }
        }

        return found;
    }

    private static List<int> Empty { get; } = [];

    private static void Mark(List<int>[] found, int start, Phrase phrase)
    {
        for (var i = start; i < start + phrase.Stems.Length; i++)
        {
            if (ReferenceEquals(found[i], Empty))
            {
                found[i] = [];
            }

            if (!found[i].Contains(phrase.Concept))
            {
                found[i].Add(phrase.Concept);
            }
        }
    }

    private void Add(LexiconConcept concept, Vocabulary vocabulary)
    {
        var number = _concepts.Count;
        _concepts.Add(new Concept(concept.Name, (float)concept.Weight, concept.Vendor == Vendor.General ? null : concept.Vendor));
        foreach (var words in concept.Words)
        {
            var stems = ContentStems(vocabulary.Learn(words));
            if (stems.Length == 0)
            {
                continue;
            }

            if (!_byFirstStem.TryGetValue(stems[0], out var phrases))
            {
                _byFirstStem[stems[0]] = phrases = [];
            }

            phrases.Add(new Phrase(stems, number));
        }
    }

    private static string[] ContentStems(List<QuestionWord> words) => [.. words.Where(word => word.Stem is not null).Select(word => word.Stem!)]; // filtered

    private sealed record Phrase(string[] Stems, int Concept)
    {
        public bool MatchesAt(IReadOnlyList<string> stems, int start)
        {
            if (start + Stems.Length > stems.Count)
            {
                return false;
            }

            for (var i = 1; i < Stems.Length; i++)
            {
                if (!string.Equals(Stems[i], stems[start + i], StringComparison.Ordinal))
                {
                    return false;
                }
            }

            return true;
        }
    }
}
