using System.Data.Common;
using System.Globalization;
using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.Contracts.Storage;

/// <summary>Contracts as rows.</summary>
internal static class ContractRows
{
    public const string Columns =
        "c.id, c.organisation_id, c.vendor, c.kind, c.number, c.parent_number, c.service_tag, c.product, c.sku, c.quantity, "
        + "c.starts_on, c.ends_on, c.purchase_channel, c.reseller, c.contact_email, c.source, c.read_at";

    private const string Day = "yyyy-MM-dd";

    private const string UpsertSql =
        """
        INSERT INTO contracts (id, organisation_id, vendor, kind, number, number_key, parent_number, parent_key, service_tag, tag_key, product, sku, quantity,
            starts_on, ends_on, purchase_channel, reseller, contact_email, source, read_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)
        ON CONFLICT (number_key, vendor, kind) DO UPDATE SET organisation_id = excluded.organisation_id, number = excluded.number,
            parent_number = excluded.parent_number, parent_key = excluded.parent_key, service_tag = excluded.service_tag, tag_key = excluded.tag_key,
            product = excluded.product, sku = excluded.sku, quantity = excluded.quantity, starts_on = excluded.starts_on, ends_on = excluded.ends_on,
            purchase_channel = excluded.purchase_channel, reseller = excluded.reseller, contact_email = excluded.contact_email, source = excluded.source,
            read_at = excluded.read_at
        """;

    private const string ConfirmSql = "UPDATE contracts SET source = $1, read_at = $2 WHERE id = $3";

    /// <summary>Adds the contract, or replaces what is known under its vendor, kind and number; the row keeps its id.</summary>
    public static SqlStatement Upsert(Contract contract) => SqlStatement.Of(
        UpsertSql, contract.Id.Value, contract.Organisation.Value, contract.Vendor.Key(), contract.Kind.ToString(), contract.Number, KeyOf(contract.Number),
        contract.ParentNumber, KeyOf(contract.ParentNumber), contract.ServiceTag, KeyOf(contract.ServiceTag), contract.Product, contract.Sku, contract.Quantity,
        ToText(contract.Start), ToText(contract.End), contract.PurchaseChannel.ToString(), contract.Reseller, contract.ContactEmail,
        contract.Origin.Source, contract.Origin.ReadAt);

    /// <summary>The source has told the same again.</summary>
    public static SqlStatement Confirm(ContractId id, ContractOrigin origin) => SqlStatement.Of(ConfirmSql, origin.Source, origin.ReadAt, id.Value);

    /// <summary>Reads a row of <see cref="Columns"/>.</summary>
    public static Contract Read(DbDataReader row) => new()
    {
        Id = new ContractId(row.GetString(0)),
        Organisation = new OrganisationId(row.GetString(1)),
        Vendor = SoftwareVendors.FromKey(row.GetString(2)) ?? throw new InvalidOperationException("A contract's row has no known vendor."),
        Kind = Enum.Parse<ContractKind>(row.GetString(3)),
        Number = row.GetString(4),
        ParentNumber = row.ReadStringOrNull(5),
        ServiceTag = row.ReadStringOrNull(6),
        Product = row.GetString(7),
        Sku = row.ReadStringOrNull(8),
        Quantity = row.IsDBNull(9) ? null : (int)row.GetInt64(9),
        Start = row.ReadStringOrNull(10) is { } start ? ToDay(start) : null,
        End = ToDay(row.GetString(11)),
        PurchaseChannel = Enum.Parse<PurchaseChannel>(row.GetString(12)),
        Reseller = row.ReadStringOrNull(13),
        ContactEmail = row.ReadStringOrNull(14),
        Origin = new ContractOrigin(row.GetString(15), Instants.Read(row, 16)),
    };

    /// <summary>What a number is found by; the number as it is when nothing is left of it.</summary>
    public static string? KeyOf(string? number) => ContractReference.TryParse(number, out var reference) ? reference.Key : number;

    public static string? ToText(DateOnly? day) => day?.ToString(Day, CultureInfo.InvariantCulture);

    public static DateOnly ToDay(string text) => DateOnly.ParseExact(text, Day, CultureInfo.InvariantCulture);
}
