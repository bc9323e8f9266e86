using SupportBot.Bot.Cases;
using SupportBot.Bot.Flows.Shared;
using SupportBot.Dialogs.Forms;
using SupportBot.Dialogs.Recognizers.Identifiers;

namespace SupportBot.Bot.Flows.Dell;

/// <summary>
/// A Dell service tag that does not activate. The source page answers only for tags sold without an electronic delivery of the subscription;
/// every other case goes to a person with what is known.
/// </summary>
internal sealed class DellFlow(CaseFiling cases) : Form(FlowName, version: 1)
{
    private const string FlowName = "dell";

    private static readonly FormTexts Texts = FormTexts.For<DellFlow>("DellTexts");

    public static readonly ChoiceSlot DigitallyFulfilled = new("digitally_fulfilled", Texts, "no", "yes", "unknown");

    public static readonly IdentifierSlot Account = new("account", Texts)
    {
        Recognize = Identifiers.Reader(IdentifierKind.Account),
        FindIn = Identifiers.Finder(IdentifierKind.Account, onlyAnnounced: true),
    };

    public static readonly FileSlot PackingSlip = new("packing_slip", Texts) { Requirement = Requirement.Later };

    public static readonly FileSlot ErrorScreenshot = new("error_screenshot", Texts) { Requirement = Requirement.Later };

    public static readonly IdentifierSlot ServiceTag = new("service_tag", Texts)
    {
        Requirement = Requirement.Optional,
        Recognize = input => DellTag.Read(input, Texts),
        FindIn = DellTag.Find,
    };

    public static readonly TextSlot ErrorMessage = new("error_message", Texts) { Requirement = Requirement.Optional, MinLength = 3 };

    public override string Title => Texts["Title"];

    public override string? Opening => Texts["Opening"];

    public override string? Consent => ContactSlots.Consent;

    public override IReadOnlyList<FormStep> Steps =>
    [
        DigitallyFulfilled,
        new Ending("delivered_electronically", _ => FormEnd.Human(Texts["Delivered"])) { When = values => values.Is(DigitallyFulfilled, "yes") },
        new Ending("delivery_unknown", _ => FormEnd.Human(Texts["Unknown"])) { When = values => values.Is(DigitallyFulfilled, "unknown") },
        Account,
        PackingSlip,
        ErrorScreenshot,
        ServiceTag,
        ErrorMessage,
        .. ContactSlots.All,
    ];

    /// <inheritdoc/>
    public override async ValueTask<FormEnd> CompleteAsync(FormContext form, CancellationToken cancellationToken)
    {
        var filed = await cases.FileAsync(FlowName, form, VendorLetterKind.DellRegional, null, cancellationToken);
        return filed.Done(Texts[DellRequest.From(form.Values).IsComplete ? "Complete" : "Incomplete"]) with { Buttons = [Texts["ActivateNext"]] };
    }
}
