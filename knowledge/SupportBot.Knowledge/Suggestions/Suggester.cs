using SupportBot.Knowledge.French;

namespace SupportBot.Knowledge.Suggestions;

/// <summary>
/// Gathers the logged questions that were not answered, or between whose entries the bot hesitated, by what they ask, and proposes phrasings or a new entry for each
/// group. Deterministic: the same log and content give the same suggestions.
/// </summary>
/// <param name="snapshot">The knowledge that the questions are judged by.</param>
public sealed class Suggester(KnowledgeSnapshot snapshot)
{
    /// <summary>Questions that share this much (cosine over the rarity of their words) ask the same.</summary>
    private const double SameNeed = 0.45;

    /// <summary>From this mean probability on, an entry is near enough to take the questions as its phrasings; also when the bot offered choices to most of them.</summary>
    private const double NearEntry = 0.2;

    /// <summary>A second entry with this share of the first one's probability is a rival.</summary>
    private const double NearTie = 0.6;

    private const int MostPhrasings = 5;

    /// <summary>The suggestions, the most asked first.</summary>
    /// <param name="log">The logged questions.</param>
    /// <param name="least">Groups asked less often are left out; 1 or more.</param>
    public IReadOnlyList<Suggestion> Suggest(IEnumerable<LoggedQuestion> log, int least)
    {
        ArgumentNullException.ThrowIfNull(log);
        ArgumentOutOfRangeException.ThrowIfLessThan(least, 1);

        var asked = log.GroupBy(question => FrenchText.Fold(question.Text), StringComparer.Ordinal)
            .Select(group => new Asked(group.First().Text, group.Count(), snapshot.Decide(group.First().Text, SearchContext.None), group.First().Decision))
            .Where(IsOpen)
            .OrderByDescending(question => question.Count)
            .ThenBy(question => question.Text, StringComparer.Ordinal)
            .ToList();
        return
        [
            .. QuestionGroups.Gather(asked.ConvertAll(question => question.Text), SameNeed)
                .Select(group => Propose([.. group.Select(i => asked[i])]))
                .Where(suggestion => suggestion.Asked >= least && suggestion.Questions.Count > 0)
                .OrderByDescending(suggestion => suggestion.Asked),
        ];
    }

    /// <summary>Neither answered for sure, then or now, nor known to be out of scope, nor the start of a flow.</summary>
    private static bool IsOpen(Asked question) =>
        question.Then is not ("answer" or "flow") && question.Now.Kind is DecisionKind.Abstain or DecisionKind.Clarify
        && question.Now.OutOfScope is null && QuestionWords.Read(question.Text).Exists(word => word.Stem is not null);

    private Suggestion Propose(IReadOnlyList<Asked> group)
    {
        var total = group.Sum(question => question.Count);
        var entries = group.SelectMany(question => question.Now.Ranked.Select(result => (result.Entry, Weight: result.Confidence * question.Count / total)))
            .GroupBy(item => item.Entry.Id, StringComparer.Ordinal)
            .Select(items => (items.First().Entry, Mean: items.Sum(item => item.Weight)))
            .OrderByDescending(item => item.Mean)
            .ThenBy(item => item.Entry.Id, StringComparer.Ordinal)
            .ToList();
        var hesitated = group.Where(question => question.Hesitated).Sum(question => question.Count) * 2 > total;
        var near = entries.Count > 0 && (hesitated || entries[0].Mean >= NearEntry) ? entries[0].Entry : null;
        var rival = near is not null && entries.Count > 1 && entries[1].Mean >= entries[0].Mean * NearTie ? entries[1].Entry : null;
        return new Suggestion([.. group.Select(question => question.Text).Where(text => !Holds(near, text)).Take(MostPhrasings)], total, near, rival);
    }

    private static bool Holds(KnowledgeEntry? entry, string text) => entry is not null && entry.Variants.Prepend(entry.Question).Any(known => FrenchText.SameText(known, text));

    private sealed record Asked(string Text, int Count, SearchDecision Now, string? Then)
    {
        public bool Hesitated => Then is null ? Now.Kind == DecisionKind.Clarify : Then == "clarify";
    }
}
