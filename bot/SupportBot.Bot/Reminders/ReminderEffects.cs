using SupportBot.Bot.Contracts;
using SupportBot.Bot.Contracts.Viewers;
using SupportBot.Bot.Persistence;
using SupportBot.Bot.Security;
using SupportBot.Dialogs.Turns;

namespace SupportBot.Bot.Reminders;

/// <summary>"Me rappeler".</summary>
internal sealed record AskReminder(Reminder Reminder) : ITurnEffect;

/// <summary>"Ne plus me rappeler".</summary>
internal sealed record StopReminder(ContractId Contract, Viewer Viewer) : ITurnEffect;

/// <summary>Writes <see cref="AskReminder"/>.</summary>
internal sealed class AskReminderWriter(Pseudonyms pseudonyms) : EffectWriter<AskReminder>
{
    protected override IEnumerable<SqlStatement> Write(AskReminder effect, EffectScope scope)
    {
        var reminder = effect.Reminder.Viewer.Proof == ViewerProof.Teams ? effect.Reminder with { Conversation = scope.Key.Value } : effect.Reminder;
        return [ReminderStore.Ask(reminder, pseudonyms.Of(Whose.Viewer, reminder.Viewer.Key), scope.Now)];
    }
}

/// <summary>Writes <see cref="StopReminder"/>.</summary>
internal sealed class StopReminderWriter(Pseudonyms pseudonyms) : EffectWriter<StopReminder>
{
    protected override IEnumerable<SqlStatement> Write(StopReminder effect, EffectScope scope) =>
        [ReminderStore.Stop(effect.Contract, pseudonyms.Of(Whose.Viewer, effect.Viewer.Key), scope.Now)];
}

/// <summary>Names of pseudonyms.</summary>
internal static class Whose
{
    public const string Viewer = "viewer";
}
