using SupportBot.Dialogs.Forms;

namespace SupportBot.Bot.AgentConsole.Shell;

/// <summary>The sentences around every page of the console.</summary>
internal static class ShellTexts
{
    public static readonly FormTexts Of = FormTexts.For(typeof(ShellTexts), nameof(ShellTexts));
}
