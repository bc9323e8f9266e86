using System.Runtime.InteropServices;

namespace SupportBot.Bot.Contracts;

/// <summary>A contract's row, for ever the same however its numbers change.</summary>
internal readonly record struct ContractId(string Value)
{
    public override string ToString() => Value;
}

/// <summary>An organisation's row.</summary>
internal readonly record struct OrganisationId(string Value)
{
    public override string ToString() => Value;
}

/// <summary>What <see cref="Contract.Number"/> is.</summary>
internal enum ContractKind
{
    /// <summary>A contract number; for HP, the service agreement identifier (SAID).</summary>
    Contract,

    /// <summary>A subscription number, of Red Hat; also called installation or registration number.</summary>
    Subscription,

    /// <summary>An ID de renouvellement, of Symantec.</summary>
    RenewalId,

    /// <summary>A service tag, of Dell.</summary>
    ServiceTag,
}

/// <summary>Where the customer bought, which decides how he renews.</summary>
internal enum PurchaseChannel
{
    Unknown,

    /// <summary>The vendor's own online store.</summary>
    Store,

    /// <summary>A reseller or distributor.</summary>
    Reseller,
}

/// <summary>A contract as its source told it.</summary>
internal sealed record Contract
{
    public required ContractId Id { get; init; }

    public required OrganisationId Organisation { get; init; }

    public required SoftwareVendor Vendor { get; init; }

    public required ContractKind Kind { get; init; }

    /// <summary>As the source writes it; unique with vendor and kind.</summary>
    public required string Number { get; init; }

    /// <summary>The contract that a subscription belongs to; several may share it. Null when unknown or the same.</summary>
    public string? ParentNumber { get; init; }

    /// <summary>Tag of the machine it was sold with, by which it is found too; null when unknown.</summary>
    public string? ServiceTag { get; init; }

    public required string Product { get; init; }

    public string? Sku { get; init; }

    /// <summary>0 or more; null when the source does not say.</summary>
    public int? Quantity { get; init; }

    /// <summary>First day; null when the source does not say.</summary>
    public DateOnly? Start { get; init; }

    /// <summary>Last day, inclusive: on that day it is still active.</summary>
    public required DateOnly End { get; init; }

    public PurchaseChannel PurchaseChannel { get; init; }

    /// <summary>Name of the reseller; null when unknown or bought from the vendor.</summary>
    public string? Reseller { get; init; }

    /// <summary>The only address that a one-time code for this contract goes to; null when there is none.</summary>
    public string? ContactEmail { get; init; }

    public required ContractOrigin Origin { get; init; }
}

/// <summary>Where the data come from and how old they are.</summary>
/// <param name="Source">Name of the source: see <see cref="ContractSources"/>.</param>
/// <param name="ReadAt">When the source said so, UTC.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ContractOrigin(string Source, DateTimeOffset ReadAt);

/// <summary>Values of <see cref="ContractOrigin.Source"/>.</summary>
internal static class ContractSources
{
    /// <summary>A file that an operator imported.</summary>
    public const string Import = "import";

    /// <summary>Red Hat Subscription Management.</summary>
    public const string RedHat = "redhat";

    /// <summary>Invented, in Development only.</summary>
    public const string Demo = "demo";
}
