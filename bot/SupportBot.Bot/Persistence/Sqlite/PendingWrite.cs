namespace SupportBot.Bot.Persistence.Sqlite;

/// <summary>A unit that waits for the writer, and the promise of its outcome.</summary>
internal sealed class PendingWrite(IReadOnlyList<SqlStatement> unit)
{
    // Continuations must not run on the writer's thread: the next batch waits for it.
    private readonly TaskCompletionSource<WriteOutcome> _promise = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IReadOnlyList<SqlStatement> Unit => unit;

    public Task<WriteOutcome> Done => _promise.Task;

    /// <summary>What will be told once the batch is on disk.</summary>
    public WriteOutcome Outcome { get; set; }

    /// <summary>Why this unit alone was undone; null when it was not.</summary>
    public Exception? Failure { get; set; }

    public void Tell()
    {
        if (Failure is null)
        {
            _promise.TrySetResult(Outcome);
        }
        else
        {
            _promise.TrySetException(Failure);
        }
    }

    public void Fail(Exception reason)
    {
        Failure = reason;
        Tell();
    }
}
