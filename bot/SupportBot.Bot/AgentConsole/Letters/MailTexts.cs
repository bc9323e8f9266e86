using SupportBot.Bot.Cases;
using SupportBot.Dialogs.Forms;

namespace SupportBot.Bot.AgentConsole.Letters;

/// <summary>French words of the mails on an agent's page.</summary>
internal static class MailTexts
{
    public static readonly FormTexts Words = FormTexts.For(typeof(MailTexts), nameof(MailTexts));

    /// <summary>"Transmettre à HP", "Transmettre au service clientèle Europe".</summary>
    public static string Send(VendorLetterKind kind, string region) => Words.Format($"Send_{CaseNames.Of(kind)}", ("region", region));

    /// <summary>"À HP", "Au service clientèle Europe (Dell)".</summary>
    public static string Title(VendorLetterKind kind, string region) => Words.Format($"Title_{CaseNames.Of(kind)}", ("region", region));
}
