namespace SupportBot.Bot.Persistence;

/// <summary>
/// Names a conversation within the installation. The route it came by is part of it, so that nobody reaches a Direct Line conversation by posting its id
/// to <c>/api/messages</c>: Direct Line ids hold no colon, the others begin with their channel and a colon.
/// </summary>
internal readonly record struct ConversationKey(string Value)
{
    public static ConversationKey DirectLine(string conversationId) => new(conversationId);

    /// <param name="channelId">Lower-case letters, digits and dashes only: checked at the edge.</param>
    /// <param name="conversationId">As the channel gave it.</param>
    public static ConversationKey Connector(string channelId, string conversationId) => new($"{channelId}:{conversationId}");

    public override string ToString() => Value;
}
