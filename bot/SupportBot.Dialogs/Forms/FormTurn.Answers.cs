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

        if ((TakeFound(slot, text, own) ?? TakeAbsence(slot, text, own)) is { } absence)
        {
            return absence;
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

        return await TakeCorrectionAsync(slot, text, own, cancellationToken) ?? TakeDecline(slot, text, own) ?? await TakeSentenceAsync(slot, text, own, cancellationToken);
    }

    private async ValueTask<FormMove> TakeSentenceAsync(Slot slot, FoldedText text, SlotReading own, CancellationToken cancellationToken)
    {
        var findings = FindAll(text, slot);
        if (own is { IsAccepted: true, Certainty: > Certainty.Weak })
        {
            // The very value that answers the question is not also the answer to another: two signatories have two addresses.
            findings.RemoveAll(finding => !finding.IsNamed && finding.Value == own.Value);
        }

        if (own.WantsConfirmation && findings.Count == 0)
        {
            return await OfferConfirmAsync(slot, own, text, cancellationToken);
        }

        if (findings.Count == 1 && own.Certainty < Certainty.Sure && !slot.KeepsWholeMessage && (findings[0].IsNamed || Answers.Applies(findings[0].Slot))
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

        return own.IsAccepted ? AcceptWith(slot, own, findings, text) : NoteEarly(text) ?? await OfferToAbsentAsync(slot, text, own, cancellationToken) ?? RejectAnswer(slot, own);
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
}
