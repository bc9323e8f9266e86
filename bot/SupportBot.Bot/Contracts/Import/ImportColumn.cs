namespace SupportBot.Bot.Contracts.Import;

/// <summary>What a column of the file can hold.</summary>
internal enum ImportColumn
{
    Organisation,
    Vendor,
    Kind,

    /// <summary>A number whose nature another column, or the vendor, tells.</summary>
    Number,
    ContractNumber,
    SubscriptionNumber,
    RenewalId,
    ServiceTag,
    Product,
    Sku,
    Quantity,
    Start,
    End,
    PurchaseChannel,
    Reseller,
    Email,
}
