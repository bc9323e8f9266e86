using SupportBot.Testing.Hosting;

namespace SupportBot.Bot.Tests.AgentConsole;

/// <summary>One server for the tests of a class, on a clock that they move. Each begins two hours later, when nobody's failures count any more.</summary>
public sealed class ClockedServer : IAsyncDisposable
{
    private static readonly TimeSpan Between = TimeSpan.FromHours(2);

    public ClockedServer() => Server.At(Clock);

    public ManualTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));

    public SupportBotServer Server { get; } = new();

    /// <summary>The server for the next test.</summary>
    public SupportBotServer Next()
    {
        Clock.Advance(Between);
        return Server;
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
