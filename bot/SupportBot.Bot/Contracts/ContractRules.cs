namespace SupportBot.Bot.Contracts;

/// <summary>
/// The rules about dates, by vendor. The end date is inclusive for every vendor; the day after it is day 1 after expiry. Nobody but Red Hat keeps
/// anything open after day 0: Symantec ended its grace period, and the sources say nothing of Dell and HP.
/// </summary>
internal static class ContractRules
{
    /// <summary>From so many days before the end on, a contract counts as expiring: the window of the Red Hat portal.</summary>
    public const int ExpiringDays = 120;

    /// <summary>Last day after expiry on which Red Hat's "Récemment expiré" still lists a subscription.</summary>
    public const int RedHatRecentDays = 30;

    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    /// <summary>The day that customers live in: it changes at midnight in Europe/Paris.</summary>
    public static DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(InParis(instant).DateTime);

    /// <summary>The same instant on a clock in Paris.</summary>
    public static DateTimeOffset InParis(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Paris);

    /// <summary>The status of a contract at an instant.</summary>
    public static ContractStatus StatusOf(Contract contract, DateTimeOffset now) => StatusOf(contract, DayOf(now));

    /// <summary>The status of a contract on a day.</summary>
    public static ContractStatus StatusOf(Contract contract, DateOnly day) =>
        new(contract, day, StateOf(contract.Vendor, contract.Start, contract.End, day));

    /// <summary>The state that dates alone give; what a source says of "active" or "expired" is not asked.</summary>
    public static ContractState StateOf(SoftwareVendor vendor, DateOnly? start, DateOnly end, DateOnly day)
    {
        var daysLeft = end.DayNumber - day.DayNumber;
        if (daysLeft < 0)
        {
            return vendor == SoftwareVendor.RedHat && -daysLeft <= RedHatRecentDays ? ContractState.RecentlyExpired : ContractState.Expired;
        }

        if (start > day)
        {
            return ContractState.Upcoming;
        }

        return daysLeft <= ExpiringDays ? ContractState.Expiring : ContractState.Active;
    }

    /// <summary>How a customer goes on from a state.</summary>
    public static RenewalRoute RouteOf(SoftwareVendor vendor, ContractState state) => (vendor, state) switch
    {
        (_, ContractState.Upcoming) => RenewalRoute.NotYet,
        (SoftwareVendor.Symantec, ContractState.Active or ContractState.Expiring) => RenewalRoute.SymantecReseller,
        (SoftwareVendor.Symantec, _) => RenewalRoute.SymantecReinstatement,
        (_, ContractState.Active) => RenewalRoute.NotYet,
        (SoftwareVendor.RedHat, ContractState.Expiring) => RenewalRoute.RedHatPortal,
        (SoftwareVendor.RedHat, ContractState.RecentlyExpired) => RenewalRoute.RedHatRecentlyExpired,
        (SoftwareVendor.RedHat, _) => RenewalRoute.RedHatNewPurchase,
        _ => RenewalRoute.Adviser,
    };
}
