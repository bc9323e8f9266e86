using SupportBot.Dialogs.Schema;

namespace SupportBot.Bot.Security.Codes;

/// <summary>Names the place where a code or a proof holds: one conversation on one channel.</summary>
internal static class ConversationBinding
{
    /// <summary>The binding of the conversation that an activity belongs to.</summary>
    public static string Of(Activity activity) => Of(activity.ChannelId ?? "", activity.Conversation?.Id ?? "");

    public static string Of(string channelId, string conversationId) => $"{channelId}:{conversationId}";
}
