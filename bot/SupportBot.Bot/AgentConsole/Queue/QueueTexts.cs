using SupportBot.Dialogs.Forms;

namespace SupportBot.Bot.AgentConsole.Queue;

/// <summary>French words of the queue.</summary>
internal static class QueueTexts
{
    public static readonly FormTexts Words = FormTexts.For(typeof(QueueTexts), nameof(QueueTexts));
}
