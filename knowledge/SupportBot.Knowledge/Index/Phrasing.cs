using System.Runtime.InteropServices;

namespace SupportBot.Knowledge.Index;

/// <summary>The content words of one authored text.</summary>
/// <param name="Terms">Numbers of their stems.</param>
/// <param name="Concepts">The groups of the thesaurus of each; empty lists where there are none.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Phrasing(int[] Terms, List<int>[] Concepts)
{
    /// <summary>How much of a word a question holds that has another word of its group.</summary>
    private const float SameConcept = 0.7f;

    /// <summary>The share of this text, by the rarity of its words, that a question holds; 0 to 1. A question that merely shares a word with a text covers little of it.</summary>
    /// <param name="slots">The content words of the question.</param>
    /// <param name="idf">How rare each term is.</param>
    public float CoveredBy(ReadOnlySpan<Slot> slots, ReadOnlySpan<float> idf)
    {
        float all = 0, met = 0;
        for (var i = 0; i < Terms.Length; i++)
        {
            all += idf[Terms[i]];
            met += idf[Terms[i]] * Match(slots, Terms[i], Concepts[i]);
        }

        return all > 0 ? met / all : 0;
    }

    private static float Match(ReadOnlySpan<Slot> slots, int term, List<int> concepts)
    {
        var best = 0f;
        foreach (ref readonly var slot in slots)
        {
            if (slot.Term == term)
            {
                return 1;
            }

            best = best > 0 || !ShareOne(slot.Concepts, concepts) ? best : SameConcept;
        }

        return best;
    }

    private static bool ShareOne(List<int> left, List<int> right)
    {
        foreach (var concept in left)
        {
            if (right.Contains(concept))
            {
                return true;
            }
        }

        return false;
    }
}
