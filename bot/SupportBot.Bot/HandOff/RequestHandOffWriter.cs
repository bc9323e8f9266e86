using SupportBot.Bot.Cases;
using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.HandOff;

/// <summary>
/// Writes <see cref="RequestHandOff"/> on the case, where agents find it. Until a desk of agents is connected, every request is answered by e-mail:
/// the flow that asks says so.
/// </summary>
internal sealed class RequestHandOffWriter : EffectWriter<RequestHandOff>
{
    private const string Raise = "UPDATE cases SET urgency = 'high', version = version + 1, updated_at = $1 WHERE reference = $2";

    protected override IEnumerable<SqlStatement> Write(RequestHandOff effect, EffectScope scope)
    {
        var reference = effect.Case.ToString();
        yield return CaseRows.History(reference, scope.Now, CaseActors.Customer, "handoff", null, null, CaseNames.Of(effect.Reason));
        if (effect.Urgency == CaseUrgency.High)
        {
            yield return SqlStatement.Of(Raise, scope.Now, reference);
        }
    }
}
