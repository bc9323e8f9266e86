using SupportBot.Dialogs.Dialogs;
using SupportBot.Dialogs.Schema;
using SupportBot.Dialogs.State;
using SupportBot.Dialogs.Turns;

namespace SupportBot.Dialogs.Forms;

/// <summary>
/// Runs a <see cref="Form"/>. Each turn takes the message in, then runs a waterfall with one step per step of the form from the top:
/// a step with nothing left to do passes to the next, the first that has something to ask ends the turn. The slots are the only memory,
/// so it does not matter where the conversation was, nor whether the form has changed since.
/// </summary>
public sealed class FormDialog : ComponentDialog
{
    private readonly FormPlan _plan;
    private readonly FormServices _services;

    /// <summary>Prepares a form for running.</summary>
    /// <exception cref="InvalidOperationException">Two steps have the same name.</exception>
    public FormDialog(Form form, FormServices services)
        : base(form.Id)
    {
        _plan = new FormPlan(form);
        _services = services;
        AddDialog(FormWaterfall.Of(_plan));
    }

    /// <inheritdoc/>
    public override async Task<DialogTurnResult> BeginDialogAsync(DialogContext dialogContext, DialogOptions? options, CancellationToken cancellationToken)
    {
        var turn = Open(dialogContext, new FormState { FormVersion = _plan.Form.Version, StartedAt = dialogContext.Context.Now });
        await turn.OpenAsync(options as FormOptions, cancellationToken);
        turn.Recall(dialogContext.State.Shared);
        var oldest = dialogContext.Context.Now - _services.DraftLifetime;
        dialogContext.State.DropDraftsOlderThan(oldest);
        if (turn.State.Pending is not null)
        {
            return DialogTurnResult.EndOfTurn;
        }

        if (dialogContext.State.FindDraft(Id, oldest) is null)
        {
            return await RunAsync(dialogContext, turn, cancellationToken);
        }

        turn.State.Pending = new PendingQuestion { Kind = PendingKind.Draft };
        await turn.AskPendingAsync(turn.State.Pending, cancellationToken);
        return DialogTurnResult.EndOfTurn;
    }

    /// <inheritdoc/>
    public override async Task<DialogTurnResult> ContinueDialogAsync(DialogContext dialogContext, CancellationToken cancellationToken)
    {
        if (dialogContext.Context.Activity.Type != ActivityTypes.Message)
        {
            return DialogTurnResult.EndOfTurn;
        }

        var turn = Open(dialogContext, dialogContext.ActiveDialog?.Form ?? new FormState { StartedAt = dialogContext.Context.Now });
        if (FormMigration.Adopt(_plan, turn))
        {
            turn.Speech.Say(EngineTexts.Get("FormChanged"));
        }

        var move = await turn.TakeInAsync(cancellationToken);
        SettleDraft(dialogContext, turn);
        Share(dialogContext, turn);
        return move switch
        {
            FormMove.Wait => DialogTurnResult.EndOfTurn,
            FormMove.Cancel => await CancelAsync(dialogContext, turn, cancellationToken),
            FormMove.Restart => await RestartAsync(dialogContext, cancellationToken),
            FormMove.Switch => await SwitchAsync(dialogContext, turn, cancellationToken),
            _ => await RunAsync(dialogContext, turn, cancellationToken),
        };
    }

    /// <inheritdoc/>
    public override async Task<DialogTurnResult> ResumeDialogAsync(
        DialogContext dialogContext, DialogReason reason, DialogResult? result, CancellationToken cancellationToken)
    {
        var turn = Open(dialogContext, dialogContext.ActiveDialog?.Form ?? new FormState());
        turn.Speech.Say(EngineTexts.Format("Resumed", ("title", _plan.Form.Title)));
        turn.Recall(dialogContext.State.Shared);
        if (turn.State.Pending is null && turn.State.Phase == FormPhase.Asking)
        {
            return await RunAsync(dialogContext, turn, cancellationToken);
        }

        await turn.AskAgainAsync(cancellationToken);
        return DialogTurnResult.EndOfTurn;
    }

    /// <inheritdoc/>
    public override Task RepromptDialogAsync(ITurnContext turnContext, DialogInstance instance, CancellationToken cancellationToken)
    {
        var turn = new FormTurn(_plan, instance.Form ??= new FormState(), turnContext, _services);
        FormMigration.Adopt(_plan, turn);
        return turn.AskAgainAsync(cancellationToken);
    }

    private FormTurn Open(DialogContext dialogContext, FormState state)
    {
        var instance = dialogContext.ActiveDialog ?? throw new InvalidOperationException($"'{Id}' is not on the stack.");
        instance.Form = state;
        return new FormTurn(_plan, state, dialogContext.Context, _services);
    }

    // The stack inside is made afresh each turn: nothing of it needs to be kept.
    private async Task<DialogTurnResult> RunAsync(DialogContext outer, FormTurn turn, CancellationToken cancellationToken)
    {
        var inner = new DialogContext(Dialogs, outer.Context, new DialogState(), outer);
        var result = await inner.BeginDialogAsync(FormWaterfall.DialogId, new FormTurnOptions(turn), cancellationToken);
        return result.TryGetResult<FormEnd>(out var end) ? await EndAsync(outer, turn, end, cancellationToken) : DialogTurnResult.EndOfTurn;
    }

