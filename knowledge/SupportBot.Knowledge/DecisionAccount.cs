namespace SupportBot.Knowledge;

/// <summary>What a decision on one question rests on, for the people who edit the content.</summary>
/// <param name="Decision">The decision, with no context.</param>
/// <param name="Signals">What speaks for and against the FAQ answering the question at all, the weightiest first; together with <paramref name="Start"/> they make <see cref="SearchDecision.Answerability"/>.</param>
/// <param name="Start">Where the sum of the signals starts: below 0, the FAQ is taken not to answer until something speaks for it.</param>
/// <param name="Entries">The best entries, best first, at most three; empty when no word of the question leads to one.</param>
public sealed record DecisionAccount(SearchDecision Decision, IReadOnlyList<SignalAccount> Signals, double Start, IReadOnlyList<EntryAccount> Entries)
{
    /// <summary>Words that were read as others of the FAQ: as typed, and as read.</summary>
    public IReadOnlyList<(string Typed, string Read)> Corrections { get; init; } = [];

    /// <summary>The flow that comes nearest; null when the content knows none.</summary>
    public string? Flow { get; init; }

    /// <summary>The probability that the message asks for a flow, whichever; 0 to 1.</summary>
    public double FlowProbability { get; init; }

    /// <summary>The probability that the question is out of scope, as far as phrasings say; 0 to 1.</summary>
    public double OutOfScopeProbability { get; init; }

    /// <summary>The out-of-scope entry that comes nearest; null when there is none.</summary>
    public KnowledgeEntry? OutOfScope { get; init; }

    /// <summary>What the phrasings count in a score beside the words; 0 to 1.</summary>
    public double PhrasingShare { get; init; }
}

/// <summary>One signal.</summary>
/// <param name="Name">Its key in <c>decision.yml</c>: couverture, complet, force, longueur, inconnu, phrases or titre.</param>
/// <param name="Value">What was measured.</param>
/// <param name="Weight">What one unit of it counts here.</param>
public sealed record SignalAccount(string Name, double Value, double Weight)
{
    /// <summary>What it adds to the sum: above 0 it speaks for an answer.</summary>
    public double Contribution => Value * Weight;
}

/// <summary>Why an entry ranks where it does.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Score">The fused score; comparable within one question only.</param>
/// <param name="PhrasingProbability">How probable the phrasings find it; 0 to 1.</param>
/// <param name="Words">The content words of the question, the weightiest first.</param>
public sealed record EntryAccount(KnowledgeEntry Entry, double Score, double PhrasingProbability, IReadOnlyList<WordAccount> Words);

/// <summary>What one word of the question counts for an entry.</summary>
/// <param name="Word">The word, folded.</param>
/// <param name="Weight">Its BM25 in the entry, over all fields; 0 when the entry does not hold it.</param>
/// <param name="Through">The group of words through which it counts; null when it is the word itself.</param>
public sealed record WordAccount(string Word, double Weight, string? Through);
