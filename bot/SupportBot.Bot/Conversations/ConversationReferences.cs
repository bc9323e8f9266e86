using System.Text.Json;
using SupportBot.Dialogs.Schema;

namespace SupportBot.Bot.Conversations;

/// <summary>What is needed to speak first on a Connector channel later.</summary>
internal static class ConversationReferences
{
    /// <summary>JSON of the reference; null on doors through which nobody is called back.</summary>
    public static string? ToJson(IncomingTurn turn) => turn.Route == TurnRoute.Connector
        ? JsonSerializer.Serialize(Of(turn.Activity), WireJson.Reference)
        : null;

    private static ConversationReference Of(Activity activity) => new()
    {
        ActivityId = activity.Id,
        User = activity.From,
        Bot = activity.Recipient,
        Conversation = activity.Conversation,
        ChannelId = activity.ChannelId,
        ServiceUrl = activity.ServiceUrl,
        Locale = activity.Locale,
    };
}
