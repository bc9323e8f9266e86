using System.Diagnostics.Metrics;

namespace SupportBot.Bot.Observability;

/// <summary>Where the product's figures are made; <c>/metrics</c> prints all of them.</summary>
internal static class Meters
{
    public const string Name = "SupportBot";

    public static readonly Meter SupportBot = new(Name);
}
