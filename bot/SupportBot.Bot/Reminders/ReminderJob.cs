using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;
using SupportBot.Bot.Contracts;
using SupportBot.Bot.Contracts.Storage;
using SupportBot.Bot.Outbox;
using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.Reminders;

/// <summary>
/// Once a day, looks at every wish to be reminded and puts the reminders that are due into the outbox. Several nodes may do so: a lease lets one of them
/// work, and a row for each reminder, written with its message, keeps any from leaving twice even when two do.
/// </summary>
internal sealed partial class ReminderJob(
    ReminderStore reminders, ContractStore contracts, JobLease lease, IDatabase database, OutboxSignal signal, IOptions<ReminderOptions> options,
    IOptions<OutboxOptions> outbox, TimeProvider clock, ILogger<ReminderJob> logger) : BackgroundService
{
    private const string Name = "reminders";
    private const int PageSize = 200;

    private static readonly TimeSpan Look = TimeSpan.FromMinutes(5);

    /// <summary>Does the day's work, unless it is done, too early, or another node's.</summary>
    /// <returns>How many reminders were put into the outbox; null when there was nothing to do.</returns>
    public async Task<int?> RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var today = ContractRules.DayOf(now);
        if (ContractRules.InParis(now).Hour < options.Value.Hour || !await lease.TryTakeAsync(Name, today, now))
        {
            return null;
        }

        var (count, after) = (0, "");
        while (await reminders.ActiveAsync(after, PageSize, cancellationToken) is { Count: > 0 } page)
        {
            foreach (var reminder in page)
            {
                count += await SendDueAsync(reminder, today, now, cancellationToken) ? 1 : 0;
            }

            after = page[^1].Id;
            await lease.TryTakeAsync(Name, today, clock.GetUtcNow());
        }

        await lease.FinishAsync(Name, today, clock.GetUtcNow());
        signal.Ring();
        LogDone(logger, today, count);
        return count;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.Enabled)
        {
            return;
        }

        using var timer = new PeriodicTimer(Look, clock);
        do
        {
            try
            {
                await RunAsync(stoppingToken);
            }
            catch (DatabaseUnavailableException failure)
            {
                LogDatabase(logger, failure);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>Whether a reminder was put into the outbox by this call.</summary>
    private async Task<bool> SendDueAsync(Reminder reminder, DateOnly today, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var contract = await contracts.GetAsync(reminder.Viewer, reminder.Contract, cancellationToken);
        if (OverBecause(reminder, contract, today) is { } over)
        {
            await database.WriteAsync([ReminderStore.MoveTo(reminder.Id, over, now)]);
            return false;
        }

        var end = contract!.End; // not null: that would be over
        var sent = await reminders.SentAsync(reminder.Id, end, cancellationToken);
        if (ReminderSchedule.Due(end, reminder.AskedOn, today, sent) is not { } days)
        {
            return false;
        }

        var key = string.Create(CultureInfo.InvariantCulture, $"reminder:{reminder.Id}:{end:yyyyMMdd}:{days}");
        var payload = JsonSerializer.Serialize(new DueReminder(reminder.Id, end), DueReminderJson.Default.DueReminder);
        var message = new OutboxMessage(ReminderSender.KindName, key, payload);
        return await database.WriteAsync([ReminderStore.Sent(reminder.Id, end, days, now), OutboxRows.Add(message, outbox.Value, now)]) == WriteOutcome.Committed;
    }

    private static ReminderState? OverBecause(Reminder reminder, Contract? contract, DateOnly today) => contract switch
    {
        null => ReminderState.Gone,
        _ when contract.End > reminder.EndsOn => ReminderState.Renewed,
        _ when contract.End < today => ReminderState.Gone,
        _ => null,
    };

    [LoggerMessage(ReminderEvents.First, LogLevel.Information, "Reminders of {Day} are in the outbox: {Count}")]
    private static partial void LogDone(ILogger logger, DateOnly day, int count);

    [LoggerMessage(ReminderEvents.First + 1, LogLevel.Warning, "Reminders cannot be looked at now: the database is not available")]
    private static partial void LogDatabase(ILogger logger, Exception failure);
}

/// <summary>Log event numbers.</summary>
internal static class ReminderEvents
{
    public const int First = 2800;
}

/// <summary>A reminder in the outbox. Whether it still holds is looked at when it leaves.</summary>
internal sealed record DueReminder(string Reminder, DateOnly End);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(DueReminder))]
internal sealed partial class DueReminderJson : JsonSerializerContext;
