using SupportBot.Dialogs.Schema;
using SupportBot.Dialogs.State;

namespace SupportBot.Dialogs.Forms;

/// <summary>Asking again, and last words.</summary>
internal sealed partial class FormTurn
{
    /// <summary>Asks whatever waits again, without running the steps.</summary>
    public Task AskAgainAsync(CancellationToken cancellationToken)
    {
        if (State.Pending is { } pending)
        {
            return AskPendingAsync(pending, cancellationToken);
        }

        return State.Phase switch
        {
            FormPhase.Consent when Plan.Form.Consent is { } consent => Speech.ConsentAsync(consent, cancellationToken),
            FormPhase.Review => Speech.RecapAsync(cancellationToken),
            _ => (Plan.Find(State.Editing) ?? Asked ?? Plan.Slots.FirstOrDefault(slot => Answers.IsDue(slot))) is { } waiting
                ? Speech.AskAsync(waiting, cancellationToken)
                : Speech.RecapAsync(cancellationToken),
        };
    }

    /// <summary>A value that looked right is not: forgets it and asks again, helping as after any answer that did not do.</summary>
    public Task RefuseAsync(Slot slot, string reason, CancellationToken cancellationToken)
    {
        Answers.Clear(slot);
        (State.Refusals, State.Refused) = (State.Refused == slot.Name ? State.Refusals + 1 : 1, slot.Name);
        (State.Asked, State.Attempts, State.Overridable, State.Phase) = (slot.Name, State.Refusals, null, FormPhase.Asking);
        Speech.Say(reason);
        OfferHelp(slot);
        return Speech.AskAsync(slot, cancellationToken);
    }

    /// <summary>Says how the form ends.</summary>
    public async Task CloseAsync(FormEnd end, string kind, CancellationToken cancellationToken)
    {
        var annotation = new ReplyAnnotation(end.Kind ?? kind) { Flow = Plan.Form.PublicName, Case = end.Case };
        await Speech.CloseAsync(end, annotation, cancellationToken);
        foreach (var more in end.More)
        {
            await Context.SendActivityAsync(more.Annotation is null ? more with { Annotation = annotation } : more, cancellationToken);
        }
    }

    /// <summary>Says that nothing was sent.</summary>
    public Task SayCancelledAsync(bool hasDraft, CancellationToken cancellationToken) => Speech.CloseAsync(
        hasDraft ? EngineTexts.Format("CancelledDraft", ("hours", Hours())) : EngineTexts.Get("Cancelled"),
        new ReplyAnnotation(ReplyKinds.Cancelled) { Flow = Plan.Form.PublicName },
        [],
        cancellationToken);

    /// <summary>That the answers are kept while another form goes first.</summary>
    public string PutAside() => EngineTexts.Format("PutAside", ("title", Plan.Form.Title), ("hours", Hours()));
}
