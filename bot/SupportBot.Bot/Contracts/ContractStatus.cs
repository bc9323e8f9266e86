namespace SupportBot.Bot.Contracts;

/// <summary>The state of a contract on a day.</summary>
internal enum ContractState
{
    /// <summary>Its first day is still to come.</summary>
    Upcoming,

    /// <summary>More than 120 days are left.</summary>
    Active,

    /// <summary>0 to 120 days are left; 0 on the last day.</summary>
    Expiring,

    /// <summary>Red Hat only: 1 to 30 days after the end, still listed under "Récemment expiré".</summary>
    RecentlyExpired,

    /// <summary>Over, with nothing left of it.</summary>
    Expired,
}

/// <summary>How the customer goes on.</summary>
internal enum RenewalRoute
{
    /// <summary>Nothing to do for more than 120 days, or not begun yet.</summary>
    NotYet,

    /// <summary>Red Hat portal, "Prêt à renouveler"; a store purchase is paid there, any other is told how.</summary>
    RedHatPortal,

    /// <summary>Red Hat portal, tab "Récemment expiré"; the sources contradict each other, so customer service should check.</summary>
    RedHatRecentlyExpired,

    /// <summary>Red Hat: a new subscription has to be bought.</summary>
    RedHatNewPurchase,

    /// <summary>Symantec: through the reseller, before the last day has passed.</summary>
    SymantecReseller,

    /// <summary>Symantec: no grace; maintenance can be reinstated under conditions, through the reseller.</summary>
    SymantecReinstatement,

    /// <summary>The sources say nothing about this vendor's renewals: a person answers.</summary>
    Adviser,
}

/// <summary>A contract and its state on one day.</summary>
/// <param name="Contract">The contract.</param>
/// <param name="On">The day, in Europe/Paris.</param>
/// <param name="State">Its state on that day.</param>
internal sealed record ContractStatus(Contract Contract, DateOnly On, ContractState State)
{
    /// <summary>Days until the last day: 0 on it, negative after it.</summary>
    public int DaysLeft => Contract.End.DayNumber - On.DayNumber;

    /// <summary>Days since the last day: 1 on the day after it; 0 or less while it runs.</summary>
    public int DaysSinceEnd => -DaysLeft;

    /// <summary>First day of what follows a renewal: the day after the last one; null when no later day exists.</summary>
    public DateOnly? NextStart => Contract.End < DateOnly.MaxValue ? Contract.End.AddDays(1) : null;

    /// <summary>How the customer goes on.</summary>
    public RenewalRoute Route => ContractRules.RouteOf(Contract.Vendor, State);
}
