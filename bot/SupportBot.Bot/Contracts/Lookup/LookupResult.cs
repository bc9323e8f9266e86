namespace SupportBot.Bot.Contracts.Lookup;

/// <summary>What a look-up gave.</summary>
internal enum LookupOutcome
{
    /// <summary>One or more contracts.</summary>
    Found,

    /// <summary>Nothing, or nothing that is the viewer's: nobody can tell which. Offer a person.</summary>
    NotFound,

    /// <summary>Ten look-ups within the hour: see <see cref="LookupResult.FreeAgainAt"/>.</summary>
    TooMany,
}

/// <summary>The answer to a look-up.</summary>
/// <param name="Outcome">What it gave.</param>
/// <param name="Contracts">The contracts, with their states; empty unless found.</param>
internal sealed record LookupResult(LookupOutcome Outcome, IReadOnlyList<ContractStatus> Contracts)
{
    /// <summary>When the next look-up is free; set with <see cref="LookupOutcome.TooMany"/> only.</summary>
    public DateTimeOffset? FreeAgainAt { get; init; }

    /// <summary>Since when the source of the (only) contract cannot be read: then the data are the last known, of <see cref="ContractOrigin.ReadAt"/>. Null when it can.</summary>
    public DateTimeOffset? SourceDownSince { get; init; }
}
