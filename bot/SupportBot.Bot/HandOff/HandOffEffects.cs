using SupportBot.Bot.Cases;
using SupportBot.Dialogs.Turns;

namespace SupportBot.Bot.HandOff;

/// <summary>
/// Asks for a person. Noted on the case, which is opened in this turn (by <see cref="OpenCase"/>) or was opened before. There is no live desk yet: the
/// answer comes by e-mail, and the flow that asks says so.
/// </summary>
/// <param name="Case">The case the agent will open.</param>
/// <param name="Flow">Name of the flow, for the routing table.</param>
/// <param name="Reason">Why.</param>
internal sealed record RequestHandOff(CaseReference Case, string Flow, CaseReason Reason) : ITurnEffect
{
    /// <summary>Key of a configured region; null means the default region.</summary>
    public string? Region { get; init; }

    /// <summary>Where the customer can be reached if nobody answers in time; null when unknown.</summary>
    public string? Email { get; init; }

    public CaseUrgency Urgency { get; init; }
}
