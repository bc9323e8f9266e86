using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;
using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.Outbox;

/// <summary>Something that the bot says first in a conversation: the payload of <see cref="OutboxKinds.Chat"/>.</summary>
/// <param name="Conversation">Key of the conversation.</param>
/// <param name="Text">Markdown.</param>
internal sealed record ChatNews(string Conversation, string Text)
{
    /// <summary>The flow it is about; null for none.</summary>
    public string? Flow { get; init; }

    /// <summary>The case it is about; null for none.</summary>
    public string? Case { get; init; }
}

/// <summary>Puts news into the outbox, for the transaction of whoever causes them.</summary>
internal sealed class ChatNewsRows(IOptions<OutboxOptions> options)
{
    /// <param name="key">Idempotency key: the news are told once.</param>
    /// <param name="news">What is said.</param>
    /// <param name="now">The present instant.</param>
    public SqlStatement Add(string key, ChatNews news, DateTimeOffset now)
    {
        var message = new OutboxMessage(OutboxKinds.Chat, key, JsonSerializer.Serialize(news, ChatNewsJson.Default.ChatNews)) { Case = news.Case, Lane = news.Conversation };
        return OutboxRows.Add(message, options.Value, now);
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ChatNews))]
internal sealed partial class ChatNewsJson : JsonSerializerContext;
