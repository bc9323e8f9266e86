using SupportBot.Bot.Cases;
using SupportBot.Bot.Persistence;
using SupportBot.Dialogs.Turns;

namespace SupportBot.Bot.HandOff;

/// <summary>An agent said something to the customer.</summary>
internal sealed record AgentSpoke(CaseReference Case, Agent Agent) : ITurnEffect;

/// <summary>Writes <see cref="AgentSpoke"/>: the first time stops the clock of the first answer.</summary>
internal sealed class AgentSpokeWriter : EffectWriter<AgentSpoke>
{
    private const string FirstAnswer = "UPDATE cases SET first_answer_at = $1, version = version + 1, updated_at = $1 WHERE reference = $2 AND first_answer_at IS NULL";

    private const string FirstAnswerHistory =
        """
        INSERT INTO case_history (case_reference, at, actor, event, subject, before, after)
        SELECT reference, $1, $3, 'reply', NULL, NULL, NULL FROM cases WHERE reference = $2 AND first_answer_at IS NULL
        """;

    protected override IEnumerable<SqlStatement> Write(AgentSpoke effect, EffectScope scope)
    {
        var reference = effect.Case.ToString();
        yield return SqlStatement.Of(FirstAnswerHistory, scope.Now, reference, effect.Agent.Id);
        yield return SqlStatement.Of(FirstAnswer, scope.Now, reference);
    }
}
