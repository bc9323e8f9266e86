using System.Text.Json;
using SupportBot.Bot.Channels.BotConnector.Teams;
using SupportBot.Bot.Conversations;
using SupportBot.Bot.Outbox;
using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.Channels.BotConnector;

/// <summary>
/// Posts replies that wait in the outbox to their channel. Only what the channel surely did not take is tried again: a POST that may have arrived becomes
/// a dead letter for the operator, as it cannot be told from a second message.
/// </summary>
internal sealed class ReplyDelivery(ConnectorClient client, Installations installations, TimeProvider clock) : IOutboxSender
{
    public string Kind => OutboxKinds.Connector;

    public async Task<Outbox.SendResult> SendAsync(OutboxItem item, CancellationToken cancellationToken)
    {
        var reply = JsonSerializer.Deserialize(item.Payload, WireJson.Activity) ?? throw new JsonException("A reply in the outbox is empty.");
        var result = await client.SendAsync(TeamsShape.Adapt(reply), cancellationToken);
        if (result.HttpStatus == StatusCodes.Status403Forbidden && reply is { ChannelId: { } channel, Conversation: { } conversation })
        {
            await installations.BlockedAsync(ConversationKey.Connector(channel, conversation.Id), reply, clock.GetUtcNow());
        }

        return result.Status switch
        {
            SendStatus.Sent => Outbox.SendResult.Sent,
            SendStatus.Again => Outbox.SendResult.TryLater($"connector-{result.HttpStatus}") with { RetryAfter = result.RetryAfter },
            SendStatus.Refused => Outbox.SendResult.Refused($"connector-{result.HttpStatus}"),
            SendStatus.Unsure => Outbox.SendResult.Refused($"connector-unsure-{result.HttpStatus}"),
            _ => throw new InvalidOperationException($"Unknown status {result.Status}."),
        };
    }
}
