using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.Insights.Repeats;

/// <summary>
/// Counts what an agent asked although the case had it at that moment: the transaction of the message itself looks, so that what is answered later does not
/// count against anybody.
/// </summary>
internal sealed class AgentAskedWriter : EffectWriter<AgentAsked>
{
    private const string Insert =
        """
        INSERT INTO repeated_questions (conversation_id, seq, slot, case_reference, asked_at)
        SELECT c.conversation_id, $2, $3, c.reference, $4 FROM cases AS c
        WHERE c.reference = $1 AND (EXISTS (SELECT 1 FROM case_fields AS f WHERE f.case_reference = c.reference AND f.key = $3)
            OR EXISTS (SELECT 1 FROM case_files AS f WHERE f.case_reference = c.reference AND f.slot = $3))
        ON CONFLICT (conversation_id, seq, slot) DO NOTHING
        """;

    protected override IEnumerable<SqlStatement> Write(AgentAsked effect, EffectScope scope) =>
        AskedSlots.In(effect.Text).Select(slot => SqlStatement.Of(Insert, effect.Case.ToString(), scope.Seq, slot, scope.Now));
}
