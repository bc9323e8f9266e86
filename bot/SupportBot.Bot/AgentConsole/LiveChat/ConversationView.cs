using SupportBot.Bot.AgentConsole.CaseDetail;
using SupportBot.Bot.AgentConsole.Replies;
using SupportBot.Bot.Cases;
using SupportBot.Bot.HandOff;
using SupportBot.Bot.HandOff.Desk;

namespace SupportBot.Bot.AgentConsole.LiveChat;

/// <summary>A stretch of a conversation as an agent's page shows it, with who has it.</summary>
/// <param name="Reference">The case.</param>
/// <param name="AgentId">The agent who looks.</param>
/// <param name="Now">When the page is made.</param>
internal sealed record ConversationView(CaseReference Reference, string AgentId, DateTimeOffset Now)
{
    /// <summary>Oldest first.</summary>
    public IReadOnlyList<SpokenLine> Lines { get; init; } = [];

    /// <summary>Whether something was said before the first line.</summary>
    public bool HasEarlier { get; init; }

    /// <summary>Place of the last activity that was looked at, said or not: where to go on.</summary>
    public long LastSeq { get; init; }

    /// <summary>Whether more follows.</summary>
    public bool HasLater { get; init; }

    public Owner Owner { get; init; }

    /// <summary>Id of the agent who has it; null when none has.</summary>
    public string? HolderId { get; init; }

    public string? HolderName { get; init; }

    /// <summary>The customer's place in the queue; null unless he waits.</summary>
    public Waiting? Waiting { get; init; }

    /// <summary>Place of the last activity that the customer's window shows; 0 when unknown.</summary>
    public long ReadTo { get; init; }

    /// <summary>Whether the customer has a window open.</summary>
    public bool CustomerIsThere { get; init; }

    /// <summary>Ready texts, filled in for this case.</summary>
    public IReadOnlyList<ReadyReply> Replies { get; init; } = [];

    /// <summary>Colleagues to whom the agent may pass it.</summary>
    public IReadOnlyList<Colleague> Colleagues { get; init; } = [];

    /// <summary>Queues to which he may give it.</summary>
    public IReadOnlyList<string> OtherQueues { get; init; } = [];

    public string Address => CaseView.AddressOf(Reference);

    /// <summary>One word that changes when the agent can do something else than before.</summary>
    public string State => Owner switch
    {
        Owner.Queued => "waiting",
        Owner.Human => HolderId == AgentId ? "mine" : "other",
        _ => "bot",
    };

    /// <summary>Whether the customer's window shows everything that agents said.</summary>
    public bool AllRead => ReadTo > 0 && Lines.LastOrDefault(static line => line.Speaker == LineSpeaker.Agent) is { } last && last.Seq <= ReadTo;
}
