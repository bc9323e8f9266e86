using SupportBot.Dialogs.Prompts;
using SupportBot.Dialogs.State;

namespace SupportBot.Dialogs.Forms;

/// <summary>What becomes of an answer: kept, with whatever else the message said; kept as it was; refused, with more help each time.</summary>
internal sealed partial class FormTurn
{
    private FormMove Accept(Slot slot, SlotReading reading)
    {
        var before = State.Editing == slot.Name ? Values.Find(slot) : null;
        var changed = Answers.Fill(slot, WithItemsHeld(slot, reading.Value!), SlotOrigin.Said, reading.Validity); // Not null: it was accepted.
        Settle(slot);
        Speech.Say(reading.Message);
        if (slot.MostItems > 0)
        {
            KeepAdding(slot);
        }
        else if (before is { HasValue: true })
        {
            Speech.Say(About(changed ? "Corrected" : "Unchanged", slot));
        }
        else if (slot.Echoes)
        {
            Speech.Say(EngineTexts.Format("NotedValue", ("value", Shown(slot))));
        }

        return FormMove.GoOn;
    }

    private string WithItemsHeld(Slot slot, string value) =>
        State.Adding == slot.Name && State.Editing != slot.Name && Values.Find(slot) is { Value: { } held } ? slot.Join(held, value) : value;

    private void KeepAdding(Slot slot)
    {
        var isFull = slot.CountItems(Values.Find(slot)!.Value!) >= slot.MostItems; // Not null: it was just filled.
        Speech.Say(isFull ? EngineTexts.Format("ListFull", ("max", EngineTexts.Number(slot.MostItems))) : null);
        State.Adding = isFull ? null : slot.Name;
    }

    // The question is answered: what was counted about it is forgotten.
    private void Settle(Slot slot)
    {
        if (State.Editing == slot.Name)
        {
            State.Editing = null;
        }

        (State.Attempts, State.Overridable) = (0, null);
    }

    private FormMove AcceptWith(Slot slot, SlotReading own, List<SlotFinding> findings, FoldedText text)
    {
        if (slot.IsOpen && !slot.KeepsWholeMessage && ReadNamed(slot, text) is { IsAccepted: true } named)
        {
            own = named;
        }
        else if (findings.Count > 0 && slot.IsOpen && !slot.KeepsWholeMessage)
        {
            var rest = slot.Read(Input(Without(text, findings)));
            own = rest.IsAccepted ? rest : own;
        }

        var move = Accept(slot, own);
        Note(findings);
        return move;
    }

    // "Nom : Claire Martin, société : ..." at the question for the name.
    private SlotReading ReadNamed(Slot slot, FoldedText text)
    {
        var named = NamedValues.ReadAll(Plan, text, ChooseParty).FirstOrDefault(value => ReferenceEquals(value.Slot, slot) && value.IsStrong);
        return named.Slot is null ? SlotReading.None : slot.Read(Input(FoldedText.From(named.Value)));
    }

    // The message said something about other slots; perhaps the rest of it answers this one.
    private async ValueTask<FormMove> AcceptRestAsync(Slot slot, List<SlotFinding> findings, FoldedText text, CancellationToken cancellationToken)
    {
        var rest = Without(text, findings);
        var own = rest.Words.Count == 0 || NamedValues.SaysNothingElse(rest, 0, 0) ? SlotReading.None : slot.Read(Input(rest));
        if (own.IsAccepted)
        {
            Accept(slot, own);
        }

        if (Note(findings) || own.IsAccepted)
        {
            return FormMove.GoOn;
        }

        // Nothing new but a value that contradicts an earlier answer, or repeats it: never passed over in silence.
        return findings.Find(IsOther) is { Slot: not null } other
            ? await OfferReplaceAsync(other.Slot, other.Value, text, cancellationToken)
            : Again(About("AlreadyNoted", findings[0].Slot));
    }

    private FormMove RejectAnswer(Slot slot, SlotReading own)
    {
        State.Attempts++;
        State.Overridable = own.CanInsist ? own.Value : State.Overridable;
        Speech.Say(own.Message ?? slot.Texts.Invalid ?? EngineTexts.Get("Invalid"));
        OfferHelp(slot);
        return FormMove.GoOn;
    }

    /// <summary>After two answers that did not do, an example and where to find it; after three, another way.</summary>
    private void OfferHelp(Slot slot)
    {
        if (State.Attempts == ExampleAfter)
        {
            Speech.Say(slot.Texts.Example is { } example ? EngineTexts.Format("Example", ("example", example)) : null);
            Speech.Say(slot.Texts.Where);
        }

        if (State.Attempts >= ExampleAfter && State.Overridable is not null)
        {
            Speech.Say(EngineTexts.Get("InsistOffer"));
            Speech.Offer(EngineTexts.Get("ButtonInsist"));
        }

        if (State.Attempts >= OfferAfter)
        {
            var canSkip = slot.Requirement != Requirement.Required;
            Speech.Say(EngineTexts.Get(canSkip ? "ThirdTime" : "ThirdTimeRequired"));
            if (canSkip)
            {
                Speech.Offer(EngineTexts.Get("ButtonSkip"));
            }

            Speech.Offer(EngineTexts.Get("ButtonHuman"));
        }
    }

    private FormMove Insist(Slot slot, string value)
    {
        Answers.Fill(slot, value, SlotOrigin.Confirmed, SlotValidity.Invalid);
        Settle(slot);
        Speech.Say(EngineTexts.Format("NotedValue", ("value", Shown(slot))));
        return FormMove.GoOn;
    }

    private FormMove KeepAnswer(Slot slot)
    {
        Settle(slot);
        Speech.Say(About("Unchanged", slot));
        return FormMove.GoOn;
    }

    private string Shown(Slot slot) => Values.Find(slot) is { } filled ? FormRecap.Value(slot, filled) : string.Empty;

    private string About(string key, Slot slot) => EngineTexts.Format(key, ("label", slot.Texts.Label), ("value", Shown(slot)));
}
