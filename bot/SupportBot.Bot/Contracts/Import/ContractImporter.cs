using System.Security.Cryptography;
using SupportBot.Bot.Contracts.Storage;
using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.Contracts.Import;

/// <summary>What an import did, or would do.</summary>
/// <param name="Added">Contracts that were not known.</param>
/// <param name="Changed">Contracts of which something is different now.</param>
/// <param name="Unchanged">Contracts that were known like this; only the time of their data moves.</param>
/// <param name="NewOrganisations">Organisations that were not known.</param>
internal sealed record ImportSummary(int Added, int Changed, int Unchanged, int NewOrganisations);

/// <summary>Writes contracts that a source told, all in one transaction or none. What the source no longer tells is kept.</summary>
internal sealed class ContractImporter(IDatabase database, OrganisationStore organisations)
{
    private const string SelectContracts = $"SELECT {ContractRows.Columns} FROM contracts AS c";

    /// <summary>Imports, or with <paramref name="isTrial"/> only counts.</summary>
    /// <param name="source">See <see cref="ContractSources"/>.</param>
    /// <exception cref="DatabaseUnavailableException">Nothing was written.</exception>
    public async Task<ImportSummary> RunAsync(
        IReadOnlyList<ImportedContract> imported, string source, bool isTrial, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var names = await organisations.ReadAllAsync(cancellationToken);
        var unit = new List<SqlStatement>(imported.Count + 16);
        foreach (var name in imported.Select(static line => line.Organisation))
        {
            if (!names.ContainsKey(OrganisationStore.KeyOf(name)))
            {
                var (id, statement) = OrganisationStore.Add(name, now);
                names.Add(OrganisationStore.KeyOf(name), id);
                unit.Add(statement);
            }
        }

        var newOrganisations = unit.Count;
        var contracts = imported.Select(line => ToContract(line, names[OrganisationStore.KeyOf(line.Organisation)], new ContractOrigin(source, now))).ToList();
        var summary = await CompareAsync(contracts, newOrganisations, unit, cancellationToken);
        if (!isTrial && unit.Count > 0 && await database.WriteAsync(unit) == WriteOutcome.Conflict)
        {
            throw new DatabaseUnavailableException("Another import added the same organisation at this moment. Nothing was written; import again.");
        }

        return summary;
    }

    /// <summary>Same in all but id and time of data.</summary>
    private static bool IsSame(Contract before, Contract after) => before == after with { Id = before.Id, Origin = before.Origin };

    private static (SoftwareVendor Vendor, ContractKind Kind, string? Key) KeyOf(Contract contract) =>
        (contract.Vendor, contract.Kind, ContractRows.KeyOf(contract.Number));

    private static Contract ToContract(ImportedContract line, OrganisationId organisation, ContractOrigin origin) => new()
    {
        Id = new ContractId(RandomNumberGenerator.GetHexString(24, lowercase: true)),
        Organisation = organisation,
        Vendor = line.Vendor,
        Kind = line.Kind,
        Number = line.Number,
        ParentNumber = line.ParentNumber,
        ServiceTag = line.ServiceTag,
        Product = line.Product,
        Sku = line.Sku,
        Quantity = line.Quantity,
        Start = line.Start,
        End = line.End,
        PurchaseChannel = line.PurchaseChannel,
        Reseller = line.Reseller,
        ContactEmail = line.Email,
        Origin = origin,
    };

    /// <summary>Counts, and adds to <paramref name="unit"/> what has to be written.</summary>
    private async Task<ImportSummary> CompareAsync(
        IReadOnlyList<Contract> contracts, int newOrganisations, List<SqlStatement> unit, CancellationToken cancellationToken)
    {
        var rows = await database.QueryAsync(SqlStatement.Of(SelectContracts), ContractRows.Read, cancellationToken);
        var known = rows.ToDictionary(KeyOf);
        int added = 0, unchanged = 0;
        foreach (var contract in contracts)
        {
            var before = known.GetValueOrDefault(KeyOf(contract));
            if (before is not null && IsSame(before, contract))
            {
                unchanged++;
                unit.Add(ContractRows.Confirm(before.Id, contract.Origin));
                continue;
            }

            added += before is null ? 1 : 0;
            unit.Add(ContractRows.Upsert(contract));
        }

        return new ImportSummary(added, contracts.Count - added - unchanged, unchanged, newOrganisations);
    }
}
