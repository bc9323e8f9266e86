namespace SupportBot.Bot.Cases;

/// <summary>What a list of cases shows; null means any. Every value is a parameter of the query, never a part of its text.</summary>
internal sealed record CaseFilter
{
    public string? Queue { get; init; }

    public CaseStatus? Status { get; init; }

    /// <summary>All that is not finished; ignored when <see cref="Status"/> is given.</summary>
    public bool OpenOnly { get; init; }

    public string? AgentId { get; init; }

    public CaseUrgency? Urgency { get; init; }

    public string? Flow { get; init; }

    public string? Region { get; init; }

    public string? Tag { get; init; }

    /// <summary>Found in reference, name, company, e-mail or phone; case and accents do not matter. At most 100 characters are looked at.</summary>
    public string? Search { get; init; }

    /// <summary>The queues that the agent may see; null: all.</summary>
    public IReadOnlyList<string>? AllowedQueues { get; init; }

    /// <summary>Lines in one page, 1 to 200.</summary>
    public int Limit { get; init; } = 50;

    /// <summary>Lines to leave out.</summary>
    public int Offset { get; init; }
}
