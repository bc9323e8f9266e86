using SupportBot.Bot.Observability;
using SupportBot.Knowledge;
using SupportBot.Knowledge.Content;

namespace SupportBot.Bot.Conversations;

/// <summary>How old and how whole the index is that answers now.</summary>
internal sealed class KnowledgeFigures : IFigures
{
    private readonly KnowledgeBase _knowledge;
    private readonly TimeProvider _clock;
    private long _version;
    private long _since;

    public KnowledgeFigures(KnowledgeBase knowledge, TimeProvider clock)
    {
        (_knowledge, _clock) = (knowledge, clock);
        (_version, _since) = (knowledge.Current.Version, clock.GetUtcNow().Ticks);
        knowledge.Reloaded += (_, reload) => Note(reload.Snapshot.Version);
    }

    public ValueTask<IReadOnlyList<Figure>> ReadAsync(CancellationToken cancellationToken)
    {
        var age = TimeSpan.FromTicks(_clock.GetUtcNow().Ticks - Interlocked.Read(ref _since));
        var problems = _knowledge.Problems;
        return ValueTask.FromResult<IReadOnlyList<Figure>>(
        [
            new("supportbot_knowledge_age_seconds", "Time since the index that answers now was built, on this node.", Math.Max(0, age.TotalSeconds)),
            new("supportbot_knowledge_entries", "Entries in the index that answers now.", _knowledge.Current.Entries.Count),
            new("supportbot_knowledge_problems", "What is wrong in the content files, by weight.", problems.Count(static problem => problem.Severity == ProblemSeverity.Error), ("severity", "error")),
            new("supportbot_knowledge_problems", "What is wrong in the content files, by weight.", problems.Count(static problem => problem.Severity != ProblemSeverity.Error), ("severity", "warning")),
        ]);
    }

    /// <summary>A reload that found nothing usable leaves the index, and its age, as they were.</summary>
    private void Note(long version)
    {
        if (Interlocked.Exchange(ref _version, version) != version)
        {
            Interlocked.Exchange(ref _since, _clock.GetUtcNow().Ticks);
        }
    }
}
