using System.Globalization;
using System.Net.ServerSentEvents;
using SupportBot.Bot.AgentConsole.Queue;
using SupportBot.Bot.AgentConsole.Shell;
using SupportBot.Bot.Cases;
using SupportBot.Bot.Conversations;
using SupportBot.Bot.HandOff;
using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.AgentConsole.LiveChat;

/// <summary>
/// What an open page of a case hears: <c>grew</c> (something was said), <c>moved</c> (the conversation may have changed hands), <c>typing</c> and <c>read</c> (the
/// customer's side), <c>changed</c> (the case has another version), <c>beat</c> (the line holds).
/// </summary>
internal sealed class CaseEvents(ConsoleHub agents, ConversationHub conversations, ConsoleWatch watch, AgentPresence presence, CaseStore store, PageEvents pages)
{
    public async IAsyncEnumerable<SseItem<string>> FollowAsync(
        CaseFile file, CurrentAgent agent, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var key = new ConversationKey(file.Conversation);
        using var heard = agents.Subscribe();
        using var said = conversations.Subscribe(key);
        using var changes = watch.Subscribe();
        NewsSource[] sources =
        [
            PageEvents.From(heard.News, news => Of(news, key)),
            PageEvents.From(said.News, static news => news.LastSeq > 0 ? PageEvents.Hint("grew", Number(news.LastSeq)) : null),
            (page, cancellation) => WatchAsync(changes, file, agent, page, cancellation),
        ];
        await foreach (var item in pages.MergeAsync(sources, agent, cancellationToken))
        {
            yield return item;
        }
    }

    private static SseItem<string>? Of(ConsoleNews news, ConversationKey key) => news switch
    {
        { Kind: ConsoleNewsKind.QueueChanged } => PageEvents.Hint("moved"),
        { Conversation: { } other } when other != key => null,
        { Kind: ConsoleNewsKind.ConversationGrew } => PageEvents.Hint("grew", Number(news.Seq)),
        { Kind: ConsoleNewsKind.CustomerTyping } => PageEvents.Hint("typing"),
        { Kind: ConsoleNewsKind.CustomerRead } => PageEvents.Hint("read", Number(news.Seq)),
        _ => null,
    };

    /// <summary>Looks at the case when some case has changed; says at each beat that the agent is there.</summary>
    private async Task WatchAsync(
        ConsoleWatch.Subscription changes, CaseFile file, CurrentAgent agent, System.Threading.Channels.ChannelWriter<SseItem<string>> page, CancellationToken cancellationToken)
    {
        var version = file.Version;
        await foreach (var tick in changes.Ticks.ReadAllAsync(cancellationToken))
        {
            if (tick == WatchTick.Beat)
            {
                await presence.BeatAsync(new Agent(agent.Id, agent.Name));
                page.TryWrite(PageEvents.Hint("beat"));
            }
            else if (await store.VersionAsync(file.Reference, cancellationToken) is { } now && now != version)
            {
                version = now;
                page.TryWrite(PageEvents.Hint("changed", Number(version)));
            }
        }
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
