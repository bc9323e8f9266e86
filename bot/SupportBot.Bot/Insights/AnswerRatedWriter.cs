using SupportBot.Bot.Insights.Questions;
using SupportBot.Bot.Persistence;
using SupportBot.Bot.Security;

namespace SupportBot.Bot.Insights;

/// <summary>Stores verdicts on answers.</summary>
internal sealed class AnswerRatedWriter : EffectWriter<AnswerRated>
{
    private const string Insert =
        """
        INSERT INTO feedback (conversation_id, seq, question, entry, confidence, helpful, created_at, cluster)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        """;

    protected override IEnumerable<SqlStatement> Write(AnswerRated effect, EffectScope scope)
    {
        var masked = PersonalDataMask.Mask(effect.Question);
        return
        [
            SqlStatement.Of(
                Insert, scope.Key.Value, scope.Seq, masked, effect.EntryId, effect.Confidence, effect.Helpful, scope.Now, QuestionCluster.Of(masked)),
        ];
    }
}
