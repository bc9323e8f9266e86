using SupportBot.Bot.Contracts;
using SupportBot.Bot.Flows.Shared;
using SupportBot.Dialogs.Forms;
using SupportBot.Dialogs.Recognizers.Identifiers;

namespace SupportBot.Bot.Flows.Renewal;

/// <summary>
/// A renewal. The vendors' rules contradict each other, so the vendor comes first. Most people leave with the steps to follow;
/// a case is opened for those who want their situation checked.
/// </summary>
internal sealed class RenewalFlow(CaseFiling cases) : Form(FlowName, version: 1)
{
    private const string FlowName = "renewal";

    private static readonly FormTexts Texts = FormTexts.For<RenewalFlow>("RenewalTexts");

    public static readonly ChoiceSlot Vendor = new("vendor", Texts, "redhat", "symantec", "other");

    public static readonly ChoiceSlot Need = new("need", Texts, "renew", "quote", "invoice") { When = IsRedHat, DependsOn = [Vendor] };

    public static readonly ChoiceSlot PurchaseChannel = new("purchase_channel", Texts, "store", "reseller", "unknown") { When = IsRedHat, DependsOn = [Vendor] };

    public static readonly YesNoSlot Administrator = new("administrator", Texts) { When = IsRedHat };

    public static readonly DateSlot EndDate = new("end_date", Texts) { When = IsRedHat, Recognize = Days.ReadEndDate };

    public static readonly YesNoSlot OnPremise = new("on_premise", Texts) { When = IsSymantec };

    public static readonly ChoiceSlot Situation = new("situation", Texts, "before_end", "expired", "never") { When = IsSymantec };

    public static readonly ListSlot<string> Proofs = ChoiceList.Of(
        "proofs", Texts, Requirement.Later, values => IsSymantec(values) && !values.Is(Situation, "never"), "renewal_id", "certificate", "order_number", "san");

    public static readonly YesNoSlot Reseller = new("reseller", Texts) { When = IsSymantecBeforeEnd };

    public static readonly ListSlot<string> Options = ChoiceList.Of(
        "options", Texts, Requirement.Optional, IsSymantecBeforeEnd, "single_date", "instalments", "longer", "several_years");

    public static readonly YesNoSlot WantsCase = new("open_case", Texts);

    public static readonly IdentifierSlot ContractNumber = new("contract_number", Texts)
    {
        Requirement = Requirement.Later,
        Recognize = Identifiers.Reader(IdentifierKind.ContractNumber),
        FindIn = Identifiers.Finder(IdentifierKind.ContractNumber, onlyAnnounced: true),
        Display = Identifiers.Shown(IdentifierKind.ContractNumber),
    };

    public override string Title => Texts["Title"];

    public override string? Opening => Texts["Opening"];

    public override string? Consent => ContactSlots.Consent;

    public override IReadOnlyList<FormStep> Steps =>
    [
        Vendor,
        new Ending("other_vendor", _ => FormEnd.Human(Texts["OtherVendor"])) { When = values => values.Is(Vendor, "other") },
        Need,
        new Ending("invoice", _ => Advice(Texts["Invoice"])) { When = values => IsRedHat(values) && values.Is(Need, "invoice") },
        PurchaseChannel,
        new Ending("quote", form => Advice(Texts[form.Values.Is(PurchaseChannel, "store") ? "QuoteStore" : "Quote"])) { When = values => IsRedHat(values) && values.Is(Need, "quote") },
        Administrator,
        new Ending("not_entitled", _ => Advice(Texts["NotAdministrator"])) { When = values => IsRedHat(values) && values.Is(Administrator, false) && !values.Is(PurchaseChannel, "reseller") },
        EndDate,
        new Ending("redhat_running", form => Advice(RenewalAdvice.RedHat(form.Values))) { When = values => RedHatState(values) is ContractState.Active or ContractState.Expiring },
        new Notice("redhat_ended", RenewalAdvice.RedHat) { When = values => RedHatState(values) is ContractState.RecentlyExpired or ContractState.Expired },
        OnPremise,
        new Ending("not_on_premise", _ => FormEnd.Human(Texts["NotOnPremise"])) { When = values => IsSymantec(values) && values.Is(OnPremise, false) },
        Situation,
        new Notice("symantec_before", Texts["SymantecBefore"]) { When = IsSymantecBeforeEnd },
        new Notice("symantec_expired", Texts["SymantecExpired"]) { When = values => IsSymantec(values) && values.Is(Situation, "expired") },
        new Notice("symantec_never", Texts["SymantecNever"]) { When = values => IsSymantec(values) && values.Is(Situation, "never") },
        Proofs,
        Reseller,
        Options,
        new Ending("symantec_running", form => Advice(RenewalAdvice.SymantecBeforeEnd(form.Values))) { When = IsSymantecBeforeEnd },
        WantsCase,
        new Ending("no_case", _ => FormEnd.Done(Texts["NoCase"])) { When = values => values.Is(WantsCase, false) },
        ContractNumber,
        .. ContactSlots.All,
    ];

    /// <inheritdoc/>
    public override async ValueTask<FormEnd> CompleteAsync(FormContext form, CancellationToken cancellationToken)
    {
        var request = RenewalRequest.From(form.Values);
        var filed = await cases.FileAsync(FlowName, form, null, draft => draft with { Contradictions = request.Contradictions }, cancellationToken);
        return filed.Done(Texts["Next"]);
    }

    private static FormEnd Advice(string text) => FormEnd.Done(text) with { Buttons = [RootTexts.StartLabel("agent")] };

    private static bool IsRedHat(FormValues values) => values.Is(Vendor, "redhat");

    private static bool IsSymantec(FormValues values) => values.Is(Vendor, "symantec");

    private static bool IsSymantecBeforeEnd(FormValues values) => IsSymantec(values) && values.Is(Situation, "before_end");

    private static ContractState? RedHatState(FormValues values) =>
        IsRedHat(values) && values.TryGet(EndDate, out var end) ? RenewalAdvice.RedHatState(end, values.Today) : null;
}
