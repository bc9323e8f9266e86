using System.Text.Json;
using SupportBot.Bot.Conversations;
using SupportBot.Bot.Outbox;

namespace SupportBot.Bot.Channels.BotConnector;

/// <summary>Puts what a card has become in the place of what a channel has shown. The same PUT twice changes nothing more: whatever is unsure is tried again.</summary>
internal sealed class CardUpdateDelivery(ConnectorClient client) : IOutboxSender
{
    public string Kind => OutboxKinds.ConnectorUpdate;

    public async Task<Outbox.SendResult> SendAsync(OutboxItem item, CancellationToken cancellationToken)
    {
        var activity = JsonSerializer.Deserialize(item.Payload, WireJson.Activity) ?? throw new JsonException("An update in the outbox is empty.");
        var result = await client.UpdateAsync(Teams.TeamsShape.Adapt(activity), cancellationToken);
        return result.Status switch
        {
            SendStatus.Sent => Outbox.SendResult.Sent,
            SendStatus.Again or SendStatus.Unsure => Outbox.SendResult.TryLater($"connector-{result.HttpStatus}") with { RetryAfter = result.RetryAfter },
            _ => Outbox.SendResult.Refused($"connector-{result.HttpStatus}"),
        };
    }
}
