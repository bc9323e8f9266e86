using System.Diagnostics.Metrics;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using SupportBot.Bot.Observability;
using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.Outbox;

/// <summary>
/// Makes one attempt and records it: sent, put back with a longer pause, or buried (refused, expired, poisonous). Never throws for what a row or a
/// sender does.
/// </summary>
internal sealed partial class OutboxWorker(OutboxStore store, IOptions<OutboxOptions> options, TimeProvider clock, ILogger<OutboxWorker> logger)
{
    private static readonly Counter<long> Attempts = Meters.SupportBot.CreateCounter<long>("supportbot_outbox_attempts", description: "Attempts to send, by kind and outcome.");

    private readonly string _node = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
    private readonly OutboxOptions _options = options.Value;

    public Task<IReadOnlyList<LeasedItem>> LeaseAsync(string kind, int most, CancellationToken cancellationToken) =>
        store.LeaseDueAsync(kind, most, new Lease(_node, TimeSpan.FromSeconds(2 * _options.AttemptSeconds)), clock.GetUtcNow(), cancellationToken);

    public async Task WorkAsync(IOutboxSender sender, LeasedItem leased, CancellationToken stopping)
    {
        var item = leased.Item;
        using var span = Traces.Start("delivery", "supportbot.kind", item.Kind);
        var result = item.Unfinished > _options.PoisonAttempts ? null : await AttemptAsync(sender, item, stopping);
        span?.SetTag("supportbot.outcome", result?.Delivery.ToString() ?? "Poison");
        Attempts.Add(1, new("kind", item.Kind), new("outcome", result?.Delivery.ToString() ?? "Poison"));
        try
        {
            await RecordAsync(leased, result, clock.GetUtcNow());
        }
        catch (DatabaseUnavailableException failure)
        {
            // The lease runs out, and the row is tried again under the same key.
            LogUnrecorded(logger, failure, item.Number);
        }
    }

    public void TellUnavailable(DatabaseUnavailableException failure) => LogUnavailable(logger, failure);

    /// <summary>Null when the sender threw.</summary>
    private async Task<SendResult?> AttemptAsync(IOutboxSender sender, OutboxItem item, CancellationToken stopping)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(_options.AttemptSeconds), clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stopping);
        try
        {
            return await sender.SendAsync(item, either.Token);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return SendResult.TryLater("stopped") with { RetryAfter = TimeSpan.Zero };
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            return SendResult.TryLater("timeout");
        }
#pragma warning disable CA1031 // A poisonous row must not stop the others: it is counted, then parked.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            LogThrew(logger, failure, item.Kind, item.Number, item.Attempts);
            return null;
        }
    }

    private Task RecordAsync(LeasedItem leased, SendResult? result, DateTimeOffset now)
    {
        var item = leased.Item;
        if (result is { Delivery: Delivery.Sent })
        {
            return store.SentAsync(leased, now);
        }

        if (result is { Delivery: Delivery.Refused })
        {
            return BuryAsync(leased, result.Failure ?? "refused", now);
        }

        if (result is null && item.Unfinished >= _options.PoisonAttempts)
        {
            return BuryAsync(leased, "poison", now);
        }

        var failure = result?.Failure ?? "exception";
        var due = now + (result?.RetryAfter ?? BackOff.After(item.Attempts, TimeSpan.FromSeconds(_options.FirstDelaySeconds), TimeSpan.FromSeconds(_options.LongestDelaySeconds)));
        if (due > item.ExpiresAt)
        {
            return BuryAsync(leased, $"expired:{failure}", now);
        }

        LogPutBack(logger, item.Kind, item.Number, item.Attempts, failure);
        return store.PutBackAsync(leased, due, failure, result is null ? item.Unfinished : 0);
    }

    private Task BuryAsync(LeasedItem leased, string failure, DateTimeOffset now)
    {
        LogDead(logger, leased.Item.Kind, leased.Item.Number, leased.Item.Attempts, failure);
        return store.BuryAsync(leased, failure, now);
    }

    [LoggerMessage(EventIds.Outbox + 1, LogLevel.Warning, "Outbox cannot reach the database")]
    private static partial void LogUnavailable(ILogger logger, Exception failure);

    [LoggerMessage(EventIds.Outbox + 2, LogLevel.Warning, "Outcome of outbox row {Number} could not be written")]
    private static partial void LogUnrecorded(ILogger logger, Exception failure, long number);

    [LoggerMessage(EventIds.Outbox + 3, LogLevel.Error, "Sender of {Kind} threw on outbox row {Number}, attempt {Attempt}")]
    private static partial void LogThrew(ILogger logger, Exception failure, string kind, long number, int attempt);

    [LoggerMessage(EventIds.Outbox + 4, LogLevel.Information, "Outbox row {Number} ({Kind}) put back after attempt {Attempt}: {Failure}")]
    private static partial void LogPutBack(ILogger logger, string kind, long number, int attempt, string failure);

    [LoggerMessage(EventIds.Outbox + 5, LogLevel.Error, "Outbox row {Number} ({Kind}) is a dead letter after {Attempt} attempts: {Failure}")]
    private static partial void LogDead(ILogger logger, string kind, long number, int attempt, string failure);
}
