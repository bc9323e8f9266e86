using SupportBot.Dialogs.Forms;

namespace SupportBot.Bot.AgentConsole.Drafts;

/// <summary>The sentences of the drafts.</summary>
internal static class DraftTexts
{
    public static readonly FormTexts Of = FormTexts.For(typeof(DraftTexts), nameof(DraftTexts));
}
