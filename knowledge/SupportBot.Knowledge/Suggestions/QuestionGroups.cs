using SupportBot.Knowledge.French;
using SupportBot.Knowledge.Index;

namespace SupportBot.Knowledge.Suggestions;

/// <summary>Gathers questions that use the same words, rare words counting more. Each joins the first group whose first question is near enough.</summary>
internal static class QuestionGroups
{
    /// <summary>Numbers of the questions of each group, in the order given.</summary>
    /// <param name="questions">The questions, the most important first.</param>
    /// <param name="least">The cosine from which on two questions belong together; 0 to 1.</param>
    public static IEnumerable<IReadOnlyList<int>> Gather(IReadOnlyList<string> questions, double least)
    {
        var stems = questions.Select(question => QuestionWords.Read(question).Where(word => word.Stem is not null).Select(word => word.Stem!).ToHashSet(StringComparer.Ordinal)).ToArray(); // filtered
        var rarity = stems.SelectMany(set => set).GroupBy(stem => stem, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => Bm25.Idf(questions.Count, group.Count()), StringComparer.Ordinal);
        var groups = new List<List<int>>();
        var byStem = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var i = 0; i < stems.Length; i++)
        {
            var candidates = stems[i].SelectMany(stem => byStem.GetValueOrDefault(stem, [])).Distinct();
            var best = candidates.Select(group => (Group: group, Likeness: Cosine(stems[groups[group][0]], stems[i], rarity)))
                .OrderByDescending(item => item.Likeness).ThenBy(item => item.Group).FirstOrDefault((Group: -1, Likeness: 0));
            if (best.Likeness >= least)
            {
                groups[best.Group].Add(i);
                continue;
            }

            foreach (var stem in stems[i])
            {
                byStem.TryAdd(stem, []);
                byStem[stem].Add(groups.Count);
            }

            groups.Add([i]);
        }

        return groups;
    }

    private static double Cosine(HashSet<string> left, HashSet<string> right, Dictionary<string, double> rarity)
    {
        double Norm(HashSet<string> set) => set.Sum(stem => rarity[stem] * rarity[stem]);

        return left.Where(right.Contains).Sum(stem => rarity[stem] * rarity[stem]) / Math.Sqrt(Math.Max(1e-9, Norm(left) * Norm(right)));
    }
}
