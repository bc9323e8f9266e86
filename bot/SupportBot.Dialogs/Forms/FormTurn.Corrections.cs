using SupportBot.Dialogs.Prompts;
using SupportBot.Dialogs.State;

namespace SupportBot.Dialogs.Forms;

/// <summary>Corrections of earlier answers.</summary>
internal sealed partial class FormTurn
{
    /// <summary>"non, le SAID c'est...", "modifier le courriel", "plutôt revendeur"; null when the message corrects nothing.</summary>
    private async ValueTask<FormMove?> TakeCorrectionAsync(Slot? asked, FoldedText text, SlotReading own, CancellationToken cancellationToken)
    {
        var head = NamedValues.ReadHead(text);
        if (!head.HasLead && !head.HasVerb)
        {
            return null;
        }

        if (NamedValues.ReadAt(Plan, text, head.Word, ChooseNamed) is { } named && (head.HasVerb || named.Value.Length > 0))
        {
            return named.Value.Length == 0 ? AskToEdit(named.Slot, asked) : CorrectNamed(named, text);
        }

        if (head.HasVerb && RowNumber(text, head.Word) is { } row && FormRecap.Line(Plan, Answers, row) is { } line)
        {
            return AskToEdit(line, asked);
        }

        return head.HasLead && head.Word < text.Words.Count ? CorrectUnnamed(asked, From(text, head.Word), own) : await Nothing();

        static ValueTask<FormMove?> Nothing() => ValueTask.FromResult<FormMove?>(null);
    }

    private FormMove AskToEdit(Slot slot, Slot? asked)
    {
        if (!Answers.Applies(slot) || (ReferenceEquals(slot, asked) && !Values.IsSettled(slot)))
        {
            return FormMove.GoOn;
        }

        return Edit(slot);
    }

    private FormMove CorrectNamed(NamedValue named, FoldedText text)
    {
        var reading = named.Slot.Read(Input(FoldedText.From(named.Value)));
        if (!reading.IsAccepted && !reading.WantsConfirmation)
        {
            Speech.Say(reading.Message ?? named.Slot.Texts.Invalid ?? EngineTexts.Get("Invalid"));
            return Edit(named.Slot);
        }

        Correct(named.Slot, reading);
        Note([.. FindAll(text, named.Slot).Where(finding => finding.Start >= named.End && finding.IsNamed)]);
        return FormMove.GoOn;
    }

    // No name: a value of unmistakable shape, or the answer given last.
    private FormMove? CorrectUnnamed(Slot? asked, FoldedText text, SlotReading own)
    {
        var findings = FindAll(text, asked);
        if (own.Certainty < Certainty.Sure && findings.Exists(IsOther))
        {
            foreach (var finding in findings.FindAll(IsOther))
            {
                Correct(finding.Slot, new SlotReading(finding.Value, finding.Warning, Certainty.Sure, false, true) { IsAccepted = true });
            }

            Note(findings);
            return FormMove.GoOn;
        }

        // "Non, ..." to a yes-or-no question answers it.
        if (own.IsAccepted && asked is YesNoSlot)
        {
            return null;
        }

        if (LastAnswered(asked) is not { } last)
        {
            return null;
        }

        var reading = last.Read(Input(text));
        var asOwn = asked?.Read(Input(text)) ?? SlotReading.None;
        var isClear = reading.IsWhole || (reading.Certainty >= Certainty.Likely && !last.IsOpen);
        if (!reading.IsAccepted || !isClear || (asOwn.IsAccepted && !asked!.IsOpen && asOwn.Certainty >= reading.Certainty)) // Not null: it read something.
        {
            return null;
        }

        Correct(last, reading);
        return FormMove.GoOn;
    }

    // A value of a slot that has another one.
    private bool IsOther(SlotFinding finding) => Values.Find(finding.Slot) is { HasValue: true } held && held.Value != finding.Value;

    private void Correct(Slot slot, SlotReading reading)
    {
        var had = Values.Has(slot);
        var changed = Answers.Fill(slot, reading.Value!, SlotOrigin.Said, reading.Validity); // Not null: it was accepted.
        if (State.Editing == slot.Name || State.Asked == slot.Name)
        {
            Settle(slot);
        }

        BackToReview();
        Speech.Say(reading.Message);
        Speech.Say(About(!had ? "Noted" : changed ? "Corrected" : "Unchanged", slot));
    }

    // At the recap a correction shows the recap again.
    private void BackToReview()
    {
        if (State.Phase == FormPhase.Consent)
        {
            State.Phase = FormPhase.Review;
        }
    }

    private Slot? LastAnswered(Slot? asked)
    {
        for (var index = State.Slots.Count - 1; index >= 0; index--)
        {
            if (State.Slots[index] is { HasValue: true, Origin: not SlotOrigin.LookedUp } filled
                && Plan.Find(filled.Name) is { } slot && !ReferenceEquals(slot, asked) && Answers.Applies(slot))
            {
                return slot;
            }
        }

        return null;
    }

    // A correction means something that was said; a first naming, something that is wanted.
    private Slot ChooseNamed(IReadOnlyList<Slot> slots) =>
        slots.Count == 1 ? slots[0]
        : slots.FirstOrDefault(slot => slot.Name == State.Asked)
        ?? slots.LastOrDefault(slot => Values.IsSettled(slot))
        ?? ChooseParty(slots);

    private static int? RowNumber(FoldedText text, int word) =>
        word < text.Words.Count && word >= text.Words.Count - 3
        && int.TryParse(text.Word(text.Words.Count - 1), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var row)
            ? row
            : null;

    private static FoldedText From(FoldedText text, int word) => FoldedText.From(text.Text[text.Words[word].Start..]);
}
