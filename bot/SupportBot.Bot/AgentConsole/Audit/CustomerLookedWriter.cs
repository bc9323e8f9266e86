using SupportBot.Bot.Cases.Progress;
using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.AgentConsole.Audit;

/// <summary>Writes <see cref="CustomerLooked"/> beside what agents read.</summary>
internal sealed class CustomerLookedWriter : EffectWriter<CustomerLooked>
{
    protected override IEnumerable<SqlStatement> Write(CustomerLooked effect, EffectScope scope)
    {
        var detail = effect.Outcome == LookOutcome.Found ? null : AuditTexts.Of[$"Look{effect.Outcome}"];
        var entry = new AuditEntry(AuditEvents.CaseAsked, effect.Case?.ToString() ?? AuditTexts.Of["LookList"], detail) { ActorName = AuditTexts.Of["Customer"] };
        return [AuditLog.Statement(entry, scope.Now)];
    }
}
