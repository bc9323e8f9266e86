using System.Text.Json;
using SupportBot.Bot.Persistence;
using SupportBot.Dialogs.Schema;

namespace SupportBot.Bot.Conversations;

/// <summary>What is needed to speak first on a Connector channel later.</summary>
internal static class ConversationReferences
{
    private const string DirectLineChannel = "directline";

    /// <summary>JSON of the reference; null on doors through which nobody is called back.</summary>
    public static string? ToJson(IncomingTurn turn) => turn.Route == TurnRoute.Connector
        ? JsonSerializer.Serialize(Of(turn.Activity), WireJson.Reference)
        : null;

    /// <summary>The address of a turn that nobody wrote for.</summary>
    /// <param name="channel">The conversation's channel.</param>
    /// <param name="reference">What <see cref="ToJson"/> wrote last; null on doors through which nobody is called back.</param>
    public static IncomingTurn ToUnpromptedTurn(ConversationKey key, string channel, string? reference)
    {
        var known = reference is null ? null : JsonSerializer.Deserialize(reference, WireJson.Reference);
        var isOurs = channel == DirectLineChannel;
        return new IncomingTurn
        {
            Key = key,
            Route = known is not null ? TurnRoute.Connector : isOurs ? TurnRoute.DirectLine : TurnRoute.Terminal,
            RepliesLeaveLater = known is not null,
            Unprompted = true,
            Activity = new Activity
            {
                Type = ActivityTypes.Event,
                ChannelId = channel,
                ServiceUrl = known?.ServiceUrl,
                From = known?.User,
                Recipient = known?.Bot,
                Conversation = known?.Conversation ?? new ConversationAccount(isOurs ? key.Value : key.Value[(channel.Length + 1)..]),
            },
        };
    }

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
