namespace SupportBot.Testing.Hosting;

/// <summary>Waits for what another thread or process will do.</summary>
public static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(10);

    /// <summary>Returns once the condition holds; fails the test when it does not within a minute.</summary>
    public static async Task HoldsAsync(Func<Task<bool>> condition, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(condition);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        end.CancelAfter(Patience);
        while (!await condition())
        {
            await Task.Delay(Look, end.Token);
        }
    }

    /// <summary>The same for a condition that is known at once.</summary>
    public static Task HoldsAsync(Func<bool> condition, CancellationToken cancellationToken) => HoldsAsync(() => Task.FromResult(condition()), cancellationToken);
}
