using SupportBot.Bot.Contracts.Viewers;
using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.Contracts.Storage;

/// <summary>Reads contracts. Whose they are is part of every question: another's contract is not found.</summary>
internal sealed class ContractStore(IDatabase database)
{
    private const int MostByNumber = 100;

    /// <summary>Largest list that is shown or exported.</summary>
    public const int MostListed = 5000;

    /// <summary>Parameters 1 to 3: proved address, tenant, person; null matches nothing.</summary>
    private const string Owned =
        """
        (c.contact_email = $1 OR c.organisation_id IN
            (SELECT m.organisation_id FROM organisation_members AS m WHERE m.email = $1 OR (m.object_id = $3 AND m.tenant_id = $2)))
        """;

    private const string SelectByNumber =
        $"SELECT {ContractRows.Columns} FROM contracts AS c WHERE (c.number_key = $6 OR c.parent_key = $6 OR c.tag_key = $6) AND {Owned} "
        + "AND ($4 = '' OR c.vendor = $4) ORDER BY c.ends_on DESC, c.id LIMIT $5";

    private const string SelectAll =
        $"SELECT {ContractRows.Columns} FROM contracts AS c WHERE {Owned} AND ($4 = '' OR c.vendor = $4) ORDER BY c.ends_on, c.id LIMIT $5";

    private const string SelectById = $"SELECT {ContractRows.Columns} FROM contracts AS c WHERE c.id = $4 AND {Owned}";

    private const string SelectAddress =
        $"SELECT c.contact_email FROM contracts AS c WHERE (c.number_key = $1 OR c.parent_key = $1 OR c.tag_key = $1) AND ($2 = '' OR c.vendor = $2) AND c.contact_email IS NOT NULL ORDER BY c.ends_on DESC, c.id LIMIT 1";

    private const string SelectKnownAddress =
        "SELECT email FROM (SELECT contact_email AS email FROM contracts WHERE contact_email = $1 UNION ALL SELECT email FROM organisation_members WHERE email = $1) AS known LIMIT 1";

    private const string SelectFailing =
        "SELECT DISTINCT s.failing_since FROM contract_sources AS s JOIN contracts AS c ON c.organisation_id = s.organisation_id AND c.source = s.source "
        + "WHERE c.id = $1 AND s.failing_since IS NOT NULL";

    /// <summary>The viewer's contracts under a number: the one, those of a parent contract, those of a machine. Latest end first.</summary>
    public ValueTask<IReadOnlyList<Contract>> FindAsync(Viewer viewer, ContractReference reference, SoftwareVendor? vendor, CancellationToken cancellationToken) =>
        database.QueryAsync(
            SqlStatement.Of(
                SelectByNumber, viewer.Email, viewer.Entra?.TenantId, viewer.Entra?.ObjectId, vendor?.Key() ?? "", MostByNumber, reference.Key),
            ContractRows.Read,
            cancellationToken);

    /// <summary>All the viewer's contracts, the earliest end first; at most <see cref="MostListed"/>.</summary>
    public ValueTask<IReadOnlyList<Contract>> ListAsync(Viewer viewer, SoftwareVendor? vendor, CancellationToken cancellationToken) =>
        database.QueryAsync(
            SqlStatement.Of(SelectAll, viewer.Email, viewer.Entra?.TenantId, viewer.Entra?.ObjectId, vendor?.Key() ?? "", MostListed),
            ContractRows.Read,
            cancellationToken);

    /// <summary>One of the viewer's contracts, or null: what a card sends back is not believed.</summary>
    public async ValueTask<Contract?> GetAsync(Viewer viewer, ContractId id, CancellationToken cancellationToken)
    {
        var found = await database.QueryAsync(
            SqlStatement.Of(SelectById, viewer.Email, viewer.Entra?.TenantId, viewer.Entra?.ObjectId, id.Value), ContractRows.Read, cancellationToken);
        return found.Count == 0 ? null : found[0];
    }

    /// <summary>Where a code for a number goes: the address on the contract that ends last; null when there is none.</summary>
    public async ValueTask<string?> AddressOfAsync(ContractReference reference, SoftwareVendor? vendor, CancellationToken cancellationToken)
    {
        var found = await database.QueryAsync(
            SqlStatement.Of(SelectAddress, reference.Key, vendor?.Key() ?? ""), static row => row.GetString(0), cancellationToken);
        return found.Count == 0 ? null : found[0];
    }

    /// <summary>The address itself when a contract or a member has it; null otherwise.</summary>
    /// <param name="email">In lower case.</param>
    public async ValueTask<string?> KnownAddressAsync(string email, CancellationToken cancellationToken)
    {
        var found = await database.QueryAsync(SqlStatement.Of(SelectKnownAddress, email), static row => row.GetString(0), cancellationToken);
        return found.Count == 0 ? null : found[0];
    }

    /// <summary>Since when the contract's source cannot be read; null when it can, or is no live source.</summary>
    public async ValueTask<DateTimeOffset?> FailingSinceAsync(ContractId id, CancellationToken cancellationToken)
    {
        var found = await database.QueryAsync(SqlStatement.Of(SelectFailing, id.Value), static row => Instants.Read(row, 0), cancellationToken);
        return found.Count == 0 ? null : found[0];
    }
}
