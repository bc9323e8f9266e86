namespace SupportBot.Dialogs.Recognizers.Identifiers;

/// <summary>The kinds of number and code that people read off labels, contracts, e-mails and portals.</summary>
public enum IdentifierKind
{
    /// <summary>Dell service tag: 7 characters 0-9 A-Z, old ones 5; a number in base 36.</summary>
    DellServiceTag,

    /// <summary>Dell Express Service Code: the decimal value of a service tag.</summary>
    DellExpressServiceCode,

    /// <summary>HP Service Agreement Identifier: 12 digits, the first is 1.</summary>
    Said,

    /// <summary>HP product number: <c>507284-B21</c>, <c>1A2B3C#ABA</c>.</summary>
    HpProductNumber,

    /// <summary>HP serial number: 10 letters and digits. Never asked for; known so that it is not taken for another number.</summary>
    HpSerialNumber,

    /// <summary>Number of an order with a vendor.</summary>
    OrderNumber,

    /// <summary>Number of a contract: 4 to 12 digits.</summary>
    ContractNumber,

    /// <summary>Number of a subscription, also called installation or registration number: 4 to 12 digits.</summary>
    SubscriptionNumber,

    /// <summary>Number or login of an account.</summary>
    Account,

    /// <summary>Activation number: 8 to 32 letters, digits and hyphens. Secret-like.</summary>
    ActivationNumber,

    /// <summary>Installation number of RHEL 5: 16 hexadecimal digits.</summary>
    InstallationNumber,

    /// <summary>Product code of a subscription: <c>RH0103708</c>.</summary>
    Sku,

    /// <summary>Symantec renewal identifier: 4 to 30 letters, digits and hyphens.</summary>
    RenewalId,

    /// <summary>Symantec certificate number: 4 to 30 letters, digits and hyphens.</summary>
    CertificateNumber,

    /// <summary>Symantec serial number: a letter, then 6 to 12 digits.</summary>
    SymantecSerialNumber,

    /// <summary>Symantec SAN of the Rewards programme: 4 to 30 letters, digits and hyphens.</summary>
    San,

    /// <summary>Broadcom Site ID: digits.</summary>
    SiteId,

    /// <summary>Reference of a case of ours: <c>SB-2026-000123</c>.</summary>
    CaseReference,
}
