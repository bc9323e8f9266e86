using SupportBot.Dialogs.Prompts;
using SupportBot.Dialogs.State;
using SupportBot.Dialogs.Turns;

namespace SupportBot.Dialogs.Dialogs;

/// <summary>The dialog stack of one conversation during one turn. Not thread-safe.</summary>
public class DialogContext
{
    /// <summary>Opens a stack.</summary>
    /// <param name="dialogs">Where ids are looked up first.</param>
    /// <param name="context">The turn.</param>
    /// <param name="state">The stack; changed in place.</param>
    /// <param name="parent">The context that called a component; null at the root.</param>
    public DialogContext(DialogSet dialogs, ITurnContext context, DialogState state, DialogContext? parent)
    {
        Dialogs = dialogs;
        Context = context;
        State = state;
        Parent = parent;
    }

    /// <summary>The dialogs known at this level.</summary>
    public DialogSet Dialogs { get; }

    /// <summary>The turn.</summary>
    public ITurnContext Context { get; }

    /// <summary>What is persisted of this level.</summary>
    public DialogState State { get; }

    /// <summary>The level above, or null.</summary>
    public DialogContext? Parent { get; }

    /// <summary>The dialogs under way, the active one last.</summary>
    public IReadOnlyList<DialogInstance> Stack => State.Stack;

    /// <summary>The dialog on top, or null.</summary>
    public DialogInstance? ActiveDialog => State.Stack.Count == 0 ? null : State.Stack[^1];

    /// <summary>Looks an id up here, then in the levels above.</summary>
    public Dialog? FindDialog(string dialogId) => Dialogs.Find(dialogId) ?? Parent?.FindDialog(dialogId);

    /// <summary>Pushes a dialog and begins it.</summary>
    /// <exception cref="InvalidOperationException">No dialog has that id.</exception>
    public Task<DialogTurnResult> BeginDialogAsync(string dialogId, DialogOptions? options, CancellationToken cancellationToken)
    {
        var dialog = FindDialog(dialogId) ?? throw new InvalidOperationException($"No dialog is called '{dialogId}'.");
        State.Stack.Add(new DialogInstance { Id = dialogId });
        return dialog.BeginDialogAsync(this, options, cancellationToken);
    }

    /// <summary>Pushes a prompt.</summary>
    public Task<DialogTurnResult> PromptAsync(string dialogId, PromptOptions options, CancellationToken cancellationToken) =>
        BeginDialogAsync(dialogId, options, cancellationToken);

    /// <summary>
    /// Gives the turn to the dialog on top. A dialog that no longer exists (a deployment removed it) is taken off the stack;
    /// its form, if it was one, is kept as a draft.
    /// </summary>
    public async Task<DialogTurnResult> ContinueDialogAsync(CancellationToken cancellationToken)
    {
        while (ActiveDialog is { } active)
        {
            if (FindDialog(active.Id) is { } dialog)
            {
                return await dialog.ContinueDialogAsync(this, cancellationToken);
            }

            DropActive();
            if (active.Form is { } form)
            {
                State.KeepDraft(active.Id, form, Context.Now);
            }
        }

        return DialogTurnResult.Empty;
    }

    /// <summary>Ends the dialog on top and hands its result to the one below, or out of the stack.</summary>
    public async Task<DialogTurnResult> EndDialogAsync(DialogResult? result, CancellationToken cancellationToken)
    {
        await EndActiveAsync(DialogReason.EndCalled, cancellationToken);
        while (ActiveDialog is { } below)
        {
            if (FindDialog(below.Id) is { } dialog)
            {
                return await dialog.ResumeDialogAsync(this, DialogReason.EndCalled, result, cancellationToken);
            }

            DropActive();
        }

        return new DialogTurnResult(DialogTurnStatus.Complete, result);
    }

    /// <summary>Ends the dialog on top without resuming the one below, and begins another in its place.</summary>
    public async Task<DialogTurnResult> ReplaceDialogAsync(string dialogId, DialogOptions? options, CancellationToken cancellationToken)
    {
        await EndActiveAsync(DialogReason.ReplaceCalled, cancellationToken);
        return await BeginDialogAsync(dialogId, options, cancellationToken);
    }

    /// <summary>Ends every dialog of this level, the top one first.</summary>
    public async Task<DialogTurnResult> CancelAllDialogsAsync(CancellationToken cancellationToken)
    {
        if (State.Stack.Count == 0)
        {
            return DialogTurnResult.Empty;
        }

        while (State.Stack.Count > 0)
        {
            await EndActiveAsync(DialogReason.CancelCalled, cancellationToken);
        }

        return DialogTurnResult.Cancelled;
    }

    /// <summary>Asks the dialog on top to ask again.</summary>
    public Task RepromptDialogAsync(CancellationToken cancellationToken) =>
        ActiveDialog is { } active && FindDialog(active.Id) is { } dialog
            ? dialog.RepromptDialogAsync(Context, active, cancellationToken)
            : Task.CompletedTask;

    internal async Task EndActiveAsync(DialogReason reason, CancellationToken cancellationToken)
    {
        if (ActiveDialog is not { } active)
        {
            return;
        }

        if (FindDialog(active.Id) is { } dialog)
        {
            await dialog.EndDialogAsync(Context, active, reason, cancellationToken);
        }

        State.Stack.Remove(active);
    }

    private void DropActive() => State.Stack.RemoveAt(State.Stack.Count - 1);
}
