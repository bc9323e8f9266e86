using SupportBot.Dialogs.Prompts;
using SupportBot.Dialogs.State;

namespace SupportBot.Dialogs.Forms;

/// <summary>Questions of the engine's own, answered by yes or no.</summary>
internal sealed partial class FormTurn
{
    /// <summary>Says the question; also when a conversation resumes at it.</summary>
    public Task AskPendingAsync(PendingQuestion pending, CancellationToken cancellationToken)
    {
        var slot = Plan.Find(pending.Slot);
        string[] yesNo = [EngineTexts.Yes, EngineTexts.No];
        return pending.Kind switch
        {
            PendingKind.Cancel => Speech.ClarifyAsync(EngineTexts.Format("CancelConfirm", ("hours", Hours())), yesNo, cancellationToken),
            PendingKind.Restart => Speech.ClarifyAsync(EngineTexts.Get("RestartConfirm"), yesNo, cancellationToken),
            PendingKind.Switch => Speech.ClarifyAsync(
                EngineTexts.Format("Switch", ("title", pending.Value ?? string.Empty)),
                Asked is { IsOpen: true } ? [.. yesNo, EngineTexts.Get("ButtonAnswer")] : yesNo,
                cancellationToken),
            PendingKind.Draft => Speech.ClarifyAsync(
                EngineTexts.Get("Draft"), [EngineTexts.Get("ButtonResume"), EngineTexts.Get("ButtonRestart")], cancellationToken),
            PendingKind.Command => Speech.ClarifyAsync(
                EngineTexts.Format("CommandOrAnswer", ("said", Markdown.Escape(pending.Said ?? string.Empty)), ("meaning", EngineTexts.Get("Meaning" + pending.Value))),
                [EngineTexts.Yes, EngineTexts.Get("ButtonAnswer")],
                cancellationToken),
            _ => slot is null ? Task.CompletedTask : Speech.ClarifyAsync(AboutSlot(pending, slot), yesNo, cancellationToken),
        };
    }

    private string AboutSlot(PendingQuestion pending, Slot slot)
    {
        if (pending.Kind == PendingKind.SameFile)
        {
            return EngineTexts.Format(
                "SameFile", ("name", Markdown.Escape(pending.File?.Name ?? string.Empty)), ("other", pending.Value ?? string.Empty), ("label", slot.Texts.Label));
        }

        if (pending.Kind == PendingKind.Confirm)
        {
            var reading = slot.Read(Input(FoldedText.From(pending.Said)));
            return $"{reading.Message}\n\n{EngineTexts.Get("ConfirmReading")}";
        }

        var shown = slot.Show(new FilledSlot { Name = slot.Name, Value = pending.Value });
        if (pending.Kind == PendingKind.Replace)
        {
            return EngineTexts.Format("Replace", ("label", slot.Texts.Label), ("old", Shown(slot)), ("new", shown));
        }

        var thing = slot.Texts.Indefinite ?? $"«\u00A0{slot.Texts.Label}\u00A0»";
        return Values.Has(slot)
            ? EngineTexts.Format("OtherSlotFilled", ("thing", thing), ("value", Shown(slot)))
            : EngineTexts.Format("OtherSlot", ("thing", thing));
    }

    private async ValueTask<FormMove> OfferOtherSlotAsync(
        Slot asked, SlotFinding finding, bool couldBeOwn, FoldedText text, CancellationToken cancellationToken)
    {
        // What is noted already is not offered again; nor is it the answer to a question for words.
        if (Values.Find(finding.Slot) is { HasValue: true } held && held.Value == finding.Value && (!couldBeOwn || asked.IsOpen))
        {
            return Again(About("AlreadyNoted", finding.Slot));
        }

        if (finding.IsNamed && !Values.Has(finding.Slot))
        {
            Note([finding]);
            return FormMove.GoOn;
        }

        State.Pending = new PendingQuestion { Kind = PendingKind.OtherSlot, Slot = finding.Slot.Name, Value = finding.Value, Said = text.Text };
        await AskPendingAsync(State.Pending, cancellationToken);
        return FormMove.Wait;
    }

    private async ValueTask<FormMove> OfferConfirmAsync(Slot slot, SlotReading reading, FoldedText text, CancellationToken cancellationToken)
    {
        State.Pending = new PendingQuestion { Kind = PendingKind.Confirm, Slot = slot.Name, Value = reading.Value, Said = text.Text };
        await AskPendingAsync(State.Pending, cancellationToken);
        return FormMove.Wait;
    }

    private async ValueTask<FormMove> OfferReplaceAsync(Slot slot, string value, FoldedText text, CancellationToken cancellationToken)
    {
        State.Pending = new PendingQuestion { Kind = PendingKind.Replace, Slot = slot.Name, Value = value, Said = text.Text };
        await AskPendingAsync(State.Pending, cancellationToken);
        return FormMove.Wait;
    }

