using System.Collections.Concurrent;
using System.Globalization;
using System.Threading.Channels;
using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.HandOff;

/// <summary>What open consoles are told.</summary>
internal enum ConsoleNewsKind
{
    /// <summary>Somebody entered or left a queue, or changed hands.</summary>
    QueueChanged,

    /// <summary>Something was said in a conversation that waits or that a person holds.</summary>
    ConversationGrew,

    /// <summary>The customer is typing.</summary>
    CustomerTyping,

    /// <summary>What was said has reached the customer's open window.</summary>
    CustomerRead,
}

/// <summary>
/// A hint for consoles: whoever gets one reads the store. It carries names and numbers only, so that it may be lost or doubled, and fits into a
/// notification of the database when it comes from another node.
/// </summary>
internal sealed record ConsoleNews(ConsoleNewsKind Kind)
{
    /// <summary>Null for news of a conversation.</summary>
    public string? Queue { get; init; }

    /// <summary>Null for news of a queue.</summary>
    public ConversationKey? Conversation { get; init; }

    /// <summary>Reference of the case; null when there is none.</summary>
    public string? Case { get; init; }

    /// <summary>Place of the last activity, or of the last one read; 0 when it does not matter.</summary>
    public long Seq { get; init; }
}

/// <summary>Tells the open consoles, of this node at once and of the other nodes soon. Thread-safe.</summary>
internal sealed class ConsoleHub : IDisposable
{
    private const string Topic = "console";
    private const char Separator = '\t';

    private readonly ConcurrentDictionary<Subscription, bool> _subscriptions = new();
    private readonly INodeChannel _nodes;
    private readonly IDisposable _listening;

    public ConsoleHub(INodeChannel nodes)
    {
        _nodes = nodes;
        _listening = nodes.Listen(Topic, Hear);
    }

    /// <summary>Open consoles, for the metrics.</summary>
    public int Count => _subscriptions.Count;

    /// <summary>Dispose of the result to end it.</summary>
    public Subscription Subscribe()
    {
        var subscription = new Subscription(this);
        _subscriptions.TryAdd(subscription, true);
        return subscription;
    }

    public void Publish(ConsoleNews news)
    {
        TellAll(news);
        _nodes.Send(Topic, string.Join(Separator, (int)news.Kind, news.Seq.ToString(CultureInfo.InvariantCulture), news.Queue, news.Case, news.Conversation?.Value));
    }

    public void Dispose() => _listening.Dispose();

    private void TellAll(ConsoleNews news)
    {
        foreach (var (subscription, _) in _subscriptions)
        {
            subscription.Tell(news);
        }
    }

    /// <summary>News of another node; null says that some may be lost: then every console looks again.</summary>
    private void Hear(string? word)
    {
        if (word is null)
        {
            TellAll(new ConsoleNews(ConsoleNewsKind.QueueChanged));
        }
        else if (word.Split(Separator, 5) is [var kind, var seq, var queue, var reference, var key])
        {
            TellAll(new ConsoleNews((ConsoleNewsKind)int.Parse(kind, CultureInfo.InvariantCulture))
            {
                Seq = long.Parse(seq, CultureInfo.InvariantCulture),
                Queue = queue.Length == 0 ? null : queue,
                Case = reference.Length == 0 ? null : reference,
                Conversation = key.Length == 0 ? null : new ConversationKey(key),
            });
        }
    }

    /// <summary>One console. A slow one loses the oldest news, never the truth: that is in the store.</summary>
    internal sealed class Subscription(ConsoleHub hub) : IDisposable
    {
        private const int Longest = 256;

        private readonly Channel<ConsoleNews> _news = Channel.CreateBounded<ConsoleNews>(
            new BoundedChannelOptions(Longest) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

        public ChannelReader<ConsoleNews> News => _news.Reader;

        public void Tell(ConsoleNews news) => _news.Writer.TryWrite(news);

        public void Dispose()
        {
            hub._subscriptions.TryRemove(this, out _);
            _news.Writer.TryComplete();
        }
    }
}
