using System.Collections.Frozen;
using SupportBot.Knowledge.Content;
using SupportBot.Knowledge.Search;

namespace SupportBot.Knowledge;

/// <summary>One state of the knowledge, indexed. Immutable and safe to use from any thread; a reload makes a new one.</summary>
public sealed class KnowledgeSnapshot
{
    private readonly FrozenDictionary<string, KnowledgeEntry> _byId;
    private readonly EntryRanker _ranker;
    private readonly Decider _decider;
    private readonly OperatingPoint _point;

    internal KnowledgeSnapshot(KnowledgeContent content, IReadOnlyList<FlowUtterances> utterances, long version)
    {
        _byId = content.Entries.ToFrozenDictionary(entry => entry.Id, StringComparer.Ordinal);
        _ranker = new EntryRanker(content, utterances);
        _point = content.OperatingPoint;
        _decider = Decider.At(_ranker, _point);
        Entries = content.Entries;
        Version = version;
    }

    /// <summary>All entries, out-of-scope ones included, ordered by id.</summary>
    public IReadOnlyList<KnowledgeEntry> Entries { get; }

    /// <summary>1 for the first state, then one more with every reload.</summary>
    public long Version { get; }

    /// <summary>Indexes content that was read before.</summary>
    /// <param name="content">The content.</param>
    /// <param name="utterances">How people ask for each flow; may be empty.</param>
    public static KnowledgeSnapshot Build(KnowledgeContent content, IReadOnlyList<FlowUtterances> utterances)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(utterances);

        return new KnowledgeSnapshot(content, utterances, version: 1);
    }

    /// <summary>The entry with this id; null when there is none (any more).</summary>
    public KnowledgeEntry? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>Decides what to do with a question. Never throws, whatever the text; the same question and context always give the same decision.</summary>
    public SearchDecision Decide(string question, SearchContext context)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(context);

        return _decider.Decide(question, context);
    }

    /// <summary>The best entries for a question, best first, whatever the decision would be. Searches as people type: a last word that is not finished counts as each of
    /// the words it may become.</summary>
    /// <param name="question">Any text.</param>
    /// <param name="top">How many at most; 1 or more.</param>
    public IReadOnlyList<SearchResult> Search(string question, int top)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentOutOfRangeException.ThrowIfLessThan(top, 1);

        return _decider.Search(question, top);
    }

    /// <summary>Decides on a question that has no context, and says which words and which signals decided.</summary>
    public DecisionAccount Explain(string question)
    {
        ArgumentNullException.ThrowIfNull(question);

        var text = MessageReader.Shorten(question);
        return Accountant.Of(Decide(question, SearchContext.None), _ranker.Rank(text), _ranker, _point);
    }
}
