using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.Insights.Satisfaction;

/// <summary>A case that is done, and about which nobody was asked yet.</summary>
/// <param name="Reference">Such as <c>SB-2026-000123</c>.</param>
/// <param name="Conversation">Where the customer was.</param>
/// <param name="Email">Where he can be written to; null when unknown.</param>
internal sealed record ResolvedCase(string Reference, ConversationKey Conversation, string Flow, string Queue, string? Email)
{
    /// <summary>When the customer last said something; null when he never did.</summary>
    public required DateTimeOffset? LastWord { get; init; }

    /// <summary>Whether the channel can be written to at any time: Teams shows it when the customer comes back.</summary>
    public required bool IsAlwaysThere { get; init; }

    /// <summary>Whether the customer gave up: left the queue or the agent, or the agent closed without having settled the matter.</summary>
    public required bool IsAbandoned { get; init; }
}
