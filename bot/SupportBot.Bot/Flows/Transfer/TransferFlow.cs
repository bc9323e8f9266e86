using System.Globalization;
using SupportBot.Bot.Cases;
using SupportBot.Bot.Flows.Shared;
using SupportBot.Bot.Flows.Transfer.OtherCompany;
using SupportBot.Dialogs.Forms;
using SupportBot.Dialogs.Recognizers.Identifiers;

namespace SupportBot.Bot.Flows.Transfer;

/// <summary>
/// Subscriptions that must move: to another account of the same company, from the wrong account after a reseller's renewal, or to another company,
/// which takes a letter of assignment signed by both.
/// </summary>
internal sealed class TransferFlow(CaseFiling cases, PartyLinks partyLinks) : Form(FlowName, version: 2)
{
    public const string FlowName = "transfer";

    private static readonly FormTexts Texts = FormTexts.For<TransferFlow>("TransferTexts");

    public static readonly ChoiceSlot Kind = new("kind", Texts, "same_company", "wrong_account", "separate_entity");

    public static readonly ChoiceSlot Resolution = new("resolution", Texts, "reseller", "customer_service") { When = IsWrongAccount, DependsOn = [Kind] };

    public static readonly IdentifierSlot SourceAccount = new("source_account", Texts)
    {
        When = values => IsWithinCompany(values) || IsKept(values, SourceAccount!), // Not null: read later.
        Recognize = Identifiers.Reader(IdentifierKind.Account),
        FindIn = AccountMove.Source,
        Check = (account, values) => values.Is(TargetAccount!, account) ? SlotCheck.Reject(Texts["SameAccount"]) : SlotCheck.Ok, // Not null: set below, read later.
    };

    public static readonly IdentifierSlot TargetAccount = new("target_account", Texts)
    {
        When = values => IsWithinCompany(values) || IsKept(values, TargetAccount!), // Not null: read later.
        Recognize = Identifiers.Reader(IdentifierKind.Account),
        FindIn = AccountMove.Target,
        Check = (account, values) => values.Is(SourceAccount, account) ? SlotCheck.Reject(Texts["SameAccount"]) : SlotCheck.Ok,
    };

    public static readonly ChoiceSlot AdminApproval = new("admin_approval", Texts, "self", "written", "not_yet") { When = IsSameCompany };

    public static readonly FileSlot ApprovalDocument = new("approval_document", Texts) { Requirement = Requirement.Later, When = values => values.Is(AdminApproval, "written") };

    public static readonly EmailSlot AdminEmail = new("admin_email", Texts) { When = IsWrongAccount };

    public static readonly PartySlots From = new("from", Texts, IsSeparateEntity, () => To!); // Not null: set below, read later.

    public static readonly PartySlots To = new("to", Texts, IsSeparateEntity, () => From);

    /// <summary>"L'autre société remplira": the party, <c>from</c> or <c>to</c>, that fills in its part by a link; <c>none</c> when the customer does it after all.</summary>
    public static readonly Mention OtherParty = new("other_party", Texts, "none", "to")
    {
        Interpret = (heard, asked) => heard == "to" && From.All.Any(slot => slot.Name == asked) ? "from" : heard,
    };

    public static readonly ListSlot<SubscriptionLine> Subscriptions = new("subscriptions", Texts)
    {
        RecognizeItem = input => SubscriptionLine.Read(input, Texts),
        FormatItem = line => line.ToString(),
        ParseItem = SubscriptionLine.TryParse,
        DisplayItem = line => Texts.Format("SubscriptionShown", ("number", line.Number), ("quantity", line.Quantity.ToString(CultureInfo.InvariantCulture))) + (line.Details is { } details ? $" ; {details}" : ""),
    };

    public override string Title => Texts["Title"];

    public override string? Opening => Texts["Opening"];

    public override string? Consent => ContactSlots.Consent;

