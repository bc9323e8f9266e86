using SupportBot.Bot.Cases;
using SupportBot.Bot.Flows.Shared;
using SupportBot.Dialogs.Forms;
using SupportBot.Dialogs.Schema;

namespace SupportBot.Bot.Flows.HumanHandOff;

/// <summary>Takes the customers who want a person in mid-form, or whose form ends with one: opens the case with all that is known.</summary>
internal sealed class HumanDesk(ICaseNumbers caseNumbers) : IHumanDesk
{
    private static readonly FormTexts Texts = FormTexts.For<HumanDesk>("HumanHandOffTexts");

    /// <inheritdoc/>
    public async ValueTask<bool> RequestAsync(HumanRequest request, CancellationToken cancellationToken)
    {
        var reference = await caseNumbers.NextAsync(request.Turn.Now, cancellationToken);
        request.Turn.AddEffect(new OpenCase(FormCase.Draft(reference, request)));
        await request.Turn.SendActivityAsync(
            Activity.Message(Words(request, reference)) with
            {
                InputHint = InputHints.AcceptingInput,
                Annotation = new ReplyAnnotation(ReplyKinds.HandOff) { Flow = request.Form, Case = reference.ToString() },
            },
            cancellationToken);
        return false;
    }

    private static string Words(HumanRequest request, CaseReference reference)
    {
        var opened = Texts.Format("CaseOpened", ("case", reference.ToString()));
        var isReachable = request.Slots.Any(slot => slot.Name == ContactSlots.Email.Name && slot.Value is not null);
        return isReachable ? opened : $"{opened}\n\n{Texts["CaseOpenedWithoutEmail"]}";
    }
}
