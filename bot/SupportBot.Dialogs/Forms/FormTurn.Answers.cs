using SupportBot.Dialogs.Prompts;
using SupportBot.Dialogs.State;

namespace SupportBot.Dialogs.Forms;

/// <summary>Answers: to the question, to others, to none.</summary>
internal sealed partial class FormTurn
{
    private const int LongestLabel = 3;

    private async ValueTask<FormMove> TakeTextAsync(FoldedText text, CancellationToken cancellationToken)
    {
        if (text.Text.Length == 0)
        {
            return await EmptyAsync(cancellationToken);
        }

        if (Overhear(text))
        {
            State.Pending = null;
            return FormMove.GoOn;
        }

        if (State.Pending is { } pending)
        {
            State.Pending = null;
            if (await SettleAsync(pending, text, cancellationToken) is { } settled)
            {
                return settled;
            }

            _interrupted = pending;
        }

        if (StateIsReview)
        {
            return await TakeAtReviewAsync(text, cancellationToken);
        }

        if (Asked is { } slot)
        {
            return await TakeAtSlotAsync(slot, text, cancellationToken);
        }

        // Nothing was asked that still exists: whatever the words say about any slot is taken.
        Note(FindAll(text, except: null));
        return FormMove.GoOn;
    }

    private async ValueTask<FormMove> EmptyAsync(CancellationToken cancellationToken)
    {
        Speech.Say(EngineTexts.Get("Empty"));
        if (State.Pending is not { } pending)
        {
            return FormMove.GoOn;
        }

        await AskPendingAsync(pending, cancellationToken);
        return FormMove.Wait;
    }

    private async ValueTask<FormMove> TakeAtSlotAsync(Slot slot, FoldedText text, CancellationToken cancellationToken)
    {
        if (text.Text.StartsWith('/') && text.Words.Count == 1 && await DigressAsync(text, mayBeAnswer: false, cancellationToken) is { } ordered)
        {
            return ordered;
        }

        var own = slot.Read(Input(text));
        if (own.IsAccepted && own.IsWhole)
        {
            return Accept(slot, own);
        }

        if (State.Adding == slot.Name && State.Editing != slot.Name && (CommandReader.IsListDone(text) || text.Answer.Whole == false))
        {
            State.Adding = null;
            return FormMove.GoOn;
        }

        if (await TakeOtherLabelAsync(slot, text, cancellationToken) is { } labelled)
        {
            return labelled;
        }

        if (CommandReader.Read(text) is { } command && await TakeCommandAsync(slot, command, text, own, cancellationToken) is { } commanded)
        {
            return commanded;
        }

        // "Non" to something that can be left out: "avez-vous une capture ?".
        if (!own.IsAccepted && slot.Requirement != Requirement.Required && text.Answer.Whole == false)
        {
            return DoWithout(slot, SlotAbsence.Skipped, FormCommand.Unavailable);
        }

        if (State.Editing == slot.Name && CommandReader.IsKeep(text))
        {
            return KeepAnswer(slot);
        }

        if (State.Overridable is { } insisted && CommandReader.IsInsist(text))
        {
            return Insist(slot, insisted);
        }

        return await TakeCorrectionAsync(slot, text, own, cancellationToken) ?? await TakeSentenceAsync(slot, text, own, cancellationToken);
    }

