namespace SupportBot.Bot.Persistence;

/// <summary>
/// Words between the nodes of an installation. Hints, never the truth: they may be lost, doubled or late, so whoever listens reads the database.
/// Thread-safe.
/// </summary>
internal interface INodeChannel : IHostedService
{
    /// <summary>Tells the other nodes, soon; never fails and never waits.</summary>
    /// <param name="topic">A word without a tab.</param>
    /// <param name="text">At most 1,000 characters, none of them a line feed.</param>
    void Send(string topic, string text);

    /// <summary>Called with what other nodes send on a topic, and with null when something may have been missed. Must be quick.</summary>
    /// <returns>Dispose of it to end.</returns>
    IDisposable Listen(string topic, Action<string?> heard);
}

/// <summary>One node alone: nobody to tell, nobody to hear.</summary>
internal sealed class NoOtherNodes : INodeChannel, IDisposable
{
    public void Send(string topic, string text)
    {
    }

    public IDisposable Listen(string topic, Action<string?> heard) => this;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
    }
}
