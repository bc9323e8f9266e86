using SupportBot.Knowledge.Content;

namespace SupportBot.Knowledge.Search;

/// <summary>Says what a decision rests on: which words met which entry, through which group, and what each signal gave.</summary>
internal static class Accountant
{
    private const int Shown = 3;

    /// <summary>The account of a decision.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="ranking">The ranking that it was made from.</param>
    /// <param name="ranker">What ranked.</param>
    /// <param name="point">Where it was decided.</param>
    public static DecisionAccount Of(SearchDecision decision, Ranking ranking, EntryRanker ranker, OperatingPoint point)
    {
        var signals = Evidence.Names.Zip(ranking.Evidence.Values, (name, value) => new SignalAccount(name, value, point.Probability.GetValueOrDefault(name)));
        var account = new DecisionAccount(
            decision,
            [.. signals.OrderByDescending(signal => Math.Abs(signal.Contribution))],
            point.Probability.GetValueOrDefault(Evidence.Intercept),
            [.. ranking.Candidates.Take(Shown).Select(candidate => EntryOf(candidate, ranking, ranker))])
        {
            Corrections = [.. ranking.Words.Where(word => word.Typed is not null).Select(word => (word.Typed!, word.Text))], // filtered
        };
        return ranking.Classes is { } classes
            ? account with
            {
                Flow = classes.Flow,
                FlowProbability = classes.FlowProbability,
                OutOfScopeProbability = classes.OutOfScopeProbability,
                OutOfScope = classes.BestOutOfScope()?.Entry,
                PhrasingShare = classes.Trust,
            }
            : account;
    }

    private static EntryAccount EntryOf((int Entry, float Score) candidate, Ranking ranking, EntryRanker ranker) => new(
        ranker.Entries[candidate.Entry],
        candidate.Score,
        ranking.Classes?.OfEntry(candidate.Entry) ?? 0,
        [
            .. ranker.Contributions(ranking, candidate.Entry)
                .Select(item => new WordAccount(item.Word, item.Impact, item.Through))
                .OrderByDescending(word => word.Weight),
        ]);
}
