using System.Collections.Concurrent;
using System.Threading.Channels;
using SupportBot.Bot.Observability;
using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.AgentConsole.Queue;

/// <summary>What the watch tells open pages.</summary>
internal enum WatchTick
{
    /// <summary>Some case or some mail has changed.</summary>
    Changed,

    /// <summary>Half a minute has passed: say that you are there.</summary>
    Beat,
}

/// <summary>
/// Looks, while any page of the console is open, at the newest change of all cases and at the outbox, once a second: one narrow query for all pages of this
/// node, and it sees what other nodes did too. What is said in conversations does not wait for it.
/// </summary>
internal sealed partial class ConsoleWatch(IDatabase database, TimeProvider clock, ILogger<ConsoleWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);
    private const int LooksPerBeat = 25;

    private const string SelectStamp =
        """
        SELECT COALESCE((SELECT CAST(updated_at AS text) || reference || CAST(version AS text) FROM cases ORDER BY updated_at DESC, reference DESC LIMIT 1), '')
               || ':' || (SELECT COUNT(*) FROM outbox WHERE state = 'dead') || ':' || (SELECT COUNT(*) FROM outbox WHERE state = 'waiting')
        """;

    private readonly ConcurrentDictionary<Subscription, bool> _subscriptions = new();

    /// <summary>Dispose of the result to end it.</summary>
    public Subscription Subscribe()
    {
        var subscription = new Subscription(this);
        _subscriptions.TryAdd(subscription, true);
        subscription.Tell(WatchTick.Beat);
        return subscription;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Look, clock);
        var (stamp, looks) = ("", 0);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (_subscriptions.IsEmpty)
            {
                continue;
            }

            if (++looks % LooksPerBeat == 0)
            {
                Tell(WatchTick.Beat);
            }

            if (await StampAsync(stoppingToken) is { } now && now != stamp)
            {
                stamp = now;
                Tell(WatchTick.Changed);
            }
        }
    }

    /// <summary>Null when the database cannot be read now: the next look will tell.</summary>
    private async ValueTask<string?> StampAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await database.QueryAsync(SqlStatement.Of(SelectStamp), static reader => reader.GetString(0), cancellationToken))[0];
        }
        catch (DatabaseUnavailableException failure)
        {
            LogBlind(logger, failure);
            return null;
        }
    }

    private void Tell(WatchTick tick)
    {
        foreach (var (subscription, _) in _subscriptions)
        {
            subscription.Tell(tick);
        }
    }

    [LoggerMessage(EventIds.AgentConsole + 50, LogLevel.Warning, "Open pages of the console are not told of changes: the database cannot be read")]
    private static partial void LogBlind(ILogger logger, Exception failure);

    /// <summary>One open page.</summary>
    internal sealed class Subscription(ConsoleWatch watch) : IDisposable
    {
        private readonly Channel<WatchTick> _ticks = Channel.CreateBounded<WatchTick>(new BoundedChannelOptions(8) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

        public ChannelReader<WatchTick> Ticks => _ticks.Reader;

        public void Tell(WatchTick tick) => _ticks.Writer.TryWrite(tick);

        public void Dispose() => watch._subscriptions.TryRemove(this, out _);
    }
}
