using SupportBot.Knowledge.French;
using SupportBot.Knowledge.Search;

namespace SupportBot.Knowledge.Content;

/// <summary>Looks for entries that customers' questions cannot tell apart: too alike, or with phrasings that the search gives to another.</summary>
internal static class LikenessLint
{
    private const double TooAlike = 0.75;
    private const int MostEntries = 2000;

    public static IEnumerable<ContentProblem> Check(KnowledgeContent content, IReadOnlyList<KnowledgeEntry> entries) =>
        entries.Count > MostEntries ? [] : [.. Pairs(entries), .. LostPhrasings(content)];

    /// <summary>Entries for the same customers whose questions, or whose answers, use the same words.</summary>
    private static IEnumerable<ContentProblem> Pairs(IReadOnlyList<KnowledgeEntry> entries)
    {
        var stems = entries.Select(entry => (Question: Stems(entry.Question), Answer: Stems(entry.PlainText))).ToArray();
        for (var i = 0; i < entries.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (entries[i].IsOutOfScope != entries[j].IsOutOfScope || !VendorScope.AreCompatible(entries[i].Vendor, entries[j].Vendor))
                {
                    continue;
                }

                var part = Likeness(stems[i].Question, stems[j].Question) >= TooAlike ? "question" : Likeness(stems[i].Answer, stems[j].Answer) >= TooAlike ? "answer" : null;
                if (part is not null)
                {
                    yield return Warning(entries[i], $"the {part} is almost that of {entries[j].File}", "Make one entry of the two, or say in the question what sets them apart");
                }
            }
        }
    }

    /// <summary>Phrasings that the search, which was taught them, still finds in another entry, or answers although they are out of scope.</summary>
    private static IEnumerable<ContentProblem> LostPhrasings(KnowledgeContent content)
    {
        var snapshot = KnowledgeSnapshot.Build(content, []);
        foreach (var entry in content.Entries.Where(entry => entry.File is not null))
        {
            foreach (var phrasing in entry.Variants)
            {
                var decision = snapshot.Decide(phrasing, SearchContext.None);
                var winner = decision.Ranked.Count > 0 ? decision.Ranked[0].Entry : null;
                if (winner is null || winner.Id == entry.Id || entry.Opposites.Contains(winner.Id, StringComparer.Ordinal) || (entry.IsOutOfScope && decision.Kind != DecisionKind.Answer))
                {
                    continue;
                }

                yield return Warning(entry, $"the phrasing '{phrasing}' finds {winner.File} first", "Reword it, move it to that entry, or give this entry more phrasings like it");
            }
        }
    }

    private static HashSet<string> Stems(string text) => [.. FrenchAnalyzer.Analyze(text)];

    /// <summary>Share of the words of both that they share; 0 to 1, 0 for texts too short to tell.</summary>
    private static double Likeness(HashSet<string> left, HashSet<string> right)
    {
        const int fewest = 3;
        var shared = left.Count(right.Contains);
        return left.Count < fewest || right.Count < fewest ? 0 : shared / (double)(left.Count + right.Count - shared);
    }

    private static ContentProblem Warning(KnowledgeEntry entry, string message, string remedy) => new(ProblemSeverity.Warning, entry.File ?? entry.Id, 0, message, remedy);
}
