using SupportBot.Knowledge.Content;
using SupportBot.Knowledge.French;

namespace SupportBot.Knowledge.Search;

/// <summary>Scores the entries of one snapshot against a question and decides.</summary>
internal sealed class QuestionScorer(KnowledgeContent content, IReadOnlyList<FlowUtterances> utterances)
{
    private readonly (KnowledgeEntry Entry, HashSet<string> Terms)[] _entries =
        [.. content.Entries.Select(entry => (entry, Terms([entry.Question, .. entry.Variants])))];

    private readonly (string Flow, HashSet<string> Terms)[] _flows = [.. utterances.SelectMany(flow => flow.Utterances.Select(text => (flow.Flow, Terms([text]))))];

    public SearchDecision Decide(string question, SearchContext context)
    {
        var results = Search(question, 10);
        var terms = Terms([question]);
        var flow = _flows.Where(candidate => candidate.Terms.Count > 0 && candidate.Terms.SetEquals(terms)).Select(candidate => candidate.Flow).FirstOrDefault();
        if (flow is not null)
        {
            return new SearchDecision(DecisionKind.Flow, flow, results);
        }

        var best = results.Count > 0 ? results[0].Confidence : 0;
        var kind = best >= content.OperatingPoint.Answer ? DecisionKind.Answer
            : best >= content.OperatingPoint.Clarify && results.Count > 1 ? DecisionKind.Clarify : DecisionKind.Abstain;
        return new SearchDecision(kind, null, kind == DecisionKind.Clarify ? [.. results.Take(3)] : results)
        {
            Answers = kind == DecisionKind.Answer ? [results[0]] : [],
            Vendor = context.Vendor,
            OfferedFlow = kind == DecisionKind.Answer ? results[0].Entry.Flow : null,
        };
    }

    public IReadOnlyList<SearchResult> Search(string question, int top)
    {
        var terms = Terms([question]);
        return
        [
            .. _entries.Where(entry => !entry.Entry.IsOutOfScope)
                .Select(entry => new SearchResult(entry.Entry, terms.Count == 0 ? 0 : terms.Count(entry.Terms.Contains) / (double)(terms.Count + 1)))
                .Where(result => result.Confidence > 0)
                .OrderByDescending(result => result.Confidence).ThenBy(result => result.Entry.Id, StringComparer.Ordinal)
                .Take(top),
        ];
    }

    private static HashSet<string> Terms(IEnumerable<string> texts) =>
        texts.SelectMany(text => FrenchAnalyzer.Analyze(FrenchText.Tidy(text))).ToHashSet(StringComparer.Ordinal);
}
