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

    public DialogTestClient NewClient(Form? form = null, string first = "repair") => new(() => Dialogs(form ?? new RepairForm()), first);

    public DialogSet Dialogs(Form form)
    {
        var services = new FormServices { Digressions = this, HumanDesk = this };
        return new DialogSet().Add(new FormDialog(form, services)).Add(new FormDialog(new ReturnForm(), services)).Add(new FormDialog(new PartsForm(), services));
    }

    public ValueTask<Digression?> TryAnswerAsync(DigressionRequest request, CancellationToken cancellationToken) => ValueTask.FromResult(
        request.Text.Contains("durée du support", StringComparison.OrdinalIgnoreCase) ? Digression.Answer(FaqAnswer, ["support-term"])
        : request.Text.StartsWith("/commander", StringComparison.Ordinal) ? Digression.ToFlow("parts", "Commande de pièces", isCertain: true)
        : request.Text.StartsWith("/retourner", StringComparison.Ordinal) ? Digression.ToFlow("return", "Retour d'article", isCertain: true)
        : request.Text.Contains("retourner un article", StringComparison.OrdinalIgnoreCase) ? Digression.ToFlow("return", "Retour d'article", isCertain: false)
        : request.Text.Contains("réparer un appareil", StringComparison.OrdinalIgnoreCase) ? Digression.ToFlow("repair", "Réparation", isCertain: false)
        : null);

    public Digression? FindCourtesy(string text) => text == "vous êtes nuls" ? Digression.Courtesy("Je suis désolé.") : null;

    public async ValueTask<bool> RequestAsync(HumanRequest request, CancellationToken cancellationToken)
    {
        HumanRequests.Add(request);
        var reply = Activity.Message(HumanIsThere ? "Un conseiller arrive." : "Personne n'est là.");
        await request.Turn.SendActivityAsync(reply with { Annotation = new ReplyAnnotation(ReplyKinds.HandOff) }, cancellationToken);
        return HumanIsThere;
    }
}
