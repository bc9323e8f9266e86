using System.Collections.Concurrent;
using System.Threading.Channels;
using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.Conversations;

/// <summary>
/// News that a conversation has grown. A hint, not the truth: whoever finds a gap before <paramref name="FirstSeq"/>, or gets no
/// <paramref name="Activities"/>, reads the transcript. So news may be lost, doubled, or come from another node with nothing but numbers.
/// </summary>
/// <param name="FirstSeq">Place of the first new activity; 0 for what is not stored.</param>
/// <param name="LastSeq">Place of the last one; 0 for what is not stored.</param>
/// <param name="Activities">The visible ones among them, when they are at hand.</param>
internal sealed record ConversationNews(ConversationKey Key, long FirstSeq, long LastSeq, IReadOnlyList<LoggedActivity>? Activities);

/// <summary>Tells open sockets and consoles of this node that a conversation has grown.</summary>
internal sealed class ConversationHub
{
    private readonly ConcurrentDictionary<ConversationKey, Subscription[]> _subscriptions = new();

    /// <summary>Open subscriptions, for the metrics.</summary>
    public int Count => _subscriptions.Sum(static pair => pair.Value.Length);

    public Subscription Subscribe(ConversationKey key)
    {
        var subscription = new Subscription(key, this);
        _subscriptions.AddOrUpdate(key, static (_, added) => [added], static (_, present, added) => [.. present, added], subscription);
        return subscription;
    }

    /// <summary>Whether somebody on this node follows the conversation.</summary>
    public bool IsFollowed(ConversationKey key) => _subscriptions.ContainsKey(key);

    public void Publish(ConversationNews news)
    {
        if (_subscriptions.TryGetValue(news.Key, out var listeners))
        {
            foreach (var listener in listeners)
            {
                listener.Tell(news);
            }
        }
    }

    /// <summary>Tells every listener something that is no news, for what it does to keep its client.</summary>
    public void Wake() => TellAll(0);

    /// <summary>Tells every listener to read its transcript: news of other nodes may have been lost.</summary>
    public void MissedSomething() => TellAll(long.MaxValue);

    private void TellAll(long seq)
    {
        foreach (var (key, listeners) in _subscriptions)
        {
            var news = new ConversationNews(key, seq, seq, null);
            Array.ForEach(listeners, listener => listener.Tell(news));
        }
    }

    private void Remove(Subscription subscription)
    {
        while (_subscriptions.TryGetValue(subscription.Key, out var present))
        {
            var left = Array.FindAll(present, other => other != subscription);
            var done = left.Length == 0
                ? _subscriptions.TryRemove(KeyValuePair.Create(subscription.Key, present))
                : _subscriptions.TryUpdate(subscription.Key, left, present);
            if (done)
            {
                return;
            }
        }
    }

    /// <summary>One listener. A slow one loses news, never activities: it reads them from the transcript.</summary>
    internal sealed class Subscription(ConversationKey key, ConversationHub hub) : IDisposable
    {
        private const int Longest = 32;

        private readonly Channel<ConversationNews> _news = Channel.CreateBounded<ConversationNews>(
            new BoundedChannelOptions(Longest) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

        public ConversationKey Key => key;

        public ChannelReader<ConversationNews> News => _news.Reader;

        public void Tell(ConversationNews news) => _news.Writer.TryWrite(news);

        public void Dispose() => hub.Remove(this);
    }
}
