using SupportBot.Dialogs.Forms;

namespace SupportBot.Bot.AgentConsole.SignIn;

/// <summary>The sentences of signing in and of the first set-up.</summary>
internal static class SignInTexts
{
    public static readonly FormTexts Of = FormTexts.For(typeof(SignInTexts), nameof(SignInTexts));
}
