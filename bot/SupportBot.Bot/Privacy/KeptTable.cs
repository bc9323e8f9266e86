namespace SupportBot.Bot.Privacy;

/// <summary>Classes of what is kept, each with its own time.</summary>
internal enum RetentionClass
{
    /// <summary>As long as what it belongs to, or for as long as it is in use.</summary>
    WithItsOwner,

    /// <summary>Masked questions, verdicts, figures.</summary>
    Insights,

    /// <summary>What left, once it has left or was given up.</summary>
    Deliveries,

    /// <summary>Who did what, under pseudonyms or agents' names.</summary>
    Audit,
}

/// <summary>A table, whose rows its columns tie to somebody, and how long they stay.</summary>
/// <param name="Name">The table.</param>
internal sealed record KeptTable(string Name)
{
    /// <summary>Column with the conversation the row belongs to; null when it belongs to none.</summary>
    public string? Conversation { get; init; }

    /// <summary>Column with the reference of the case the row belongs to; null when it belongs to none.</summary>
    public string? Case { get; init; }

    /// <summary>Column with the lower-case address of the person the row is about; null when there is none.</summary>
    public string? Address { get; init; }

    /// <summary>Column with an address to be emptied where the row itself must stay; null when there is none.</summary>
    public string? EmptiedAddress { get; init; }

    public RetentionClass Class { get; init; }

    /// <summary>The instant from which the time of the <see cref="Class"/> runs; null for <see cref="RetentionClass.WithItsOwner"/>.</summary>
    public string? Since { get; init; }

    /// <summary>The same where the table keeps a day (yyyy-MM-dd) instead of an instant.</summary>
    public string? SinceDay { get; init; }

    /// <summary>Whether an erasure leaves the rows as they are, even where an address stands in them: accounts of agents, secrets.</summary>
    public bool IsSpared { get; init; }
}
