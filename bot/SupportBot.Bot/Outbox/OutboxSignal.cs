using System.Collections.Concurrent;
using System.Threading.Channels;

namespace SupportBot.Bot.Outbox;

/// <summary>Wakes the dispatchers of this node: something was committed, or a hand is free. A lost ring costs a poll, nothing else. Thread-safe.</summary>
internal sealed class OutboxSignal
{
    private readonly ConcurrentDictionary<string, Channel<bool>> _bells = new(StringComparer.Ordinal);

    /// <summary>Something was committed, of whatever kind.</summary>
    public void Ring()
    {
        foreach (var bell in _bells.Values)
        {
            bell.Writer.TryWrite(true);
        }
    }

    /// <summary>The dispatcher of this kind may go on.</summary>
    public void Ring(string kind) => Bell(kind).Writer.TryWrite(true);

    /// <summary>Returns at the next ring (or one that was not heard yet), or after <paramref name="longest"/>.</summary>
    public async Task WaitAsync(string kind, TimeSpan longest, TimeProvider clock, CancellationToken cancellationToken)
    {
        using var timer = new CancellationTokenSource(longest, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
        try
        {
            await Bell(kind).Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The time is over: look for yourself.
        }
    }

    private Channel<bool> Bell(string kind) => _bells.GetOrAdd(kind, static _ => Rung());

    // A new bell has rung: what was committed between the first look and the first wait found no bell to ring.
    private static Channel<bool> Rung()
    {
        var bell = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });
        bell.Writer.TryWrite(true);
        return bell;
    }
}
