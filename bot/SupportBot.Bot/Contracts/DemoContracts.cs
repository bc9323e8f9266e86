using Microsoft.Extensions.Options;
using SupportBot.Bot.Contracts.Import;
using SupportBot.Bot.Contracts.Storage;
using SupportBot.Bot.Contracts.Viewers;
using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.Contracts;

/// <summary>
/// Invented contracts for a developer's machine, dated from the day of the start, so that every state of every vendor is there. Only into a database
/// without other contracts. They belong to the demo address and to the users of the Agents Playground.
/// </summary>
internal sealed partial class DemoContracts(
    IDatabase database, ContractImporter importer, OrganisationStore organisations, IHostEnvironment environment, IOptions<ContractOptions> options, TimeProvider clock,
    ILogger<DemoContracts> logger) : IHostedService
{
    public const string Organisation = "Démonstration SARL";
    public const string Email = "demo@example.com";

    private const string CountOthers = "SELECT COUNT(*) FROM contracts WHERE source <> $1";

    /// <summary>The playground's tenant and first user, as it sends them.</summary>
    private const string PlaygroundTenant = "00000000-0000-0000-0000-0000000000001";

    private const string PlaygroundUser = "00000000-0000-0000-0000-0000000000020";

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!environment.IsDevelopment() || !options.Value.Demo || await HasOthersAsync(cancellationToken))
        {
            return;
        }

        var now = clock.GetUtcNow();
        var contracts = Make(ContractRules.DayOf(now));
        await importer.RunAsync(contracts, ContractSources.Demo, isTrial: false, now, cancellationToken);
        await organisations.AddMemberAsync(Organisation, new Member("Demo", Email, null), now, cancellationToken);
        await organisations.AddMemberAsync(Organisation, new Member("Playground", null, new EntraPerson(PlaygroundTenant, PlaygroundUser)), now, cancellationToken);
        LogMade(logger, contracts.Count, Email);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Ends, in days from <paramref name="today"/>, on both sides of every boundary.</summary>
    public static IReadOnlyList<ImportedContract> Make(DateOnly today)
    {
        (SoftwareVendor Vendor, ContractKind Kind, string Number, string Product, int EndsIn)[] demo =
        [
            (SoftwareVendor.RedHat, ContractKind.Subscription, "7041001", "Red Hat Enterprise Linux Server", 300),
            (SoftwareVendor.RedHat, ContractKind.Subscription, "7041002", "Red Hat Enterprise Linux Server", 45),
            (SoftwareVendor.RedHat, ContractKind.Subscription, "7041003", "Red Hat Satellite", 0),
            (SoftwareVendor.RedHat, ContractKind.Subscription, "7041004", "Red Hat OpenShift", -12),
            (SoftwareVendor.RedHat, ContractKind.Subscription, "7041005", "Red Hat Ansible", -30),
            (SoftwareVendor.RedHat, ContractKind.Subscription, "7041006", "Red Hat Ansible", -31),
            (SoftwareVendor.RedHat, ContractKind.Subscription, "7041007", "Red Hat Enterprise Linux Server", 395),
            (SoftwareVendor.Symantec, ContractKind.RenewalId, "SYM2001", "Endpoint Protection", 200),
            (SoftwareVendor.Symantec, ContractKind.RenewalId, "SYM2002", "Endpoint Protection", 60),
            (SoftwareVendor.Symantec, ContractKind.RenewalId, "SYM2003", "Backup Exec", -1),
            (SoftwareVendor.Symantec, ContractKind.RenewalId, "SYM2004", "Backup Exec", -90),
            (SoftwareVendor.Dell, ContractKind.ServiceTag, "7DEMO01", "PowerEdge, Red Hat Enterprise Linux", 350),
            (SoftwareVendor.Dell, ContractKind.ServiceTag, "7DEMO02", "PowerEdge, Red Hat Enterprise Linux", 30),
            (SoftwareVendor.Dell, ContractKind.ServiceTag, "7DEMO03", "PowerEdge, Red Hat Enterprise Linux", -10),
            (SoftwareVendor.Hp, ContractKind.Contract, "101500000001", "ProLiant, Red Hat Enterprise Linux", 250),
            (SoftwareVendor.Hp, ContractKind.Contract, "101500000002", "ProLiant, Red Hat Enterprise Linux", 7),
            (SoftwareVendor.Hp, ContractKind.Contract, "101500000003", "ProLiant, Red Hat Enterprise Linux", -40),
        ];
        return [.. demo.Select((contract, index) => new ImportedContract(index + 1)
        {
            Organisation = Organisation,
            Vendor = contract.Vendor,
            Kind = contract.Kind,
            Number = contract.Number,
            ParentNumber = contract.Vendor == SoftwareVendor.RedHat ? "1234567" : null,
            Product = contract.Product,
            Quantity = index + 1,
            Start = today.AddDays(contract.EndsIn - 364),
            End = today.AddDays(contract.EndsIn),
            PurchaseChannel = index % 2 == 0 ? PurchaseChannel.Store : PurchaseChannel.Reseller,
            Reseller = index % 2 == 0 ? null : "Revendeur Exemple",
            Email = Email,
        })];
    }

    private async Task<bool> HasOthersAsync(CancellationToken cancellationToken)
    {
        var counted = await database.QueryAsync(SqlStatement.Of(CountOthers, ContractSources.Demo), static row => row.GetInt64(0), cancellationToken);
        return counted[0] > 0;
    }

    [LoggerMessage(1701, LogLevel.Information, "{Count} demo contracts are in the database, for {Email}")]
    private static partial void LogMade(ILogger logger, int count, string email);
}
