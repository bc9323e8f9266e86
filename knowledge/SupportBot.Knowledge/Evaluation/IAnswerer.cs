using SupportBot.Knowledge.Index;

namespace SupportBot.Knowledge.Evaluation;

/// <summary>Something that answers questions and can be evaluated.</summary>
public interface IAnswerer
{
    /// <summary>What it does with a question.</summary>
    QuestionOutcome Answer(LabelledQuestion question);
}

/// <summary>The bot's own decision, with no context.</summary>
/// <param name="snapshot">The indexed knowledge.</param>
public sealed class FullAnswerer(KnowledgeSnapshot snapshot) : IAnswerer
{
    /// <inheritdoc />
    public QuestionOutcome Answer(LabelledQuestion question)
    {
        ArgumentNullException.ThrowIfNull(question);

        return QuestionOutcome.Of(question, snapshot.Decide(question.Text, SearchContext.None));
    }
}

/// <summary>What Lucene would do with its French analyser and BM25: always answer with the best entry, when any shares a word.</summary>
public sealed class LuceneAnswerer : IAnswerer
{
    private const int Top = 10;
    private readonly LuceneIndex _index;
    private readonly string[] _ids;

    /// <summary>Indexes the answerable entries.</summary>
    public LuceneAnswerer(IReadOnlyList<KnowledgeEntry> entries)
    {
        var answerable = entries.Where(entry => !entry.IsOutOfScope).ToArray();
        _ids = Array.ConvertAll(answerable, entry => entry.Id);
        _index = new LuceneIndex(answerable.Select(entry => (string.Join(" \n ", entry.Variants.Prepend(entry.Question)), entry.PlainText)));
    }

    /// <inheritdoc />
    public QuestionOutcome Answer(LabelledQuestion question)
    {
        ArgumentNullException.ThrowIfNull(question);

        var found = _index.Search(question.Text, Top);
        var ranked = Array.ConvertAll(found, hit => _ids[hit.Entry]);
        var kind = ranked.Length > 0 ? DecisionKind.Answer : DecisionKind.Abstain;
        var score = found.Length > 0 ? found[0].Score : 0;
        return new QuestionOutcome(question, kind, Flow: null, ranked, [.. ranked.Take(1)], [], score, score);
    }
}
