using SupportBot.Bot.Contracts.Import;

namespace SupportBot.Bot.Contracts.RedHat;

/// <summary>A system that knows the contracts of organisations. Asked in the background only: people are shown what it said last.</summary>
internal interface IContractStatusSource
{
    /// <summary>See <see cref="ContractSources"/>.</summary>
    string Name { get; }

    /// <summary>The organisations it can be asked about, by name.</summary>
    IReadOnlyList<string> Organisations { get; }

    /// <summary>All contracts of an organisation. Never throws for what the system answers.</summary>
    Task<SourceAnswer> ReadAsync(string organisation, CancellationToken cancellationToken);
}

/// <summary>What a source answered.</summary>
/// <param name="Contracts">The contracts; null when it could not be read.</param>
/// <param name="Failure">Why not: a word for the operator, without personal data; null when it could.</param>
internal sealed record SourceAnswer(IReadOnlyList<ImportedContract>? Contracts, string? Failure)
{
    public static SourceAnswer Of(IReadOnlyList<ImportedContract> contracts) => new(contracts, null);

    public static SourceAnswer Failed(string failure) => new(null, failure);
}
