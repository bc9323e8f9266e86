using SupportBot.Knowledge.Content;

namespace SupportBot.Knowledge.Search;

/// <summary>Turns a ranking into a decision at the operating point of the content. Immutable; safe for any thread.</summary>
internal sealed class Decider(EntryRanker ranker, OperatingPoint point)
{
    private const int MaxChoices = 4;

    /// <summary>Choices with less than this share of the first one's probability are not worth a button.</summary>
    private const double LeastChoice = 0.15;

    public SearchDecision Decide(string question, SearchContext context)
    {
        var reading = Read(question, context);
        if (FlowRouter.Route(reading.Ranking, SentenceForms.Of(question, reading.Ranking.Words), point) is { } flow)
        {
            return new SearchDecision(DecisionKind.Flow, flow, reading.Results) { Vendor = reading.Vendor, Answerability = reading.Answerability, Ranked = reading.Results };
        }

        var decision = VendorQuestion(reading) ?? Answer(reading) ?? Choices(reading) ?? Abstain(reading);
        return decision with { Vendor = reading.Vendor, Answerability = reading.Answerability, Ranked = reading.Results };
    }

    public IReadOnlyList<SearchResult> Search(string question, int top) => [.. Read(question, SearchContext.None).Results.Take(top)];

    private Reading Read(string question, SearchContext context)
    {
        var ranking = ranker.Rank(question);
        var named = VendorScope.Named(ranking.Words);
        var candidates = ranking.Candidates.Where(candidate => VendorScope.Allows(named, ranker.Entries[candidate.Entry].Vendor)).ToArray();
        if (named.Count == 0 && context.Vendor is { } remembered)
        {
            candidates = Prefer(candidates, remembered);
        }

        var answerability = candidates.Length == 0 ? 0 : ranking.Evidence.Answerability(point);
        var vendor = named.Count > 0 ? named[0] : context.Vendor;
        return new Reading(ranking, Results(candidates, answerability), answerability, named, vendor);
    }

    /// <summary>With a vendor remembered, its entries come first unless another vendor's is far ahead: then the subject has changed.</summary>
    private (int Entry, float Score)[] Prefer((int Entry, float Score)[] candidates, string vendor)
    {
        var own = candidates.Where(candidate => VendorScope.AreCompatible(vendor, ranker.Entries[candidate.Entry].Vendor)).ToArray();
        return own.Length > 0 && own[0].Score >= candidates[0].Score * point.VendorShare ? own : candidates;
    }

    private List<SearchResult> Results((int Entry, float Score)[] candidates, double answerability)
    {
        var powers = Array.ConvertAll(candidates, candidate => Math.Pow(candidate.Score, point.Contrast));
        var sum = powers.Sum();
        var results = new List<SearchResult>(candidates.Length);
        for (var i = 0; i < candidates.Length; i++)
        {
            results.Add(new SearchResult(ranker.Entries[candidates[i].Entry], answerability * powers[i] / sum));
        }

        return results;
    }

    /// <summary>No vendor is known, and two vendors answer differently: ask which one, rather than answer for the wrong one.</summary>
    private SearchDecision? VendorQuestion(Reading reading)
    {
        if (reading.Vendor is not null || reading.Answerability < point.Clarify)
        {
            return null;
        }

        var first = reading.Results[0];
        var rivals = reading.Results.Skip(1)
            .Where(result => result.Entry.Theme == first.Entry.Theme && first.Entry.Theme.Length > 0)
            .Where(result => !VendorScope.AreCompatible(result.Entry.Vendor, first.Entry.Vendor))
            .Where(result => result.Confidence >= first.Confidence * point.VendorShare)
            .DistinctBy(result => result.Entry.Vendor, StringComparer.Ordinal)
            .Take(MaxChoices - 1)
            .ToList();
        return rivals.Count == 0 ? null : new SearchDecision(DecisionKind.Clarify, null, [first, .. rivals]) { AsksVendor = true };
    }

    private SearchDecision? Answer(Reading reading) =>
        reading.Results.Count > 0 && reading.Results[0].Confidence >= point.Answer
            ? new SearchDecision(DecisionKind.Answer, null, reading.Results) { Answers = [reading.Results[0]], OfferedFlow = reading.Results[0].Entry.Flow }
            : null;

    private SearchDecision? Choices(Reading reading)
    {
        if (reading.Answerability < point.Clarify)
        {
            return null;
        }

        var choices = reading.Results.Take(MaxChoices).Where((result, i) => i < 2 || result.Confidence >= reading.Results[0].Confidence * LeastChoice).ToList();
        return choices.Count < 2 ? null : new SearchDecision(DecisionKind.Clarify, null, choices);
    }

    private static SearchDecision Abstain(Reading reading)
    {
        var outOfScope = reading.Ranking.Classes?.BestOutOfScope();
        return new SearchDecision(DecisionKind.Abstain, null, reading.Results)
        {
            OutOfScope = outOfScope is var (entry, probability) && probability >= 0.3f ? entry : null,
        };
    }

    /// <summary>A question as understood.</summary>
    private sealed record Reading(Ranking Ranking, List<SearchResult> Results, double Answerability, IReadOnlyList<string> Named, string? Vendor);
}