    private async ValueTask<FormMove> OfferSwitchAsync(Digression digression, FoldedText text, CancellationToken cancellationToken)
    {
        if (digression.Flow == Plan.Form.Id)
        {
            Speech.Say(EngineTexts.Get("SameFlow"));
            return await ResumeInterruptedAsync(cancellationToken);
        }

        if (digression.IsCertain)
        {
            TargetFlow = (digression.Flow!, text.Text); // Not null: the caller checked.
            return FormMove.Switch;
        }

        State.Pending = new PendingQuestion { Kind = PendingKind.Switch, Flow = digression.Flow, Value = digression.Title, Said = text.Text };
        await AskPendingAsync(State.Pending, cancellationToken);
        return FormMove.Wait;
    }

    // Null: neither yes nor no; the message is taken as any other.
    private async ValueTask<FormMove?> SettleAsync(PendingQuestion pending, FoldedText text, CancellationToken cancellationToken)
    {
        if (pending.Kind is PendingKind.Switch or PendingKind.Command && IsButton(text, "ButtonAnswer"))
        {
            return TakeAsAnswer(pending);
        }

        var yes = text.Answer.Whole ?? (SaysTheSame(pending, text) ? true : ReadOwnWords(pending.Kind, text)) ?? (Sentence.IsQuestion(text) ? null : text.Answer.Said);
        return (pending.Kind, yes) switch
        {
            (_, null) => null,
            (PendingKind.Cancel, true) => FormMove.Cancel,
            (PendingKind.Restart, true) => FormMove.Restart,
            (PendingKind.Cancel or PendingKind.Restart or PendingKind.Switch, false) => Again(EngineTexts.Get("GoOn")),
            (PendingKind.Switch, true) => Switch(pending),
            (PendingKind.Draft, _) => SettleDraft(yes.Value),
            (PendingKind.Command, true) => await ObeyAsync(Enum.Parse<FormCommand>(pending.Value!), Asked, cancellationToken), // Not null: set with the kind.
            (PendingKind.OtherSlot or PendingKind.Replace, true) => PutThere(pending),
            (PendingKind.Confirm, _) => SettleReading(pending, yes.Value),
            (PendingKind.SameFile, _) => SettleSameFile(pending, yes.Value),
            _ => TakeAsAnswer(pending),
        };
    }

    private static bool? ReadOwnWords(PendingKind kind, FoldedText text) => kind switch
    {
        PendingKind.Draft when IsButton(text, "ButtonResume") => true,
        PendingKind.Draft when IsButton(text, "ButtonRestart") => false,
        PendingKind.Cancel when CommandReader.Read(text) is { Command: FormCommand.Cancel } => true,
        PendingKind.Cancel or PendingKind.Restart when CommandReader.Read(text) is { Command: FormCommand.Repeat } => false,
        PendingKind.Restart when CommandReader.Read(text) is { Command: FormCommand.Restart } => true,
        _ => null,
    };

    private static bool IsButton(FoldedText text, string button) => text.Key == FoldedText.KeyFor(EngineTexts.Get(button));

    private FormMove Switch(PendingQuestion pending)
    {
        TargetFlow = (pending.Flow!, pending.Said); // Not null: set with the kind.
        return FormMove.Switch;
    }

    private FormMove SettleDraft(bool take)
    {
        (TakesDraft, DropsDraft) = (take, !take);
        return Again(EngineTexts.Get(take ? "DraftTaken" : "DraftDropped"));
    }

    private FormMove PutThere(PendingQuestion pending)
    {
        if (Plan.Find(pending.Slot) is { } slot && pending.Value is { } value)
        {
            Correct(slot, new SlotReading(value, null, Certainty.Sure, false, true) { IsAccepted = true });
            Values.Find(slot)!.Origin = SlotOrigin.Confirmed; // Not null: it was just filled.
        }

        return FormMove.GoOn;
    }

    // Whoever answers the same once more has confirmed it.
    private bool SaysTheSame(PendingQuestion pending, FoldedText text) =>
        pending is { Kind: PendingKind.Confirm, Value: { } value } && Plan.Find(pending.Slot) is { } slot && slot.Read(Input(text)).Value == value;

    private FormMove SettleReading(PendingQuestion pending, bool isRight)
    {
        if (!isRight || Plan.Find(pending.Slot) is not { } slot || pending.Value is not { } value)
        {
            State.Attempts++;
            return FormMove.GoOn;
        }

        Answers.Fill(slot, value, SlotOrigin.Confirmed, SlotValidity.Valid);
        Settle(slot);
        Speech.Say(slot.Echoes ? EngineTexts.Format("NotedValue", ("value", Shown(slot))) : null);
        return FormMove.GoOn;
    }

    // "Non": the words were an answer to the question after all, if the slot can take them.
    private FormMove TakeAsAnswer(PendingQuestion pending)
    {
        if (Asked is not { } slot || pending.Said is not { } said)
        {
            return FormMove.GoOn;
        }

        var own = slot.Read(Input(FoldedText.From(said)));
        return own.IsAccepted ? Accept(slot, own)
            : pending.Kind == PendingKind.Replace ? Again(EngineTexts.Get("GoOn"))
            : RejectAnswer(slot, own);
    }
}
