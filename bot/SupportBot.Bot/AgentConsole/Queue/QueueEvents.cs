using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using SupportBot.Bot.AgentConsole.Shell;
using SupportBot.Bot.HandOff;

namespace SupportBot.Bot.AgentConsole.Queue;

/// <summary>What an open queue hears: <c>queue</c> (look again), <c>beat</c> (the line holds).</summary>
internal sealed class QueueEvents(ConsoleHub agents, ConsoleWatch watch, AgentPresence presence, PageEvents pages)
{
    public async IAsyncEnumerable<SseItem<string>> FollowAsync(CurrentAgent agent, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var heard = agents.Subscribe();
        using var changes = watch.Subscribe();
        NewsSource[] sources =
        [
            PageEvents.From(heard.News, static news => news.Kind == ConsoleNewsKind.QueueChanged ? PageEvents.Hint("queue") : null),
            (page, cancellation) => WatchAsync(changes, agent, page, cancellation),
        ];
        await foreach (var item in pages.MergeAsync(sources, agent, cancellationToken))
        {
            yield return item;
        }
    }

    private async Task WatchAsync(ConsoleWatch.Subscription changes, CurrentAgent agent, ChannelWriter<SseItem<string>> page, CancellationToken cancellationToken)
    {
        await foreach (var tick in changes.Ticks.ReadAllAsync(cancellationToken))
        {
            if (tick == WatchTick.Beat)
            {
                await presence.BeatAsync(new Agent(agent.Id, agent.Name));
            }

            page.TryWrite(PageEvents.Hint(tick == WatchTick.Beat ? "beat" : "queue"));
        }
    }
}
