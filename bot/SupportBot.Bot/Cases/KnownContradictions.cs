namespace SupportBot.Bot.Cases;

/// <summary>Contradictions and traps of the source pages that an agent must know of; their French notes are in CaseTexts.resx under <c>Contradiction_{code}</c>.</summary>
internal static class KnownContradictions
{
    /// <summary>Red Hat: within 30 days after expiry, one passage renews and another sells anew.</summary>
    public const string ThirtyDays = "C1";

    /// <summary>Dell: the page says nothing of tags that were filled digitally.</summary>
    public const string DigitalFulfilment = "C3";

    /// <summary>HP: one mailbox, which seems to be the one for the Americas.</summary>
    public const string HpMailbox = "C5";

    /// <summary>Symantec: the page is of 2016, the business has changed hands.</summary>
    public const string SymantecAge = "C6";

    /// <summary>Symantec: maintenance never bought and maintenance lapsed are two cases.</summary>
    public const string NeverOrLapsed = "C7";

    /// <summary>Red Hat: whether the contract number changes on renewal is not answered.</summary>
    public const string ContractNumberOnRenewal = "C11";

    /// <summary>Red Hat: a transfer needs more than the page lists.</summary>
    public const string TransferEvidence = "C12";
}
