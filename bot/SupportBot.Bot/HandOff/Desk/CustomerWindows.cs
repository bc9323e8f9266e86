using System.Collections.Concurrent;
using SupportBot.Bot.Conversations;
using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.HandOff.Desk;

/// <summary>What is known of the customer's side: typing, and how far his open window has got. Thread-safe.</summary>
internal sealed class CustomerWindows(ConversationHub hub, ConsoleHub agents, IDatabase database, TimeProvider clock)
{
    /// <summary>Typing lives this long, as in the protocol.</summary>
    private static readonly TimeSpan TypingLasts = TimeSpan.FromSeconds(5);

    /// <summary>How the sender of an agent's words is written; within a text the quotes would be escaped.</summary>
    private const string OfAgent = $"\"from\":{{\"id\":\"{TurnStamp.AgentRole}\"";

    private const string Upsert =
        """
        INSERT INTO customer_windows (conversation_id, delivered_seq, seen_at) VALUES ($1, $2, $3)
        ON CONFLICT (conversation_id) DO UPDATE SET delivered_seq = excluded.delivered_seq, seen_at = excluded.seen_at
        WHERE customer_windows.delivered_seq < excluded.delivered_seq
        """;

    private const string Select = "SELECT delivered_seq FROM customer_windows WHERE conversation_id = $1";

    private readonly ConcurrentDictionary<ConversationKey, DateTimeOffset> _typing = new();

    /// <summary>The customer is typing.</summary>
    public void Typing(ConversationKey key)
    {
        var now = clock.GetUtcNow();
        foreach (var (other, at) in _typing)
        {
            if (now - at > TypingLasts)
            {
                _typing.TryRemove(KeyValuePair.Create(other, at));
            }
        }

        _typing[key] = now;
        agents.Publish(new ConsoleNews(ConsoleNewsKind.CustomerTyping) { Conversation = key });
    }

    public bool IsTyping(ConversationKey key) => _typing.TryGetValue(key, out var at) && clock.GetUtcNow() - at <= TypingLasts;

    /// <summary>Whether a window is open on this node.</summary>
    public bool IsOpen(ConversationKey key) => hub.IsFollowed(key);

    /// <summary>The customer's window has these; only an agent's words are noted, so that nothing is written for the bot's.</summary>
    public async Task DeliveredAsync(ConversationKey key, IReadOnlyList<LoggedActivity> activities)
    {
        var seq = activities.LastOrDefault(static activity => activity.Json.Contains(OfAgent, StringComparison.Ordinal)).Seq;
        if (seq == 0)
        {
            return;
        }

        await database.WriteAsync([SqlStatement.Of(Upsert, key.Value, seq, clock.GetUtcNow())]);
        agents.Publish(new ConsoleNews(ConsoleNewsKind.CustomerRead) { Conversation = key, Seq = seq });
    }

    public async ValueTask<long> DeliveredToAsync(ConversationKey key, CancellationToken cancellationToken)
    {
        var found = await database.QueryAsync(SqlStatement.Of(Select, key.Value), static reader => reader.GetInt64(0), cancellationToken);
        return found.Count == 0 ? 0 : found[0];
    }
}