    private async Task<DialogTurnResult> EndAsync(DialogContext outer, FormTurn turn, FormEnd end, CancellationToken cancellationToken)
    {
        switch (end.Outcome)
        {
            case FormOutcome.Unfinished:
                await turn.RefuseAsync(end.Slot!, end.Text!, cancellationToken); // Not null: that is how the outcome is made.
                return DialogTurnResult.EndOfTurn;
            case FormOutcome.Moved:
                var options = new FormOptions { Known = turn.ApplicableAnswers(), Lead = turn.Speech.TakeLead(end.Text) };
                return await outer.ReplaceDialogAsync(end.Flow!, options, cancellationToken); // Not null: likewise.
            case FormOutcome.Human:
                await turn.CloseAsync(end, ReplyKinds.HandOff, cancellationToken);
                if (_services.HumanDesk is { } desk)
                {
                    await desk.RequestAsync(turn.HumanRequest(formEnded: true), cancellationToken);
                }

                break;
            default:
                await turn.CloseAsync(end, ReplyKinds.Done, cancellationToken);
                break;
        }

        outer.State.DropDraft(Id);
        return await outer.EndDialogAsync(DialogResult.Of(new FormResult(Id, end.Outcome, turn.ApplicableAnswers(), end.Case)), cancellationToken);
    }

    private async Task<DialogTurnResult> CancelAsync(DialogContext outer, FormTurn turn, CancellationToken cancellationToken)
    {
        var hasDraft = KeepDraft(outer, turn);
        await turn.SayCancelledAsync(hasDraft, cancellationToken);
        return await outer.EndDialogAsync(
            DialogResult.Of(new FormResult(Id, FormOutcome.Cancelled, turn.ApplicableAnswers(), null)), cancellationToken);
    }

    private bool KeepDraft(DialogContext outer, FormTurn turn)
    {
        if (turn.Answers.CountGiven() == 0)
        {
            return false;
        }

        (turn.State.Pending, turn.State.Editing, turn.State.Phase) = (null, null, FormPhase.Asking);
        outer.State.KeepDraft(Id, turn.State, outer.Context.Now);
        return true;
    }

    private Task<DialogTurnResult> RestartAsync(DialogContext outer, CancellationToken cancellationToken)
    {
        var turn = Open(outer, new FormState { FormVersion = _plan.Form.Version, StartedAt = outer.Context.Now });
        turn.Speech.Say(EngineTexts.Get("Restarted"));
        return RunAsync(outer, turn, cancellationToken);
    }

    // Two forms at most are open: a third takes the place of the one on top, whose answers are kept as a draft.
    private async Task<DialogTurnResult> SwitchAsync(DialogContext outer, FormTurn turn, CancellationToken cancellationToken)
    {
        var (flow, utterance) = turn.TargetFlow;
        if (outer.Stack.Count < 2)
        {
            var lead = turn.Speech.TakeLead(EngineTexts.Format("Paused", ("title", _plan.Form.Title)));
            return await outer.BeginDialogAsync(flow, new FormOptions { Utterance = utterance, Lead = lead }, cancellationToken);
        }

        var aside = KeepDraft(outer, turn) ? turn.PutAside() : null;
        if (outer.Stack[^2].Id != flow)
        {
            return await outer.ReplaceDialogAsync(flow, new FormOptions { Utterance = utterance, Lead = turn.Speech.TakeLead(aside) }, cancellationToken);
        }

        await turn.Speech.CloseAsync(aside, new ReplyAnnotation(ReplyKinds.Cancelled) { Flow = Id }, [], cancellationToken);
        return await outer.EndDialogAsync(DialogResult.Of(new FormResult(Id, FormOutcome.Cancelled, turn.ApplicableAnswers(), null)), cancellationToken);
    }

    // What holds for the whole conversation is put where the next form finds it.
    private void Share(DialogContext outer, FormTurn turn)
    {
        foreach (var slot in _plan.Slots)
        {
            if (slot.IsShared && turn.Values.Find(slot) is { HasValue: true, Value: not null } filled)
            {
                var shared = outer.State.Shared ??= [];
                shared.RemoveAll(other => other.Name == slot.Name);
                shared.Add(filled);
            }
        }
    }

    private void SettleDraft(DialogContext outer, FormTurn turn)
    {
        if (turn.TakesDraft && outer.State.FindDraft(Id, DateTimeOffset.MinValue) is { } draft)
        {
            FormMigration.TakeUp(_plan, turn, draft.State);
        }

        if (turn.TakesDraft || turn.DropsDraft)
        {
            outer.State.DropDraft(Id);
        }
    }
}

/// <summary>Carries the turn into the waterfall.</summary>
internal sealed record FormTurnOptions(FormTurn Turn) : DialogOptions;
