using SupportBot.Dialogs.Forms;

namespace SupportBot.Bot.Channels.BotConnector;

/// <summary>The few sentences that the Connector channels say of their own.</summary>
internal static class ConnectorTexts
{
    public static readonly FormTexts Of = FormTexts.For(typeof(ConnectorTexts), nameof(ConnectorTexts));
}
