using SupportBot.Bot.Cases;
using SupportBot.Bot.Persistence;
using SupportBot.Dialogs.Turns;

namespace SupportBot.Bot.HandOff;

/// <summary>What really led to a person, found when one was asked for: the agent should know.</summary>
/// <param name="Contradictions">Codes to add, such as <c>C1</c>; may be empty.</param>
internal sealed record EscalationReason(CaseReference Case, CaseReason Reason, IReadOnlyList<string> Contradictions) : ITurnEffect;

/// <summary>Writes <see cref="EscalationReason"/> over what the flow that opened the case could know.</summary>
internal sealed class EscalationReasonWriter : EffectWriter<EscalationReason>
{
    private const string Update =
        """
        UPDATE cases SET reason = $1, urgency = CASE WHEN $1 = 'anger' THEN 'high' ELSE urgency END,
            contradictions = CASE WHEN $2 = '' THEN contradictions WHEN contradictions = '' THEN $2 ELSE contradictions || ',' || $2 END
        WHERE reference = $3
        """;

    protected override IEnumerable<SqlStatement> Write(EscalationReason effect, EffectScope scope) =>
        [SqlStatement.Of(Update, CaseNames.Of(effect.Reason), string.Join(',', effect.Contradictions), effect.Case.ToString()).Touching(1)];
}
