using System.Text.Json;
using SupportBot.Bot.Contracts;
using SupportBot.Bot.Contracts.Storage;
using SupportBot.Bot.Outbox;
using SupportBot.Bot.Outbox.Mail;
using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.Reminders;

/// <summary>
/// Sends a reminder to where it was asked for: the Teams chat, or by mail; by mail too when Teams does not let the bot through any more. A wish that was
/// taken back, or a contract that was renewed, after the reminder had entered the outbox, silences it.
/// </summary>
internal sealed class ReminderSender(
    ReminderStore reminders, ContractStore contracts, IProactiveSender channel, ReminderWords words, MailRows mail, IDatabase database, OutboxSignal signal, TimeProvider clock)
    : IOutboxSender
{
    public const string KindName = "reminder";

    public string Kind => KindName;

    public async Task<SendResult> SendAsync(OutboxItem item, CancellationToken cancellationToken)
    {
        var due = JsonSerializer.Deserialize(item.Payload, DueReminderJson.Default.DueReminder) ?? throw new JsonException("A reminder in the outbox is empty.");
        var now = clock.GetUtcNow();
        if (await reminders.FindAsync(due.Reminder, cancellationToken) is not { State: ReminderState.Active } reminder
            || await contracts.GetAsync(reminder.Viewer, reminder.Contract, cancellationToken) is not { } contract
            || contract.End != due.End || contract.End < ContractRules.DayOf(now))
        {
            return SendResult.Sent;
        }

        var status = ContractRules.StatusOf(contract, now);
        if (reminder.Conversation is { } conversation)
        {
            var result = await channel.SendAsync(conversation, words.Message(status), cancellationToken);
            switch (result.Status)
            {
                case ProactiveStatus.Sent:
                    return SendResult.Sent;
                case ProactiveStatus.Again:
                    return SendResult.TryLater("connector") with { RetryAfter = result.RetryAfter };
                case ProactiveStatus.Unsure:
                    // It may have arrived: a second one would be a second reminder.
                    return SendResult.Refused("connector-unsure");
                default:
                    break;
            }
        }

        return await ByMailAsync(item, reminder, status, now, cancellationToken);
    }

    private async Task<SendResult> ByMailAsync(OutboxItem item, Reminder reminder, ContractStatus status, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await reminders.AddressOfAsync(reminder.Viewer, cancellationToken) is not { } address)
        {
            return SendResult.Refused("no-address");
        }

        await database.WriteAsync([mail.Add($"mail:{item.Key}", words.Letter(reminder, status, address), subject: null, notBefore: null, now)]);
        signal.Ring();
        return SendResult.Sent;
    }
}
