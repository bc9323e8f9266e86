using System.Text.RegularExpressions;
using SupportBot.Dialogs.Forms;
using SupportBot.Dialogs.Recognizers.DateTimes;
using SupportBot.Dialogs.Turns;

namespace SupportBot.Dialogs.Tests.Forms;

/// <summary>A flow with every kind of slot and step: what the README explains, and what the tests talk to.</summary>
internal sealed partial class RepairForm(int version = 1) : Form("repair", version)
{
    public static readonly FormTexts Texts = FormTexts.For<RepairForm>("RepairTexts");

    public static readonly ChoiceSlot Equipment = new("equipment", Texts, "server", "workstation", "other");

    public static readonly IdentifierSlot OrderNumber = new("order_number", Texts)
    {
        Recognize = input => OrderShape().IsMatch(input.Text) && input.Text.Any(char.IsAsciiDigit)
            ? SlotAnswer.Accept(input.Text.ToUpperInvariant(), Certainty.Weak)
            : SlotAnswer.None<string>(),
    };

    public static readonly IdentifierSlot Said = new("said", Texts)
    {
        Requirement = Requirement.Later,
        GroupsOf = 4,
        Recognize = ReadSaid,
        FindIn = FindSaid,
        DependsOn = [Equipment],
    };

    public static readonly IdentifierSlot Key = new("key", Texts)
    {
        When = values => values.Is(Equipment, "workstation"),
        Requirement = Requirement.Optional,
        IsSensitive = true,
        Recognize = input => input.Text.Length is >= 8 and <= 32 && input.Text.All(char.IsAsciiLetterOrDigit)
            ? SlotAnswer.Accept(input.Text)
            : SlotAnswer.Reject<string>(Texts["KeyInvalid"]),
    };

    public static readonly CompanySlot Company = new("company", Texts) { MaxLength = 80 };

    public static readonly TextSlot Description = new("description", Texts) { MinLength = 10, IsStory = true };

    public static readonly FileSlot DeliveryNote = new("delivery_note", Texts) { Requirement = Requirement.Later };

    public static readonly FileSlot Screenshot = new("screenshot", Texts) { Requirement = Requirement.Optional, MaxFiles = 2 };

    public static readonly YesNoSlot Administrator = new("administrator", Texts);

    public static readonly DateSlot BoughtOn = new("bought_on", Texts)
    {
        Towards = DatePreference.Past,
        Check = (day, values) => day > values.Today ? SlotCheck.Reject(Texts["BoughtOnFuture"]) : SlotCheck.Ok,
    };

    public static readonly NumberSlot Quantity = new("quantity", Texts) { Max = 1000, Requirement = Requirement.Optional };

    public static readonly EmailSlot Email = new("email", Texts) { IsShared = true };

    public override string Title => Texts["Title"];

    public override string? Opening => Texts["Opening"];

    public override string? Consent => Texts["Consent"];

    public override IReadOnlyList<FormStep> Steps =>
    [
        Equipment,
        new Ending("other_equipment", _ => FormEnd.Human(Texts["OtherEquipment"])) { When = values => values.Is(Equipment, "other") },
        new Notice("workstation_delay", Texts["WorkstationDelay"]) { When = values => values.Is(Equipment, "workstation") },
        OrderNumber,
        Said,
        Key,
        Administrator,
        new Ending("not_entitled", _ => FormEnd.Done(Texts["NotEntitled"]))
        {
            When = values => values.Is(Administrator, false),
            AtOnce = true,
        },
        BoughtOn,
        new Work("known_order", LookUpOrder) { DependsOn = [OrderNumber] },
        Quantity,
        Description,
        DeliveryNote,
        Screenshot,
        Company,
        Email,
    ];

    public override ValueTask<FormEnd> CompleteAsync(FormContext form, CancellationToken cancellationToken)
    {
        form.AddEffect(new RepairAsked(form.Values.Get(OrderNumber)!, form.Values.Get(BoughtOn), [.. form.Missing.Select(slot => slot.Name)]));
        return ValueTask.FromResult(FormEnd.Done(Texts["Sent"]) with { Case = "SB-2026-000001" });
    }

    private static ValueTask<WorkResult> LookUpOrder(FormContext form, CancellationToken cancellationToken)
    {
        if (form.Values.Is(OrderNumber, "PO-404"))
        {
            return ValueTask.FromResult(WorkResult.AskAgain(OrderNumber, Texts["OrderUnknown"]));
        }

        if (form.Values.Is(OrderNumber, "PO-777"))
        {
            form.Fill(Quantity, 7);
            return ValueTask.FromResult(WorkResult.Say(Texts["OrderKnown"]));
        }

        return ValueTask.FromResult(WorkResult.GoOn);
    }

    private static SlotAnswer<string> ReadSaid(SlotInput input)
    {
        var digits = NotDigits().Replace(input.Text, string.Empty);
        return digits.Length == 12 && digits[0] == '1' ? SlotAnswer.Accept(digits, Certainty.Sure)
            : digits.Length is > 6 and < 16 && !input.Text.Any(char.IsLetter) ? SlotAnswer.RejectUnlessInsisted(digits, Texts["SaidShape"])
            : SlotAnswer.None<string>();
    }

    private static Found<string>? FindSaid(SlotInput input) =>
        SaidInText().Match(input.Text) is { Success: true } match
            ? new Found<string>(NotDigits().Replace(match.Value, string.Empty), match.Index, match.Length)
            : null;

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9 ./-]{3,24}$", RegexOptions.NonBacktracking)]
    private static partial Regex OrderShape();

    [GeneratedRegex(@"\b1\d{3}[ .-]?\d{4}[ .-]?\d{4}\b", RegexOptions.NonBacktracking)]
    private static partial Regex SaidInText();

    [GeneratedRegex(@"[^\d]", RegexOptions.NonBacktracking)]
    private static partial Regex NotDigits();
}

/// <summary>What the agent receives.</summary>
internal sealed record RepairAsked(string OrderNumber, DateOnly BoughtOn, IReadOnlyList<string> Missing) : ITurnEffect;
