using SupportBot.Bot.Persistence;
using SupportBot.Bot.Security;

namespace SupportBot.Bot.Insights;

/// <summary>Stores verdicts on answers.</summary>
internal sealed class AnswerRatedWriter : EffectWriter<AnswerRated>
{
    private const string Insert =
        "INSERT INTO feedback (conversation_id, seq, question, entry, confidence, helpful, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)";

    protected override IEnumerable<SqlStatement> Write(AnswerRated effect, EffectScope scope) =>
        [SqlStatement.Of(Insert, scope.Key.Value, scope.Seq, PersonalDataMask.Mask(effect.Question), effect.EntryId, effect.Confidence, effect.Helpful, scope.Now)];
}
