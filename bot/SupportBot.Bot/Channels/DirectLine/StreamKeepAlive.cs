using SupportBot.Bot.Conversations;

namespace SupportBot.Bot.Channels.DirectLine;

/// <summary>Wakes every open socket now and then, so that it sends an empty frame and proxies do not take it for dead.</summary>
internal sealed class StreamKeepAlive(ConversationHub hub, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(20);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            hub.Wake();
        }
    }
}
