namespace SupportBot.Bot.Cases;

/// <summary>Everything known of a case.</summary>
internal sealed record CaseFile
{
    public required CaseReference Reference { get; init; }

    /// <summary>Key of its conversation.</summary>
    public required string Conversation { get; init; }

    public required string Channel { get; init; }

    public required string UserId { get; init; }

    public required IdentityProof Verified { get; init; }

    public required string Flow { get; init; }

    /// <summary>Null at the end of the form.</summary>
    public string? Step { get; init; }

    public required CaseReason Reason { get; init; }

    public required string Region { get; init; }

    public required string Queue { get; init; }

    public required CaseUrgency Urgency { get; init; }

    public required CaseStatus Status { get; init; }

    /// <summary>Null while nobody has it.</summary>
    public string? AgentId { get; init; }

    public string? AgentName { get; init; }

    /// <summary>Checked address; null when unknown.</summary>
    public string? Email { get; init; }

    /// <summary>Rises with every change; changes are made against it.</summary>
    public required long Version { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When an agent first answered; null before.</summary>
    public DateTimeOffset? FirstAnswerAt { get; init; }

    public required IReadOnlyList<string> Contradictions { get; init; }

    public IReadOnlyList<CaseField> Fields { get; init; } = [];

    public IReadOnlyList<string> Missing { get; init; } = [];

    public IReadOnlyList<CaseAttachment> Files { get; init; } = [];

    public IReadOnlyList<QuestionAsked> Questions { get; init; } = [];

    public IReadOnlyList<string> AlreadyTried { get; init; } = [];

    public IReadOnlyList<string> Tags { get; init; } = [];

    public IReadOnlyList<CaseNote> Notes { get; init; } = [];

    public IReadOnlyList<CaseEvent> History { get; init; } = [];

    public CaseField? Field(string key) => Fields.FirstOrDefault(field => field.Key == key);
}

/// <summary>A private note.</summary>
internal sealed record CaseNote(long Number, string AgentId, string AgentName, string Text, DateTimeOffset CreatedAt);

/// <summary>A line of the history.</summary>
/// <param name="At">When.</param>
/// <param name="Actor">See <see cref="CaseActors"/>, or an agent's id.</param>
/// <param name="What"><c>opened</c>, <c>status</c>, <c>assigned</c>, <c>field</c>, <c>file</c>, <c>note</c>, <c>tag</c>, <c>urgency</c>, <c>letter</c>, <c>reply</c>, <c>handoff</c>.</param>
/// <param name="Subject">What changed; null when <paramref name="What"/> says it all.</param>
/// <param name="Before">Former value, sensitive ones hidden.</param>
/// <param name="After">New value, sensitive ones hidden.</param>
internal sealed record CaseEvent(DateTimeOffset At, string Actor, string What, string? Subject, string? Before, string? After);

/// <summary>A line of the console's list.</summary>
internal sealed record CaseListItem(
    CaseReference Reference, string Flow, string Region, string Queue, CaseUrgency Urgency, CaseStatus Status, string? AgentName, string Contact,
    DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, DateTimeOffset? FirstAnswerAt);