    public override IReadOnlyList<FormStep> Steps =>
    [
        Kind,
        new Notice("approval_needed", Texts["ApprovalNeeded"]) { When = IsSameCompany },
        new Notice("four_steps", Texts["FourSteps"]) { When = IsSeparateEntity },
        Resolution,
        new Ending("reseller", _ => FormEnd.Done(Texts["Reseller"]) with { Buttons = [RootTexts.StartLabel("agent")] }) { When = values => values.Is(Resolution, "reseller") },
        SourceAccount,
        TargetAccount,
        OtherParty,
        new Notice("from_by_link", Texts["FromByLink"]) { When = values => IsSeparateEntity(values) && values.Is(OtherParty, "from") },
        .. From.All,
        new Notice("from_summary", From.Summary) { When = values => IsSeparateEntity(values) && From.IsComplete(values) },
        new Notice("receiving_party", Texts["OtherParty"]) { When = values => IsSeparateEntity(values) && !values.Is(OtherParty, "to") },
        new Notice("to_by_link", Texts["ToByLink"]) { When = values => IsSeparateEntity(values) && values.Is(OtherParty, "to") },
        .. To.All,
        new Notice("to_summary", To.Summary) { When = values => IsSeparateEntity(values) && To.IsComplete(values) },
        Subscriptions,
        AdminApproval,
        new Notice("not_yet", Texts["NotYet"]) { When = values => values.Is(AdminApproval, "not_yet") },
        ApprovalDocument,
        AdminEmail,
        .. ContactSlots.All,
    ];

    /// <inheritdoc/>
    public override async ValueTask<FormEnd> CompleteAsync(FormContext form, CancellationToken cancellationToken)
    {
        if (OtherSide(form.Values) is { } other)
        {
            return await WaitForOtherAsync(form, other, cancellationToken);
        }

        var filed = await cases.FileAsync(FlowName, form, VendorLetterKind.Transfer, Await, cancellationToken);
        return filed.Done(Texts[NextKey(form.Values)]);

        CaseDraft Await(CaseDraft draft) => form.Values.Is(AdminApproval, "not_yet") ? draft with { Status = CaseStatus.WaitingCustomer, Missing = [.. draft.Missing, AdminApproval.Name] } : draft;
    }

    /// <summary>The party of that name.</summary>
    public static PartySlots PartyOf(string party) => party == From.Party ? From : To;

    // No letter yet: it is written when the other company has given its part.
    private async ValueTask<FormEnd> WaitForOtherAsync(FormContext form, PartySlots other, CancellationToken cancellationToken)
    {
        var missing = other.All.Where(slot => !form.Values.Has(slot)).Select(slot => slot.Name).ToList();
        var filed = await cases.FileAsync(
            FlowName, form, null, draft => draft with { Missing = [.. draft.Missing, .. missing], Status = CaseStatus.WaitingCustomer }, cancellationToken);
        var link = partyLinks.Issue(filed.Reference, other.Party, form.Values.Get(ContactSlots.Email), form.Turn.Now);
        form.AddEffect(link.Effect);
        return filed.Done(Texts.Format("NextByLink", ("link", link.Address.ToString()), ("date", PartyLinks.LastDay(link.ExpiresAt))));
    }

    private static PartySlots? OtherSide(FormValues values) =>
        !IsSeparateEntity(values) ? null
        : values.Is(OtherParty, "from") && !From.IsComplete(values) ? From
        : values.Is(OtherParty, "to") && !To.IsComplete(values) ? To
        : null;

    private static string NextKey(FormValues values) =>
        IsSeparateEntity(values) ? "NextAssignment" : IsWrongAccount(values) ? "NextWrongAccount" : values.Is(AdminApproval, "not_yet") ? "NextWaiting" : "Next";

    private static bool IsSameCompany(FormValues values) => values.Is(Kind, "same_company");

    private static bool IsWrongAccount(FormValues values) => values.Is(Kind, "wrong_account");

    private static bool IsSeparateEntity(FormValues values) => values.Is(Kind, "separate_entity");

    // Asked within a company only; an account that was given before it turned out to be another one goes along.
    private static bool IsKept(FormValues values, Slot account) => IsSeparateEntity(values) && values.Has(account);

    private static bool IsWithinCompany(FormValues values) => IsSameCompany(values) || IsWrongAccount(values);
}
