using SupportBot.Bot.Flows.Shared;
using SupportBot.Bot.Persistence;
using SupportBot.Knowledge;
using SupportBot.Knowledge.Content;

namespace SupportBot.Bot.Insights.Drafts;

/// <summary>Asks the questions of the last weeks again, with the content as it is and as a draft would make it.</summary>
internal sealed class DraftReplay(IDatabase database, KnowledgeBase knowledge, TimeProvider clock)
{
    private const int Days = 30;

    private const string SelectQuestions =
        "SELECT question, COUNT(*) FROM questions WHERE created_at >= $1 GROUP BY question ORDER BY COUNT(*) DESC, question LIMIT 500";

    /// <summary>The questions whose answer changes, the most frequent first.</summary>
    public async Task<ReplayResult> RunAsync(KnowledgeContent changed, CancellationToken cancellationToken)
    {
        var asked = await database.QueryAsync(
            SqlStatement.Of(SelectQuestions, clock.GetUtcNow().AddDays(-Days)), static reader => (Text: reader.GetString(0), Count: reader.GetInt64(1)), cancellationToken);
        var before = knowledge.Current;
        var after = KnowledgeSnapshot.Build(changed, FlowServices.Utterances);
        var changes = new List<ReplayChange>();
        foreach (var (text, count) in asked)
        {
            var (was, becomes) = (Outcome(before, text), Outcome(after, text));
            if (was != becomes)
            {
                changes.Add(new ReplayChange(text, count, was, becomes));
            }
        }

        return new ReplayResult(asked.Count, changes);
    }

    private static ReplayOutcome Outcome(KnowledgeSnapshot snapshot, string question)
    {
        var decision = snapshot.Decide(question, SearchContext.None);
        return new ReplayOutcome(decision.Kind, decision.Kind == DecisionKind.Answer ? decision.Answers[0].Entry.Id : decision.Flow);
    }
}

/// <summary>What a draft changes.</summary>
/// <param name="Asked">How many questions were asked again.</param>
/// <param name="Changes">Those that are decided otherwise.</param>
internal sealed record ReplayResult(int Asked, IReadOnlyList<ReplayChange> Changes);

/// <param name="Question">As asked, masked.</param>
/// <param name="Count">How often.</param>
internal sealed record ReplayChange(string Question, long Count, ReplayOutcome Before, ReplayOutcome After);

/// <param name="What">The entry or the flow; null when there is none.</param>
internal sealed record ReplayOutcome(DecisionKind Kind, string? What);
