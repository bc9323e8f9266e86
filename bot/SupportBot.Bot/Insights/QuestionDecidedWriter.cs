using SupportBot.Bot.Insights.Questions;
using SupportBot.Bot.Persistence;
using SupportBot.Bot.Security;
using SupportBot.Knowledge;

namespace SupportBot.Bot.Insights;

/// <summary>Stores what was asked and what the bot did with it.</summary>
internal sealed class QuestionDecidedWriter : EffectWriter<QuestionDecided>
{
    private const string Insert =
        """
        INSERT INTO questions (conversation_id, seq, question, decision, entries, confidence, created_at, cluster, nearest)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        """;

    protected override IEnumerable<SqlStatement> Write(QuestionDecided effect, EffectScope scope)
    {
        var masked = PersonalDataMask.Mask(effect.Question);
        return
        [
            SqlStatement.Of(
                Insert, scope.Key.Value, scope.Seq, masked, Word(effect.Decision), string.Join(' ', effect.Entries), effect.Confidence, scope.Now,
                QuestionCluster.Of(masked), effect.Entries.Count > 0 ? effect.Entries[0] : null),
        ];
    }

    private static string Word(DecisionKind decision) => decision switch
    {
        DecisionKind.Answer => "answer",
        DecisionKind.Clarify => "clarify",
        DecisionKind.Abstain => "abstain",
        DecisionKind.Flow => "flow",
        _ => throw new ArgumentOutOfRangeException(nameof(decision)),
    };
}
