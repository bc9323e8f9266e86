namespace SupportBot.Knowledge;

/// <summary>What the bot should do with a question.</summary>
public enum DecisionKind
{
    /// <summary>Answer with <see cref="SearchDecision.Answers"/>.</summary>
    Answer,

    /// <summary>Offer <see cref="SearchDecision.Results"/>, 2 to 4 of them, as choices.</summary>
    Clarify,

    /// <summary>Say that there is no answer; with the text of <see cref="SearchDecision.OutOfScope"/> when there is one.</summary>
    Abstain,

    /// <summary>Start <see cref="SearchDecision.Flow"/>.</summary>
    Flow,
}

/// <summary>One entry that may answer the question.</summary>
/// <param name="Entry">The entry; never an out-of-scope one.</param>
/// <param name="Confidence">Probability, 0 to 1, that this entry answers the question.</param>
public sealed record SearchResult(KnowledgeEntry Entry, double Confidence)
{
    /// <summary>The fused score that the confidence was made from; comparable within one question only.</summary>
    internal float Score { get; init; }

    /// <summary>The number of the entry in the ranking.</summary>
    internal int Number { get; init; }
}

/// <summary>The decision on one question, with what it rests on.</summary>
/// <param name="Kind">What to do.</param>
/// <param name="Flow">The flow to start; null unless <paramref name="Kind"/> is <see cref="DecisionKind.Flow"/>.</param>
/// <param name="Results">The best entries, best first, at most 10; for <see cref="DecisionKind.Clarify"/> exactly the 2 to 4 choices. May be empty.</param>
public sealed record SearchDecision(DecisionKind Kind, string? Flow, IReadOnlyList<SearchResult> Results)
{
    /// <summary>The entries to answer with: one, or two when the message asks two questions; empty unless <see cref="Kind"/> is <see cref="DecisionKind.Answer"/>.</summary>
    public IReadOnlyList<SearchResult> Answers { get; init; } = [];

    /// <summary>The best entries whatever the decision, best first, at most 10: what an evaluation looks at.</summary>
    public IReadOnlyList<SearchResult> Ranked { get; init; } = [];

    /// <summary>The out-of-scope entry that says what to do instead; null when none matches. Only with <see cref="DecisionKind.Abstain"/>.</summary>
    public KnowledgeEntry? OutOfScope { get; init; }

    /// <summary>True when the choices differ by vendor and the customer should say which one; only with <see cref="DecisionKind.Clarify"/>.</summary>
    public bool AsksVendor { get; init; }

    /// <summary>Probability, 0 to 1, that the FAQ answers the question at all, whichever entry it is.</summary>
    public double Answerability { get; init; }

    /// <summary>The vendor that the question, or failing that the context, is about; null when neither names one. Remember it as the next context.</summary>
    public string? Vendor { get; init; }

    /// <summary>The flow to offer beside an answer; null when there is none.</summary>
    public string? OfferedFlow { get; init; }
}
