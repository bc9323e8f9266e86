using SupportBot.Bot.Cases;
using SupportBot.Bot.Flows.Shared;
using SupportBot.Dialogs.Forms;
using SupportBot.Dialogs.Recognizers.Identifiers;

namespace SupportBot.Bot.Flows.Transfer;

/// <summary>
/// Subscriptions that must move: to another account of the same company, from the wrong account after a reseller's renewal, or to another company,
/// which takes a letter of assignment signed by both.
/// </summary>
internal sealed class TransferFlow(CaseFiling cases) : Form(FlowName, version: 1)
{
    private const string FlowName = "transfer";

    private static readonly FormTexts Texts = FormTexts.For<TransferFlow>("TransferTexts");

    public static readonly ChoiceSlot Kind = new("kind", Texts, "same_company", "wrong_account", "separate_entity");

    public static readonly ChoiceSlot Resolution = new("resolution", Texts, "reseller", "customer_service") { When = IsWrongAccount, DependsOn = [Kind] };

    public static readonly IdentifierSlot SourceAccount = new("source_account", Texts)
    {
        When = IsWithinCompany,
        Recognize = Identifiers.Reader(IdentifierKind.Account),
        Check = (account, values) => values.Is(TargetAccount!, account) ? SlotCheck.Reject(Texts["SameAccount"]) : SlotCheck.Ok, // Not null: set below, read later.
    };

    public static readonly IdentifierSlot TargetAccount = new("target_account", Texts)
    {
        When = IsWithinCompany,
        Recognize = Identifiers.Reader(IdentifierKind.Account),
        Check = (account, values) => values.Is(SourceAccount, account) ? SlotCheck.Reject(Texts["SameAccount"]) : SlotCheck.Ok,
    };

    public static readonly ChoiceSlot AdminApproval = new("admin_approval", Texts, "self", "written", "not_yet") { When = IsSameCompany };

    public static readonly FileSlot ApprovalDocument = new("approval_document", Texts) { Requirement = Requirement.Later, When = values => values.Is(AdminApproval, "written") };

    public static readonly EmailSlot AdminEmail = new("admin_email", Texts) { When = IsWrongAccount };

    public static readonly PartySlots From = new("from", Texts, IsSeparateEntity);

    public static readonly PartySlots To = new("to", Texts, IsSeparateEntity);

    public static readonly ListSlot<SubscriptionLine> Subscriptions = new("subscriptions", Texts)
    {
        RecognizeItem = input => SubscriptionLine.Read(input, Texts),
        FormatItem = line => line.ToString(),
        ParseItem = SubscriptionLine.TryParse,
        DisplayItem = line => Texts.Format("SubscriptionShown", ("number", line.Number), ("quantity", line.Quantity.ToString(System.Globalization.CultureInfo.InvariantCulture))),
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
        .. From.All,
        new Notice("other_party", Texts["OtherParty"]) { When = IsSeparateEntity },
        .. To.All,
        new Notice("same_signatory", Texts["SameSignatory"]) { When = values => values.TryGet(From.SignatoryEmail, out var email) && values.Is(To.SignatoryEmail, email) },
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
        var request = TransferRequest.Of(form.Values);
        if (request is { From: { } from, To: { } to } && string.Equals(from.Company, to.Company, StringComparison.OrdinalIgnoreCase))
        {
            return FormEnd.AskAgain(To.Company, Texts["SameCompanies"]);
        }

        var filed = await cases.FileAsync(FlowName, form, VendorLetterKind.Transfer, null, cancellationToken);
        return filed.Done(Texts[NextKey(form.Values)]);
    }

    private static string NextKey(FormValues values) =>
        IsSeparateEntity(values) ? "NextAssignment" : IsWrongAccount(values) ? "NextWrongAccount" : values.Is(AdminApproval, "not_yet") ? "NextWaiting" : "Next";

    private static bool IsSameCompany(FormValues values) => values.Is(Kind, "same_company");

    private static bool IsWrongAccount(FormValues values) => values.Is(Kind, "wrong_account");

    private static bool IsSeparateEntity(FormValues values) => values.Is(Kind, "separate_entity");

    private static bool IsWithinCompany(FormValues values) => IsSameCompany(values) || IsWrongAccount(values);
}
