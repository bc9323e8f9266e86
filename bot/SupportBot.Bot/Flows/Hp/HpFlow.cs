using System.Globalization;
using Microsoft.Extensions.Options;
using SupportBot.Bot.Cases;
using SupportBot.Bot.Cases.Routing;
using SupportBot.Bot.Flows.Shared;
using SupportBot.Dialogs.Forms;
using SupportBot.Dialogs.Recognizers.Identifiers;
using SupportBot.Dialogs.Schema;

namespace SupportBot.Bot.Flows.Hp;

/// <summary>
/// A Red Hat subscription bought with an HP server or workstation that does not activate. HP looks after it: the customer leaves with a message
/// ready to be sent, and the case keeps a copy.
/// </summary>
internal sealed class HpFlow(CaseFiling cases, IOptions<EscalationOptions> escalation) : Form(FlowName, version: 1)
{
    private const string FlowName = "hp";

    private static readonly FormTexts Texts = FormTexts.For<HpFlow>("HpTexts");

    public static readonly ChoiceSlot Equipment = new("equipment", Texts, "server", "workstation", "other");

    public static readonly IdentifierSlot OrderNumber = new("order_number", Texts)
    {
        Requirement = Requirement.Later,
        Recognize = Identifiers.Reader(IdentifierKind.OrderNumber),
        FindIn = Identifiers.Finder(IdentifierKind.OrderNumber, onlyAnnounced: true),
    };

    public static readonly IdentifierSlot Said = new("said", Texts)
    {
        Requirement = Requirement.Later,
        Display = Identifiers.Shown(IdentifierKind.Said),
        Recognize = Identifiers.Reader(IdentifierKind.Said, Certainty.Sure, mayInsist: true),
        FindIn = Identifiers.Finder(IdentifierKind.Said, onlyAnnounced: false),
    };

    public static readonly IdentifierSlot ProductId = new("product_id", Texts)
    {
        Requirement = Requirement.Later,
        Recognize = Identifiers.Reader(IdentifierKind.HpProductNumber, Certainty.Likely, mayInsist: true),
        FindIn = Identifiers.Finder(IdentifierKind.HpProductNumber, onlyAnnounced: false),
    };

    public static readonly TextSlot Description = new("description", Texts) { MinLength = 10, MaxLength = 500, IsStory = true };

    public static readonly FileSlot Screenshot = new("screenshot", Texts) { Requirement = Requirement.Optional };

    public override string Title => Texts["Title"];

    public override string? Opening => Texts["Opening"];

    public override string? Consent => ContactSlots.Consent;

    public override IReadOnlyList<FormStep> Steps =>
    [
        Equipment,
        new Ending("other_equipment", _ => FormEnd.Human(Texts["OtherEquipment"])) { When = values => values.Is(Equipment, "other") },
        OrderNumber,
        Said,
        ProductId,
        Description,
        Screenshot,
        .. ContactSlots.WithoutRegion,
    ];

    /// <inheritdoc/>
    public override async ValueTask<FormEnd> CompleteAsync(FormContext form, CancellationToken cancellationToken)
    {
        var filed = await cases.FileAsync(FlowName, form, VendorLetterKind.HpLicensing, null, cancellationToken);
        var letter = Request(form.Values).Letter(form.Values);
        var options = escalation.Value;
        return filed.Done(WhatComesNext(options)) with { More = [ToCopy(letter), ToSend(options.HpMailbox, letter)] };
    }

    private static HpRequest Request(FormValues values) => new(
        values.Get(Equipment)!, values.Get(OrderNumber), values.Get(Said), values.Get(ProductId), values.Get(Description)!); // Not null: both are required.

    private static string WhatComesNext(EscalationOptions options)
    {
        var key = options.SendsAtOnce(VendorLetterKind.HpLicensing) ? "SentForYou" : "SendIt";
        var verified = DateOnly.TryParseExact(options.HpMailboxVerifiedOn, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? Texts.Format("VerifiedOn", ("date", day.ToString("d MMMM yyyy", CultureInfo.GetCultureInfo("fr-FR"))))
            : Texts["NotVerified"];
        return Texts.Format(key, ("address", options.HpMailbox), ("verified", verified));
    }

    /// <summary>Plain, so that no typographer touches the numbers.</summary>
    private static Activity ToCopy(string letter) => Activity.Message(letter) with { TextFormat = TextFormats.Plain };

    private static Activity ToSend(string address, string letter)
    {
        var mailto = $"mailto:{address}?subject={Uri.EscapeDataString(Texts["Subject"])}&body={Uri.EscapeDataString(letter)}";
        return Activity.Message(Texts.Format("OpenMail", ("link", mailto)));
    }
}
