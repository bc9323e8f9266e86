using SupportBot.Knowledge.Content;

namespace SupportBot.Knowledge.Search;

/// <summary>Turns ranked candidates into probabilities, among the entries that may answer for the vendor in question.</summary>
internal sealed class VendorFilter(EntryRanker ranker, OperatingPoint point)
{
    // Enough to offer the right vendor's entry on the theme as a choice, not enough to answer with it.
    private const double LeastInheritance = 0.5;

    /// <summary>
    /// The allowed entries with their probabilities, best first. An entry of another vendor leaves its share to the allowed entry that comes closest on its
    /// theme, the more of it the closer that one comes; the rest is lost, so that a subject on which the vendor has no entry is not answered with something else.
    /// </summary>
    /// <param name="ranking">The candidates.</param>
    /// <param name="named">The vendors that the message names; may be empty.</param>
    /// <param name="remembered">The vendor of the conversation; null when there is none.</param>
    public List<SearchResult> Results(Ranking ranking, IReadOnlyList<string> named, string? remembered)
    {
        var candidates = ranking.Candidates;
        var allowed = named.Count == 0 && remembered is not null
            ? Prefer(candidates, remembered)
            : [.. candidates.Where(candidate => VendorScope.Allows(named, EntryOf(candidate).Vendor))];
        var total = candidates.Sum(Power);
        var excluded = allowed.Length < candidates.Length ? candidates.Except(allowed).ToArray() : [];
        var answerability = ranking.Evidence.Answerability(point);
        return
        [
            .. allowed.Select((candidate, place) => new SearchResult(
                    EntryOf(candidate), answerability * (Power(candidate) + Inheritance(excluded, allowed, place)) / total)
                {
                    Score = candidate.Score,
                    Number = candidate.Entry,
                })
                .OrderByDescending(result => result.Confidence),
        ];
    }

    /// <summary>With a vendor remembered, its entries come first unless another vendor's is far ahead: then the subject has changed.</summary>
    private (int Entry, float Score)[] Prefer((int Entry, float Score)[] candidates, string vendor)
    {
        var own = candidates.Where(candidate => VendorScope.AreCompatible(vendor, EntryOf(candidate).Vendor)).ToArray();
        return own.Length > 0 && own[0].Score >= candidates[0].Score * point.VendorShare ? own : candidates;
    }

    private double Inheritance((int Entry, float Score)[] excluded, (int Entry, float Score)[] allowed, int place)
    {
        if (excluded.Length == 0)
        {
            return 0;
        }

        var theme = EntryOf(allowed[place]).Theme;
        var isFirstOnTheme = theme.Length > 0 && Array.FindIndex(allowed, other => EntryOf(other).Theme == theme) == place;
        return isFirstOnTheme
            ? excluded.Where(candidate => EntryOf(candidate).Theme == theme)
                .Sum(candidate => Math.Clamp(allowed[place].Score / candidate.Score, LeastInheritance, 1) * Power(candidate))
            : 0;
    }

    private double Power((int Entry, float Score) candidate) => Math.Pow(candidate.Score, point.Contrast);

    private KnowledgeEntry EntryOf((int Entry, float Score) candidate) => ranker.Entries[candidate.Entry];
}
