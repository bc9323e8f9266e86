using System.Diagnostics.Metrics;
using SupportBot.Bot.HandOff;
using SupportBot.Bot.Insights;
using SupportBot.Bot.Observability;

namespace SupportBot.Bot.Conversations;

/// <summary>Figures of the turns. Labels are names of our own (routes, kinds, flows, slots), never what somebody said.</summary>
internal static class TurnMetrics
{
    public static readonly Counter<long> Failed = Meters.SupportBot.CreateCounter<long>("supportbot_turns_failed", description: "Turns answered with an apology.");

    private static readonly Histogram<double> Duration = Meters.SupportBot.CreateHistogram<double>(
        "supportbot_turn_seconds", "s", "Time from the conversation's lock asked to the turn committed.");

    private static readonly Counter<long> Repeated = Meters.SupportBot.CreateCounter<long>("supportbot_turns_repeated", description: "Activities that had been answered before and got the same answer, by route.");

    private static readonly Counter<long> Replies = Meters.SupportBot.CreateCounter<long>("supportbot_replies", description: "Replies of the bot, by kind.");

    private static readonly Counter<long> Decisions = Meters.SupportBot.CreateCounter<long>("supportbot_decisions", description: "Free-text questions, by what was decided.");

    private static readonly Counter<long> Started = Meters.SupportBot.CreateCounter<long>("supportbot_flows_started", description: "Requests begun, by flow.");

    private static readonly Counter<long> Finished = Meters.SupportBot.CreateCounter<long>("supportbot_flows_finished", description: "Requests brought to their end, by flow.");

    private static readonly Counter<long> Abandoned = Meters.SupportBot.CreateCounter<long>(
        "supportbot_flows_abandoned", description: "Requests left, by flow, by the question that waited, and how: cancelled, put_aside, or silence (half an hour without a word; some are taken up again).");

    public static void Record(TurnRoute route, TimeSpan duration) => Duration.Record(duration.TotalSeconds, Label("route", Name(route)));

    public static void RecordRepeated(TurnRoute route) => Repeated.Add(1, Label("route", Name(route)));

    /// <summary>Counts what a turn brought, once it is on disk.</summary>
    public static void Committed(TurnCommit commit)
    {
        foreach (var reply in commit.Replies)
        {
            if (reply.Activity.Annotation is { Kind: { } kind })
            {
                Replies.Add(1, Label("kind", kind));
            }
        }

        foreach (var effect in commit.Effects)
        {
            if (effect is QuestionDecided decided)
            {
                Decisions.Add(1, Label("decision", decided.Decision.ToString().ToLowerInvariant()));
            }
            else if (effect is HandOffMoved moved)
            {
                HandOffMetrics.Record(moved, commit.Now);
            }
        }

        foreach (var move in commit.Flows)
        {
            Count(move);
        }
    }

    /// <summary>A form was left without a word.</summary>
    public static void LeftInSilence(string flow, string? slot) => Leave(flow, slot, "silence");

    private static void Count(FlowMove move)
    {
        switch (move.End)
        {
            case null:
                Started.Add(1, Label("flow", move.Flow));
                break;
            case FlowEnd.Finished:
                Finished.Add(1, Label("flow", move.Flow));
                break;
            default:
                Leave(move.Flow, move.Slot, move.End == FlowEnd.Cancelled ? "cancelled" : "put_aside");
                break;
        }
    }

    private static void Leave(string flow, string? slot, string how) => Abandoned.Add(1, Label("flow", flow), Label("slot", slot ?? "recap"), Label("how", how));

    private static KeyValuePair<string, object?> Label(string name, string value) => new(name, value);

    private static string Name(TurnRoute route) => route switch
    {
        TurnRoute.DirectLine => "directline",
        TurnRoute.Connector => "connector",
        TurnRoute.Terminal => "terminal",
        _ => throw new ArgumentOutOfRangeException(nameof(route)),
    };
}
