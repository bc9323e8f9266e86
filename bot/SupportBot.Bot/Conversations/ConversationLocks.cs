using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.Conversations;

/// <summary>Lets one turn at a time into a conversation, first come first served. Nothing is kept for conversations at rest.</summary>
internal sealed class ConversationLocks
{
    private readonly Dictionary<ConversationKey, Gate> _gates = [];

    /// <summary>Waits for the conversation's turn; dispose of the result to end it.</summary>
    public async ValueTask<Turn> EnterAsync(ConversationKey key, CancellationToken cancellationToken)
    {
        var gate = Take(key);
        try
        {
            await gate.Semaphore.WaitAsync(cancellationToken);
        }
        catch
        {
            Leave(key, gate);
            throw;
        }

        return new Turn(this, key, gate);
    }

    private Gate Take(ConversationKey key)
    {
        lock (_gates)
        {
            if (!_gates.TryGetValue(key, out var gate))
            {
                _gates[key] = gate = new Gate();
            }

            gate.Users++;
            return gate;
        }
    }

    private void Leave(ConversationKey key, Gate gate)
    {
        lock (_gates)
        {
            if (--gate.Users == 0)
            {
                _gates.Remove(key);
                gate.Semaphore.Dispose();
            }
        }
    }

    /// <summary>The right to run a turn.</summary>
    internal readonly struct Turn(ConversationLocks owner, ConversationKey key, Gate gate) : IDisposable
    {
        public void Dispose()
        {
            gate.Semaphore.Release();
            owner.Leave(key, gate);
        }
    }

    /// <summary>The queue before one conversation.</summary>
    internal sealed class Gate
    {
        public SemaphoreSlim Semaphore { get; } = new(1, 1);

        /// <summary>Who waits or is inside; guarded by the owner's lock.</summary>
        public int Users { get; set; }
    }
}
