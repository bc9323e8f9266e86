using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.Insights.Sessions;

/// <summary>
/// A stretch of a conversation without a silence of <see cref="SessionFold.Silence"/>. It is counted once, when that silence has passed, whatever comes later.
/// Holds nothing that was said.
/// </summary>
internal sealed record Session
{
    public required ConversationKey Conversation { get; init; }

    public required string Channel { get; init; }

    /// <summary>Place of its first activity.</summary>
    public required long FirstSeq { get; init; }

    /// <summary>Place of its last activity.</summary>
    public required long LastSeq { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset EndedAt { get; init; }

    /// <summary>How many messages the customer wrote.</summary>
    public required int Messages { get; init; }

    public required SessionOutcome Outcome { get; init; }

    public required SessionDetail Detail { get; init; }

    /// <summary>The flow that the outcome is about; null when it is about no flow.</summary>
    public string? Flow { get; init; }

    /// <summary>The slot at which the form was left; null when no form was.</summary>
    public string? Slot { get; init; }

    /// <summary>Reference of the case that was opened or handed over; null when none was.</summary>
    public string? Case { get; init; }

    /// <summary>What became of each form, in the order in which they were first seen.</summary>
    public IReadOnlyList<SessionFlow> Flows { get; init; } = [];
}

/// <summary>A form in a session.</summary>
/// <param name="Flow">Its flow.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Slot">Where it was left; null when it was not.</param>
internal sealed record SessionFlow(string Flow, FlowOutcome Outcome, string? Slot);

/// <summary>What became of a session. The first three are the ones of which shares are made; each session has exactly one.</summary>
internal enum SessionOutcome
{
    /// <summary>The customer got what the bot can give, and nobody else has to act.</summary>
    Resolved,

    /// <summary>A person has to act: one was asked for, one spoke, or a form became a case.</summary>
    HandedOver,

    /// <summary>The last thing the customer wanted came to no end.</summary>
    Abandoned,

    /// <summary>The form that was left was taken up again within <see cref="SessionFold.Memory"/>: it counts where it ended.</summary>
    Resumed,

    /// <summary>Nothing was wanted: no message, or courtesies only.</summary>
    Nothing,
}

/// <summary>How a session came to its <see cref="SessionOutcome"/>.</summary>
internal enum SessionDetail
{
    /// <summary>Resolved: the customer said that the last answer helped.</summary>
    Confirmed,

    /// <summary>Resolved: the customer left after an answer without a word against it.</summary>
    Implied,

    /// <summary>Resolved: a form ended well without a case.</summary>
    Guided,

    /// <summary>Resolved: the state of a contract or a case was told.</summary>
    Status,

    /// <summary>Handed over: an agent spoke in the conversation.</summary>
    Agent,

    /// <summary>Handed over: a person was asked for or offered, and a case opened.</summary>
    Asked,

    /// <summary>Handed over: a form was sent, and became a case.</summary>
    Request,

    /// <summary>Abandoned, or resumed: left in a form.</summary>
    Form,

    /// <summary>Abandoned: a form was cancelled by a word.</summary>
    Cancelled,

    /// <summary>Abandoned: left at the choice between several answers.</summary>
    Choice,

    /// <summary>Abandoned: left after "I do not know".</summary>
    Unanswered,

    /// <summary>Abandoned: left after having said that the answer did not help.</summary>
    NotHelpful,

    /// <summary>Nothing: the customer wrote no message.</summary>
    Silent,

    /// <summary>Nothing: courtesies only.</summary>
    Courtesy,
}

/// <summary>What became of a form in a session.</summary>
internal enum FlowOutcome
{
    /// <summary>It ended well, with or without a case.</summary>
    Completed,

    /// <summary>A person took it over.</summary>
    HandedOver,

    /// <summary>The customer cancelled it.</summary>
    Cancelled,

    /// <summary>The session ended while it was open.</summary>
    Abandoned,

    /// <summary>Left open, and taken up again in a later session.</summary>
    Resumed,
}