    private async ValueTask<FormMove> TakeSentenceAsync(Slot slot, FoldedText text, SlotReading own, CancellationToken cancellationToken)
    {
        var findings = FindAll(text, slot);
        if (own is { IsAccepted: true, Certainty: > Certainty.Weak })
        {
            // The very value that answers the question is not also the answer to another: two signatories have two addresses.
            findings.RemoveAll(finding => !finding.IsNamed && finding.Value == own.Value);
        }

        if (findings.Count == 1 && own.Certainty < Certainty.Sure && !slot.KeepsWholeMessage
            && NamedValues.SaysNothingElse(text, findings[0].Start, findings[0].End))
        {
            return await OfferOtherSlotAsync(slot, findings[0], own.IsAccepted || own.Message is not null, text, cancellationToken);
        }

        // "Comment obtenir une facture ?" has the word of a choice in it, and chooses nothing.
        if (Sentence.IsWholeQuestion(text) && (!own.IsAccepted || slot.IsOpen || IsChoice(slot)) && findings.TrueForAll(finding => IsChoice(finding.Slot)))
        {
            if (await DigressAsync(text, own.IsAccepted, cancellationToken) is { } answered)
            {
                return answered;
            }
        }
        else if (own.IsAccepted && own.Certainty < Certainty.Sure && slot.MayBeCourtesy && Services.Digressions?.FindCourtesy(text.Text) is { } courtesy)
        {
            await Context.SendActivityAsync(ShortAnswer(courtesy), cancellationToken);
            return FormMove.GoOn;
        }

        var doubtful = slot.IsOpen || own.Certainty == Certainty.Weak;
        if (own.IsAccepted && !(doubtful && Sentence.IsQuestion(text)))
        {
            return AcceptWith(slot, own, findings, text);
        }

        if (!own.IsAccepted && findings.Count > 0 && !(Sentence.IsQuestion(text) && findings.TrueForAll(finding => Values.Has(finding.Slot))))
        {
            return await AcceptRestAsync(slot, findings, text, cancellationToken);
        }

        if (_heardSomethingNew && !own.IsAccepted)
        {
            return FormMove.GoOn;
        }

        if (Sentence.IsQuestion(text) || (!own.IsAccepted && Sentence.IsRemark(text)))
        {
            var digressed = await DigressAsync(text, own.IsAccepted, cancellationToken);
            if (digressed is not null)
            {
                return digressed.Value;
            }
        }

        return own.IsAccepted ? AcceptWith(slot, own, findings, text) : NoteEarly(text) ?? RejectAnswer(slot, own);
    }

    // "Revendeur" before it is asked: a label or a synonym of exactly one choice that is still to come.
    private FormMove? NoteEarly(FoldedText text)
    {
        if (text.Words.Count > LongestLabel || text.Answer.Said is not null)
        {
            return null;
        }

        var meant = Plan.Slots.OfType<ChoiceSlot>().Where(slot => Answers.IsDue(slot)).Select(slot => (Slot: slot, Reading: slot.Read(Input(text))))
            .Where(early => early.Reading is { IsAccepted: true, Certainty: >= Certainty.Likely }).ToList();
        if (meant is not [var only])
        {
            return null;
        }

        Answers.Fill(only.Slot, only.Reading.Value!, SlotOrigin.Said, only.Reading.Validity); // Not null: it was accepted.
        SayNoted([only.Slot]);
        return FormMove.GoOn;
    }

    private static bool IsChoice(Slot slot) => slot.Choices.Count > 0 || slot.MostItems > 0;

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
        if (findings.Count > 0 && slot.IsOpen && !slot.KeepsWholeMessage)
        {
            var rest = slot.Read(Input(Without(text, findings)));
            own = rest.IsAccepted ? rest : own;
        }

        var move = Accept(slot, own);
        Note(findings);
        return move;
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

    // A button of an earlier question pressed again, or the label of a later one: nothing is overwritten without asking.
    private async ValueTask<FormMove?> TakeOtherLabelAsync(Slot slot, FoldedText text, CancellationToken cancellationToken)
    {
        if (text.Answer.Whole is not null || CommandReader.Read(text) is { IsExact: true })
        {
            return null;
        }

        foreach (var other in Plan.Slots)
        {
            if (ReferenceEquals(other, slot) || other.ReadLabel(text) is not { } value || !Answers.Applies(other))
            {
                continue;
            }

            if (!Values.Has(other))
            {
                continue;
            }

            return Values.Find(other)!.Value == value // Not null: it has a value.
                ? Again(About("AlreadyNoted", other))
                : await OfferReplaceAsync(other, value, text, cancellationToken);
        }

        return null;
    }

    private string Shown(Slot slot) => Values.Find(slot) is { } filled ? FormRecap.Value(slot, filled) : string.Empty;

    private string About(string key, Slot slot) => EngineTexts.Format(key, ("label", slot.Texts.Label), ("value", Shown(slot)));
}
