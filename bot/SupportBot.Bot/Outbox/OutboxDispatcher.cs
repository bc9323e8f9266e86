using Microsoft.Extensions.Options;
using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.Outbox;

/// <summary>
/// Keeps the outbox empty: one loop per kind, so that a mail server that hangs does not hold up the replies to a channel. Each loop has a few hands;
/// a hand that is free takes the next row that is due.
/// </summary>
internal sealed class OutboxDispatcher(
    OutboxWorker worker, OutboxStore store, OutboxSignal signal, IEnumerable<IOutboxSender> senders, IOptions<OutboxOptions> options, TimeProvider clock)
    : BackgroundService
{
    private readonly OutboxOptions _options = options.Value;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        _options.Enabled ? Task.WhenAll(senders.Select(sender => ServeAsync(sender, stoppingToken))) : Task.CompletedTask;

    private async Task ServeAsync(IOutboxSender sender, CancellationToken stoppingToken)
    {
        var running = new List<Task>();
        while (!stoppingToken.IsCancellationRequested)
        {
            running.RemoveAll(static task => task.IsCompleted);
            try
            {
                var started = await StartDueAsync(sender, running, stoppingToken);
                if (started == 0)
                {
                    await signal.WaitAsync(sender.Kind, await PauseAsync(sender.Kind, stoppingToken), clock, stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (DatabaseUnavailableException failure)
            {
                worker.TellUnavailable(failure);
                await Task.Delay(TimeSpan.FromSeconds(_options.PollSeconds), clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        await Task.WhenAll(running);
    }

    private async Task<int> StartDueAsync(IOutboxSender sender, List<Task> running, CancellationToken cancellationToken)
    {
        var free = _options.Parallel - running.Count;
        if (free <= 0)
        {
            return 0;
        }

        var leased = await worker.LeaseAsync(sender.Kind, free, cancellationToken);
        running.AddRange(leased.Select(item => WorkAsync(sender, item, cancellationToken)));
        return leased.Count;
    }

    private async Task WorkAsync(IOutboxSender sender, LeasedItem leased, CancellationToken cancellationToken)
    {
        await worker.WorkAsync(sender, leased, cancellationToken);
        signal.Ring(sender.Kind);
    }

    /// <summary>Until the next row falls due, but no longer than the poll.</summary>
    private async Task<TimeSpan> PauseAsync(string kind, CancellationToken cancellationToken)
    {
        var poll = TimeSpan.FromSeconds(_options.PollSeconds);
        var now = clock.GetUtcNow();
        return await store.NextDueAsync(kind, now, cancellationToken) is { } due && due - now < poll ? due - now : poll;
    }
}
