using SupportBot.Dialogs.Dialogs;
using SupportBot.Dialogs.Forms;
using SupportBot.Dialogs.Schema;
using SupportBot.Dialogs.Testing;

namespace SupportBot.Dialogs.Tests.Forms;

/// <summary>A bot of two forms, with a FAQ of one entry and a desk of one person.</summary>
internal sealed class RepairBot : IDigressions, IHumanDesk
{
    public const string FaqAnswer = "Le support couvre trois ans.";

    public List<HumanRequest> HumanRequests { get; } = [];

    public bool HumanIsThere { get; set; } = true;

    public static DialogTestClient Client() => new RepairBot().NewClient();

    public DialogTestClient NewClient(Form? form = null) => new(() => Dialogs(form ?? new RepairForm()), "repair");

    public DialogSet Dialogs(Form form)
    {
        var services = new FormServices { Digressions = this, HumanDesk = this };
        return new DialogSet().Add(new FormDialog(form, services)).Add(new FormDialog(new ReturnForm(), services));
    }

    public ValueTask<Digression?> TryAnswerAsync(DigressionRequest request, CancellationToken cancellationToken) => ValueTask.FromResult(
        request.Text.Contains("durée du support", StringComparison.OrdinalIgnoreCase) ? Digression.Answer(FaqAnswer, ["support-term"])
        : request.Text.StartsWith("/retourner", StringComparison.Ordinal) ? Digression.ToFlow("return", "Retour d'article", isCertain: true)
        : request.Text.Contains("retourner un article", StringComparison.OrdinalIgnoreCase) ? Digression.ToFlow("return", "Retour d'article", isCertain: false)
        : request.Text.Contains("réparer un appareil", StringComparison.OrdinalIgnoreCase) ? Digression.ToFlow("repair", "Réparation", isCertain: false)
        : null);

    public async ValueTask<bool> RequestAsync(HumanRequest request, CancellationToken cancellationToken)
    {
        HumanRequests.Add(request);
        var reply = Activity.Message(HumanIsThere ? "Un conseiller arrive." : "Personne n'est là.");
        await request.Turn.SendActivityAsync(reply with { Annotation = new ReplyAnnotation(ReplyKinds.HandOff) }, cancellationToken);
        return HumanIsThere;
    }
}

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
