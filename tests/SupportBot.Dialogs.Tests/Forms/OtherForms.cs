using System.Globalization;
using SupportBot.Dialogs.Forms;

namespace SupportBot.Dialogs.Tests.Forms;

/// <summary>A second, short flow: no recap.</summary>
internal sealed class ReturnForm() : Form("return", 1)
{
    public static readonly TextSlot Reason = new("description", RepairForm.Texts) { MinLength = 3 };

    public override string Title => "Retour d'article";

    public override bool HasRecap => false;

    public override IReadOnlyList<FormStep> Steps => [RepairForm.OrderNumber, Reason];

    public override ValueTask<FormEnd> CompleteAsync(FormContext form, CancellationToken cancellationToken) =>
        ValueTask.FromResult(FormEnd.Done("C'est noté pour le retour."));
}

/// <summary>A reference and a number of pieces.</summary>
internal sealed record Part(string Reference, int Count);

/// <summary>A flow with a list, and an address that other flows know.</summary>
internal sealed class PartsForm() : Form("parts", 1)
{
    public static readonly ListSlot<Part> Parts = new("parts", RepairForm.Texts)
    {
        MaxItems = 4,
        RecognizeItem = Read,
        FormatItem = part => string.Create(CultureInfo.InvariantCulture, $"{part.Reference} {part.Count}"),
        ParseItem = TryParse,
        DisplayItem = part => string.Create(CultureInfo.InvariantCulture, $"{part.Count} x {part.Reference}"),
    };

    public override string Title => RepairForm.Texts["OrderTitle"];

    public override IReadOnlyList<FormStep> Steps => [Parts, RepairForm.Email];

    public override ValueTask<FormEnd> CompleteAsync(FormContext form, CancellationToken cancellationToken) =>
        ValueTask.FromResult(FormEnd.Done(RepairForm.Texts["Ordered"] + " " + form.Values.Get(Parts)!.Sum(part => part.Count).ToString(CultureInfo.InvariantCulture)));

    private static SlotAnswer<Part> Read(SlotInput input)
    {
        var words = input.Text.Split([' ', ',', '\t'], StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 2 && words[0].StartsWith("P-", StringComparison.Ordinal) && int.TryParse(words[1], CultureInfo.InvariantCulture, out var count)
            ? SlotAnswer.Accept(new Part(words[0], count))
            : SlotAnswer.Reject<Part>(RepairForm.Texts["PartsUnread"]);
    }

    private static bool TryParse(string text, out Part part)
    {
        var words = text.Split(' ');
        part = new Part(words[0], int.Parse(words[1], CultureInfo.InvariantCulture));
        return true;
    }
}
