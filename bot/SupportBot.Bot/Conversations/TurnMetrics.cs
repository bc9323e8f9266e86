using System.Diagnostics.Metrics;
using SupportBot.Bot.Observability;

namespace SupportBot.Bot.Conversations;

/// <summary>Figures of the turns.</summary>
internal static class TurnMetrics
{
    public static readonly Counter<long> Failed = Meters.SupportBot.CreateCounter<long>("supportbot_turns_failed", description: "Turns answered with an apology.");

    private static readonly Histogram<double> Duration = Meters.SupportBot.CreateHistogram<double>(
        "supportbot_turn_seconds", "s", "Time from the conversation's lock asked to the turn committed.");

    public static void Record(TurnRoute route, TimeSpan duration) =>
        Duration.Record(duration.TotalSeconds, KeyValuePair.Create<string, object?>("route", Name(route)));

    private static string Name(TurnRoute route) => route switch
    {
        TurnRoute.DirectLine => "directline",
        TurnRoute.Connector => "connector",
        TurnRoute.Terminal => "terminal",
        _ => throw new ArgumentOutOfRangeException(nameof(route)),
    };
}
