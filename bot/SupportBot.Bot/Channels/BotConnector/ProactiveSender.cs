using System.Text.Json;
using SupportBot.Bot.Channels.BotConnector.Teams;
using SupportBot.Bot.Conversations;
using SupportBot.Bot.Outbox;
using SupportBot.Bot.Persistence;
using SupportBot.Dialogs.Schema;

namespace SupportBot.Bot.Channels.BotConnector;

/// <summary>Speaks first in a conversation of a Connector channel, by the reference that its last turn left; not where the bot was removed or blocked.</summary>
internal sealed class ProactiveSender(IDatabase database, ConnectorClient client, Installations installations, TimeProvider clock) : IProactiveSender
{
    private const string Select = "SELECT reference FROM conversations WHERE id = $1 AND reference IS NOT NULL";

    public async Task<ProactiveResult> SendAsync(string conversation, Activity message, CancellationToken cancellationToken)
    {
        var key = new ConversationKey(conversation);
        if (await installations.StateAsync(key, cancellationToken) is InstallationState.Removed or InstallationState.Blocked)
        {
            return new ProactiveResult(ProactiveStatus.NotThere);
        }

        var found = await database.QueryAsync(SqlStatement.Of(Select, conversation), static row => row.GetString(0), cancellationToken);
        if (found.Count == 0 || JsonSerializer.Deserialize(found[0], WireJson.Reference) is not { } reference)
        {
            return new ProactiveResult(ProactiveStatus.NotThere);
        }

        var addressed = Addressed(message, reference);
        var result = await client.SendAsync(TeamsShape.Adapt(addressed), cancellationToken);
        if (result.HttpStatus == StatusCodes.Status403Forbidden)
        {
            await installations.BlockedAsync(key, addressed, clock.GetUtcNow());
        }

        return new ProactiveResult(StatusOf(result), result.RetryAfter);
    }

    private static ProactiveStatus StatusOf(SendResult result) => result switch
    {
        { Status: SendStatus.Sent } => ProactiveStatus.Sent,
        { Status: SendStatus.Again } => ProactiveStatus.Again,
        { HttpStatus: StatusCodes.Status403Forbidden or StatusCodes.Status404NotFound } => ProactiveStatus.NotThere,
        _ => ProactiveStatus.Unsure,
    };

    private static Activity Addressed(Activity message, ConversationReference reference) => message with
    {
        ChannelId = reference.ChannelId,
        ServiceUrl = reference.ServiceUrl,
        From = reference.Bot,
        Recipient = reference.User,
        Conversation = reference.Conversation,
        Locale = reference.Locale ?? "fr-FR",
        ReplyToId = null,
        ChannelData = WireJson.Annotate(message.ChannelData, message.Annotation),
    };
}
