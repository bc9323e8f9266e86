using System.Globalization;
using SupportBot.Bot.Contracts;
using SupportBot.Dialogs.Forms;

namespace SupportBot.Bot.Flows.Renewal;

/// <summary>What the source pages say of a renewal, by vendor, place of purchase and date.</summary>
internal static class RenewalAdvice
{
    private static readonly FormTexts Texts = FormTexts.For<RenewalFlow>("RenewalTexts");
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    /// <summary>The state of a Red Hat subscription that ends on <paramref name="end"/>.</summary>
    public static ContractState RedHatState(DateOnly end, DateOnly today) => ContractRules.StateOf(SoftwareVendor.RedHat, null, end, today);

    /// <summary>The state of the customer's Red Hat subscription, by its date or by what is known without one; null for another vendor, or when nothing is known.</summary>
    public static ContractState? RedHatState(FormValues values) =>
        !values.Is(RenewalFlow.Vendor, "redhat") ? null
        : values.TryGet(RenewalFlow.EndDate, out var end) ? RedHatState(end, values.Today)
        : values.Get(RenewalFlow.EndState) switch
        {
            "running" => ContractState.Active,
            "recent" => ContractState.RecentlyExpired,
            "past" => ContractState.Expired,
            _ => null,
        };

    /// <summary>The whole advice for a Red Hat renewal.</summary>
    public static string RedHat(FormValues values)
    {
        var route = values.Is(RenewalFlow.PurchaseChannel, "reseller") ? Texts["RedHatReseller"]
            : values.Is(RenewalFlow.PurchaseChannel, "unknown") ? Texts["RedHatUnknown"]
            : "";
        var state = RedHatState(values) switch
        {
            ContractState.RecentlyExpired => $"{Since(values, "SinceRecent")} {Texts["RedHatRecent"]}",
            ContractState.Expired => $"{Since(values, "SinceLong")} {Texts["RedHatExpired"]}",
            null => Texts["RedHatUndated"],
            _ when values.Is(RenewalFlow.PurchaseChannel, "reseller") => "",
            _ => $"{RunsUntil(values)} {Texts["RedHatSteps"]}",
        };
        return string.Join("\n\n", new[] { route, state }.Where(part => part.Length > 0));
    }

    /// <summary>The whole advice for a Symantec maintenance that still runs.</summary>
    public static string SymantecBeforeEnd(FormValues values)
    {
        var parts = new List<string> { Texts["SymantecSteps"], Texts[values.Is(RenewalFlow.Reseller, true) ? "SymantecReseller" : "SymantecPartnerLocator"] };
        parts.AddRange((values.Get(RenewalFlow.Options) ?? []).Select(option => Texts[$"OptionsChoice{SlotTexts.KeyOf(option)}Answer"]));
        parts.Add(Texts["SymantecAfter"]);
        return string.Join("\n\n", parts);
    }

    public static string Day(DateOnly day) => day.ToString(day.Day == 1 ? "'1er' MMMM yyyy" : "d MMMM yyyy", French);

    private static string Since(FormValues values, string undated) =>
        values.TryGet(RenewalFlow.EndDate, out var end) ? Texts.Format("SinceDays", ("days", Count(values.Today.DayNumber - end.DayNumber))) : Texts[undated];

    private static string RunsUntil(FormValues values) =>
        values.TryGet(RenewalFlow.EndDate, out var end) ? Texts.Format("RunsUntil", ("date", Day(end))) : Texts["RunsStill"];

    private static string Count(int days) => days == 1 ? Texts["OneDay"] : Texts.Format("ManyDays", ("count", days.ToString(French)));
}
