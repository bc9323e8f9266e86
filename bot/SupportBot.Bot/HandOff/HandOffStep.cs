namespace SupportBot.Bot.HandOff;

/// <summary>What the customer is told at a change of hands: exactly one per change.</summary>
internal enum Notice
{
    /// <summary>In the queue.</summary>
    Queued,

    /// <summary>Nobody is there now: by e-mail.</summary>
    OutOfHours,

    /// <summary>Nobody accepted in time: by e-mail.</summary>
    MailNoAnswer,

    /// <summary>The customer preferred e-mail.</summary>
    MailByChoice,

    /// <summary>The customer left the queue.</summary>
    LeftQueue,

    /// <summary>An agent is there.</summary>
    Taken,

    /// <summary>The agent gave the conversation back.</summary>
    HandedBack,

    /// <summary>The customer ended the exchange.</summary>
    EndedByCustomer,

    /// <summary>The agent closed the request.</summary>
    Closed,

    /// <summary>The agent's console is gone: back into the queue.</summary>
    Requeued,

    /// <summary>The agent gave the conversation to a colleague.</summary>
    Passed,

    /// <summary>The agent gave the conversation to another queue.</summary>
    Redirected,
}

/// <summary>Why nothing changed.</summary>
internal enum Refusal
{
    /// <summary>It did change.</summary>
    None,

    /// <summary>The customer waits already.</summary>
    AlreadyQueued,

    /// <summary>A person has it already, perhaps another one.</summary>
    AlreadyTaken,

    /// <summary>Nobody waits there any more.</summary>
    NotWaiting,

    /// <summary>Another agent has it, or none.</summary>
    NotYours,

    /// <summary>The time-out has not passed.</summary>
    NotDue,

    /// <summary>There is no person to leave and no queue.</summary>
    NothingToEnd,

    /// <summary>There is no such case, or its conversation is gone.</summary>
    NotFound,

    /// <summary>Nobody works in that queue now.</summary>
    QueueClosed,

    /// <summary>There is no such colleague or queue to give it to, or it has it already.</summary>
    NoTarget,

    /// <summary>Nothing was said.</summary>
    Empty,

    /// <summary>A file is of no kind that customers are sent, too large, or one too many.</summary>
    BadFile,

    /// <summary>More was said than a message holds.</summary>
    TooLong,
}

/// <summary>The outcome of a transition: a new state with one notice, or the old state with a refusal.</summary>
internal sealed record HandOffStep
{
    private HandOffStep(Ownership before, Ownership after, Notice? notice, Refusal refusal) => (Before, After, Notice, Refusal) = (before, after, notice, refusal);

    public Ownership Before { get; }

    /// <summary>Same as <see cref="Before"/> when refused.</summary>
    public Ownership After { get; }

    /// <summary>What the customer must be told; null when refused.</summary>
    public Notice? Notice { get; }

    public Refusal Refusal { get; }

    public bool Moved => Notice is not null;

    public static HandOffStep To(Ownership before, Ownership after, Notice notice) => new(before, after, notice, Refusal.None);

    public static HandOffStep Refused(Ownership state, Refusal refusal) => new(state, state, null, refusal);
}
