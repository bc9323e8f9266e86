using SupportBot.Bot.Contracts;
using SupportBot.Bot.Flows.Shared;
using SupportBot.Dialogs.Forms;
using SupportBot.Dialogs.Recognizers.Identifiers;

namespace SupportBot.Bot.Flows.Renewal;

/// <summary>
/// A renewal. The vendors' rules contradict each other, so the vendor comes first. Most people leave with the steps to follow;
/// a case is opened for those who want their situation checked.
/// </summary>
internal sealed class RenewalFlow(CaseFiling cases) : Form(FlowName, version: 2)
{
    private const string FlowName = "renewal";

    private static readonly FormTexts Texts = FormTexts.For<RenewalFlow>("RenewalTexts");

    public static readonly ChoiceSlot Vendor = new("vendor", Texts, "redhat", "symantec", "other");

    public static readonly ChoiceSlot Need = new("need", Texts, "renew", "quote", "invoice") { When = IsRedHat, DependsOn = [Vendor] };

    public static readonly ChoiceSlot PurchaseChannel = new("purchase_channel", Texts, "store", "reseller", "unknown") { When = IsRedHat, DependsOn = [Vendor] };

    public static readonly YesNoSlot Administrator = new("administrator", Texts) { When = IsRedHat };

    /// <summary>Asked for Red Hat; kept for Symantec too when it was said.</summary>
    public static readonly DateSlot EndDate = new("end_date", Texts)
    {
        Requirement = Requirement.Later,
        When = values => IsRedHat(values) || (IsSymantec(values) && values.Has(EndDate!)), // Not null: read later.
        Recognize = Days.ReadEndDate,
        FindIn = Days.FindEndDate,
    };

    /// <summary>For those who do not know the date.</summary>
    public static readonly ChoiceSlot EndState = new("end_state", Texts, "running", "recent", "past", "unknown") { When = values => IsRedHat(values) && values.IsAbsent(EndDate) };

    public static readonly YesNoSlot OnPremise = new("on_premise", Texts) { When = IsSymantec };

    public static readonly ChoiceSlot Situation = new("situation", Texts, SymantecSituation.BeforeEnd, SymantecSituation.Expired, SymantecSituation.Never)
    {
        When = IsSymantec,
        Infer = SymantecSituation.Infer,
    };

    public static readonly ListSlot<Proof> Proofs = Proof.Slot("proofs", Texts, values => IsSymantec(values) && !values.Is(Situation, SymantecSituation.Never));

    /// <summary>The SAN proves a purchase in one programme only.</summary>
    public static readonly YesNoSlot Rewards = new("rewards", Texts) { When = values => IsSymantec(values) && (values.Get(Proofs) ?? []).Any(static proof => proof.Kind == Proof.San) };

    public static readonly YesNoSlot Reseller = new("reseller", Texts) { When = IsSymantecBeforeEnd };

    public static readonly ListSlot<string> Options = ChoiceList.Of(
        "options", Texts, Requirement.Optional, IsSymantecBeforeEnd, "single_date", "instalments", "longer", "several_years");

    public static readonly YesNoSlot WantsReminder = new("reminder", Texts) { When = values => Runs(values) && RenewalReminder.DayOf(values) is not null, QuestionFrom = RenewalReminder.Question };

    public static readonly EmailSlot ReminderEmail = new("reminder_email", Texts) { When = values => values.Is(WantsReminder, true) };

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
        EndState,
        new Ending("redhat_running", form => Advice(RenewalAdvice.RedHat(form.Values))) { When = values => RedHatRuns(values) && RenewalReminder.DayOf(values) is null },
        new Notice("redhat_steps", RenewalAdvice.RedHat) { When = values => RedHatRuns(values) && RenewalReminder.DayOf(values) is not null },
        new Notice("redhat_ended", RenewalAdvice.RedHat) { When = values => IsRedHat(values) && (values.Has(EndDate) || values.Has(EndState)) && !RedHatRuns(values) },
        OnPremise,
        new Ending("not_on_premise", _ => FormEnd.Human(Texts["NotOnPremise"])) { When = values => IsSymantec(values) && values.Is(OnPremise, false) },
        new Work("situation_of_date", FillSituation) { When = values => IsSymantec(values) && values.Has(EndDate), DependsOn = [EndDate] },
        Situation,
        new Notice("symantec_before", Texts["SymantecBefore"]) { When = IsSymantecBeforeEnd },
        new Notice("symantec_expired", Texts["SymantecExpired"]) { When = values => IsSymantec(values) && values.Is(Situation, SymantecSituation.Expired) },
        new Notice("symantec_never", Texts["SymantecNever"]) { When = values => IsSymantec(values) && values.Is(Situation, SymantecSituation.Never) },
        Proofs,
        Rewards,
        new Notice("not_rewards", Texts["NotRewards"]) { When = values => IsSymantec(values) && values.Is(Rewards, false) },
        Reseller,
        Options,
        new Ending("symantec_running", form => Advice(RenewalAdvice.SymantecBeforeEnd(form.Values))) { When = values => IsSymantecBeforeEnd(values) && RenewalReminder.DayOf(values) is null },
        new Notice("symantec_steps", RenewalAdvice.SymantecBeforeEnd) { When = values => IsSymantecBeforeEnd(values) && RenewalReminder.DayOf(values) is not null },
        WantsReminder,
        new Ending("no_reminder", _ => Advice(Texts["NoReminder"])) { When = values => Runs(values) && values.Is(WantsReminder, false) },
        ReminderEmail,
        new Ending("reminder_promised", RenewalReminder.Promise) { When = values => Runs(values) && values.Is(WantsReminder, true) && values.Has(ReminderEmail) },
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

    private static bool IsSymantecBeforeEnd(FormValues values) => IsSymantec(values) && values.Is(Situation, SymantecSituation.BeforeEnd);

    private static bool RedHatRuns(FormValues values) => RenewalAdvice.RedHatState(values) is ContractState.Active or ContractState.Expiring;

    private static bool Runs(FormValues values) => RedHatRuns(values) || IsSymantecBeforeEnd(values);

    // A date that was said settles whether it is over.
    private static ValueTask<WorkResult> FillSituation(FormContext form, CancellationToken cancellationToken)
    {
        form.Fill(Situation, SymantecSituation.At(form.Values.Get(EndDate), form.Values.Today));
        return ValueTask.FromResult(WorkResult.GoOn);
    }
}
