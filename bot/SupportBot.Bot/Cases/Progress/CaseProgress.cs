namespace SupportBot.Bot.Cases.Progress;

/// <summary>What a customer may learn of a case after proving who he is.</summary>
/// <param name="Reference">The case.</param>
/// <param name="Flow">Its flow.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="CreatedAt">When it was opened.</param>
/// <param name="Since">Since when it stands there.</param>
internal sealed record CaseProgress(CaseReference Reference, string Flow, CaseStatus Status, DateTimeOffset CreatedAt, DateTimeOffset Since)
{
    public required string Queue { get; init; }

    /// <summary>The address to which the one-time code goes; null when the case has none, and then nothing may be told.</summary>
    public string? Email { get; init; }

    /// <summary>Who has it; null while nobody has.</summary>
    public string? AgentName { get; init; }

    /// <summary>Keys of what is still to come.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>What an agent said last in the conversation; null when none has spoken there.</summary>
    public AgentReply? LastReply { get; init; }
}

/// <summary>An agent's words to the customer.</summary>
/// <param name="Agent">Name; null when it was not kept.</param>
/// <param name="Text">The words, which may be cut by whoever shows them.</param>
/// <param name="At">When.</param>
internal sealed record AgentReply(string? Agent, string Text, DateTimeOffset At);

/// <summary>How a look at cases ended.</summary>
internal enum LookOutcome
{
    Found,

    /// <summary>There is no such case, or it is somebody else's: nobody is told which.</summary>
    NotFound,

    /// <summary>The person has looked often enough for now.</summary>
    TooMany,
}

/// <summary>What a customer was shown.</summary>
/// <param name="Outcome">How it ended.</param>
internal sealed record CaseLook(LookOutcome Outcome)
{
    /// <summary>The case asked for; null for lists.</summary>
    public CaseProgress? Case { get; init; }

    /// <summary>All cases of the person, the latest first, at most <see cref="CaseProgressStore.MostListed"/>.</summary>
    public IReadOnlyList<CaseProgress> All { get; init; } = [];

    /// <summary>When the next look is free; null unless there were too many.</summary>
    public DateTimeOffset? FreeAgainAt { get; init; }
}
