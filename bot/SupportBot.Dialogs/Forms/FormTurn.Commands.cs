using System.Globalization;
using SupportBot.Dialogs.Prompts;
using SupportBot.Dialogs.State;

namespace SupportBot.Dialogs.Forms;

/// <summary>Words of command.</summary>
internal sealed partial class FormTurn
{
    private const int ConfirmCancelFrom = 2;

    private async ValueTask<FormMove?> TakeCommandAsync(
        Slot slot, CommandReading reading, FoldedText text, SlotReading own, CancellationToken cancellationToken)
    {
        // A slot of a known shape that takes the words takes them; but no number is called "recommencer".
        var isMeant = reading.IsExact && slot.Choices.Count == 0;
        if (own.IsAccepted && !slot.IsOpen && own.Certainty >= Certainty.Likely && !isMeant)
        {
            return null;
        }

        if (own.IsAccepted && slot.IsOpen && (!reading.IsExact || (slot.PlausibleCommands.Contains(reading.Command) && text.Words.Count == 1)))
        {
            State.Pending = new PendingQuestion { Kind = PendingKind.Command, Value = reading.Command.ToString(), Said = text.Text };
            await AskPendingAsync(State.Pending, cancellationToken);
            return FormMove.Wait;
        }

        return await ObeyAsync(reading.Command, slot, cancellationToken);
    }

    private async ValueTask<FormMove> ObeyAsync(FormCommand command, Slot? slot, CancellationToken cancellationToken) => command switch
    {
        FormCommand.Cancel => await CancelAsync(cancellationToken),
        FormCommand.Restart => await RestartAsync(cancellationToken),
        FormCommand.Back => GoBack(),
        FormCommand.Human => await CallHumanAsync(cancellationToken),
        FormCommand.Unavailable => DoWithout(slot, SlotAbsence.Skipped, FormCommand.Unavailable),
        FormCommand.Later => DoWithout(slot, SlotAbsence.Later, FormCommand.Later),
        FormCommand.Skip => DoWithout(slot, SlotAbsence.Skipped, FormCommand.Skip),
        FormCommand.Edit => await ListAsync("WhichEdit", withButtons: true, cancellationToken),
        FormCommand.Recap => await ListAsync("SoFarHead", withButtons: false, cancellationToken),
        _ => await ExplainAsync(command, slot, cancellationToken),
    };

    private async ValueTask<FormMove> ExplainAsync(FormCommand command, Slot? slot, CancellationToken cancellationToken)
    {
        Speech.Say(command switch
        {
            FormCommand.Why => slot?.Texts.Why ?? EngineTexts.Get("NoWhy"),
            FormCommand.Where => slot?.Texts.Where ?? EngineTexts.Get("NoWhere"),
            FormCommand.Help => EngineTexts.Get("Help"),
            FormCommand.Courtesy => EngineTexts.Get("Courtesy"),
            _ => null,
        });
        if (command == FormCommand.Help && slot?.Texts.Example is { } example)
        {
            Speech.Say(EngineTexts.Format("Example", ("example", example)));
        }

        return await ResumeInterruptedAsync(cancellationToken);
    }

    private async ValueTask<FormMove> CancelAsync(CancellationToken cancellationToken)
    {
        if (Answers.CountGiven() < ConfirmCancelFrom)
        {
            return FormMove.Cancel;
        }

        State.Pending = new PendingQuestion { Kind = PendingKind.Cancel };
        await AskPendingAsync(State.Pending, cancellationToken);
        return FormMove.Wait;
    }

    private async ValueTask<FormMove> RestartAsync(CancellationToken cancellationToken)
    {
        if (Answers.CountGiven() == 0)
        {
            return FormMove.Restart;
        }

        State.Pending = new PendingQuestion { Kind = PendingKind.Restart };
        await AskPendingAsync(State.Pending, cancellationToken);
        return FormMove.Wait;
    }

    // Back to the question before this one that was answered; its answer stands until another is given.
    private FormMove GoBack()
    {
        var from = Asked is { } asked && !StateIsReview ? Plan.IndexOf(asked) : Plan.Slots.Count;
        for (var index = from - 1; index >= 0; index--)
        {
            var slot = Plan.Slots[index];
            if (Answers.Applies(slot) && Values.Find(slot) is { Origin: not SlotOrigin.LookedUp })
            {
                return Edit(slot);
            }
        }

        return Again(EngineTexts.Get("FirstQuestion"));
    }

    private FormMove Edit(Slot slot)
    {
        State.Phase = FormPhase.Asking;
        if (Values.IsSettled(slot))
        {
            State.Editing = slot.Name;
        }

        if (!State.History.Contains(slot.Name))
        {
            // Filled without ever being asked: the question is asked again all the same, as far as the customer can see.
            State.History.Add(slot.Name);
        }

        return FormMove.GoOn;
    }

    private FormMove DoWithout(Slot? slot, SlotAbsence absence, FormCommand command)
    {
        if (slot is null)
        {
            return FormMove.GoOn;
        }

        if (State.Adding == slot.Name)
        {
            (State.Adding, State.Editing) = (null, null);
            return FormMove.GoOn;
        }

        if (slot.Requirement == Requirement.Required)
        {
            Speech.Say(EngineTexts.Get("CannotSkip"));
            Speech.Say(command == FormCommand.Skip ? null : slot.Texts.Where);
            Speech.Offer(EngineTexts.Get("ButtonHuman"));
            return Again(EngineTexts.Get("CannotSkipHuman"));
        }

        if (State.Editing == slot.Name && Values.Has(slot))
        {
            return KeepAnswer(slot);
        }

        var kept = slot.Requirement == Requirement.Later ? SlotAbsence.Later : absence;
        Answers.MarkAbsent(slot, kept);
        Settle(slot);
        return Again(EngineTexts.Format(kept == SlotAbsence.Later ? "PutOff" : "Skipped", ("label", slot.Texts.Label)));
    }

    private async ValueTask<FormMove> ListAsync(string head, bool withButtons, CancellationToken cancellationToken)
    {
        if (StateIsReview)
        {
            State.Phase = FormPhase.Review;
            return FormMove.GoOn;
        }

        var lines = FormRecap.Lines(Plan, Answers, numbered: false);
        if (lines.Length == 0)
        {
            return Again(EngineTexts.Get("NothingNoted"));
        }

        Speech.Say(EngineTexts.Get(head) + "\n\n" + lines);
        if (!withButtons)
        {
            return FormMove.GoOn;
        }

        await Speech.ClarifyAsync(EngineTexts.Get("EditHow"), [.. FormRecap.EditButtons(Plan, Answers)], cancellationToken);
        return FormMove.Wait;
    }

    private async ValueTask<FormMove> CallHumanAsync(CancellationToken cancellationToken)
    {
        if (Services.HumanDesk is not { } desk || !await desk.RequestAsync(HumanRequest(formEnded: false), cancellationToken))
        {
            Speech.Say(Services.HumanDesk is null ? EngineTexts.Get("NoHuman") : null);
            return FormMove.GoOn;
        }

        return FormMove.Wait;
    }

    public HumanRequest HumanRequest(bool formEnded) => new(Context)
    {
        Form = Plan.Form.Id,
        Slot = State.Asked,
        Slots = Answers.Applicable(),
        Shown = ShownAnswers(),
        Missing = [.. FormContext.Missing.Select(slot => slot.Name)],
        Kept = State.Kept ?? [],
        Digressions = State.Digressions ?? [],
        FormEnded = formEnded,
    };

    private string Hours() => Services.DraftLifetime.TotalHours.ToString("0", CultureInfo.InvariantCulture);
}
