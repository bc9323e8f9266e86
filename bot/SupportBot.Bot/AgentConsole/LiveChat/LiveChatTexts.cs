using SupportBot.Dialogs.Forms;

namespace SupportBot.Bot.AgentConsole.LiveChat;

/// <summary>French words of the conversation on an agent's page.</summary>
internal static class LiveChatTexts
{
    public static readonly FormTexts Words = FormTexts.For(typeof(LiveChatTexts), nameof(LiveChatTexts));
}
