using System.Diagnostics.Metrics;
using SupportBot.Bot.Observability;

namespace SupportBot.Bot.Channels.BotConnector.Authentication;

/// <summary>Figures of the door.</summary>
internal static class ConnectorMetrics
{
    /// <summary>Calls refused, by reason.</summary>
    public static readonly Counter<long> Refused = Meters.SupportBot.CreateCounter<long>("supportbot_connector_refused", description: "Calls to the bot refused, by reason");
}
