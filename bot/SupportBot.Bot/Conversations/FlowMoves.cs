using SupportBot.Bot.Flows.Shared;
using SupportBot.Dialogs.Schema;

namespace SupportBot.Bot.Conversations;

/// <summary>What a turn did to a flow.</summary>
/// <param name="Flow">Its name.</param>
/// <param name="End">How it ended; null when it began.</param>
/// <param name="Slot">The question that waited when it was left; null when none did or it was not left.</param>
internal sealed record FlowMove(string Flow, FlowEnd? End, string? Slot);

/// <summary>How a flow ends within a turn. One that is just not gone on with ends by silence, which the sessions count.</summary>
internal enum FlowEnd
{
    /// <summary>It did what it is for.</summary>
    Finished,

    /// <summary>The customer cancelled it.</summary>
    Cancelled,

    /// <summary>Another took its place; its answers are kept for a while.</summary>
    PutAside,
}

/// <summary>Compares the forms that were open before a turn with those that are open after it.</summary>
internal static class FlowMoves
{
    /// <summary>The open forms, each with the slot that was asked.</summary>
    public static IReadOnlyDictionary<string, string?> Open(ConversationState state)
    {
        var open = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var dialog in state.Dialogs.Stack)
        {
            if (dialog.Form is { } form)
            {
                open[dialog.Id] = form.Asked;
            }
        }

        return open;
    }

    public static IReadOnlyList<FlowMove> Between(IReadOnlyDictionary<string, string?> before, IReadOnlyDictionary<string, string?> after, IReadOnlyList<Activity> replies)
    {
        var moves = new List<FlowMove>();
        moves.AddRange(after.Keys.Where(flow => !before.ContainsKey(flow)).Select(static flow => new FlowMove(flow, null, null)));
        foreach (var (flow, asked) in before.Where(open => !after.ContainsKey(open.Key)))
        {
            var end = EndOf(flow, replies);
            moves.Add(new FlowMove(flow, end, end == FlowEnd.Finished ? null : asked));
        }

        // Asked and answered in one turn: it never was open between two.
        moves.AddRange(replies.Select(static reply => reply.Annotation)
            .Where(said => said is { Flow: { } flow } && IsEnd(said.Kind) && !before.ContainsKey(flow) && !after.ContainsKey(flow))
            .Select(static said => said!.Flow!) // filtered above
            .Distinct(StringComparer.Ordinal)
            .SelectMany(static flow => new[] { new FlowMove(flow, null, null), new FlowMove(flow, FlowEnd.Finished, null) }));
        return moves;
    }

    /// <summary>A flow that speaks under another's name is known by what was said last.</summary>
    private static FlowEnd EndOf(string flow, IReadOnlyList<Activity> replies)
    {
        var said = replies.Select(static reply => reply.Annotation).Where(static annotation => annotation?.Flow is not null).ToList();
        var last = said.FindLast(annotation => annotation?.Flow == flow) ?? said.LastOrDefault();
        return last is null ? FlowEnd.PutAside
            : IsEnd(last.Kind) ? FlowEnd.Finished
            : last.Kind == ReplyKinds.Cancelled ? FlowEnd.Cancelled
            : FlowEnd.PutAside;
    }

    private static bool IsEnd(string kind) => kind is ReplyKinds.Done or ReplyKinds.Status or ReplyKinds.HandOff;
}
