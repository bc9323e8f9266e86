using System.Globalization;

namespace SupportBot.Bot.AgentConsole.Dashboard;

/// <summary>A whole number in an address.</summary>
internal static class QueryNumber
{
    /// <summary>Null when there is none, or something else.</summary>
    public static int? Read(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
