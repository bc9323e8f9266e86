using SupportBot.Bot.Persistence;
using SupportBot.Bot.Privacy;

namespace SupportBot.Bot.AgentConsole.Audit;

/// <summary>Writes <see cref="OwnDataAsked"/>. Whose data is not said: the line outlives an erasure.</summary>
internal sealed class OwnDataAskedWriter : EffectWriter<OwnDataAsked>
{
    protected override IEnumerable<SqlStatement> Write(OwnDataAsked effect, EffectScope scope)
    {
        var what = effect.IsErasure ? AuditEvents.Erased : AuditEvents.Exported;
        return [AuditLog.Statement(new AuditEntry(what, null, AuditTexts.Of["OwnData"]) { ActorName = AuditTexts.Of["Customer"] }, scope.Now)];
    }
}
