using SupportBot.Dialogs.State;
using SupportBot.Dialogs.Turns;

namespace SupportBot.Dialogs.Dialogs;

/// <summary>A dialog made of dialogs of its own, with a stack of its own: from outside it is one.</summary>
public abstract class ComponentDialog(string id) : Dialog(id)
{
    /// <summary>The dialogs inside.</summary>
    protected DialogSet Dialogs { get; } = new();

    /// <summary>The dialog that begins with the component: the first one added, unless set.</summary>
    protected string? InitialDialogId { get; set; }

    /// <summary>Adds a dialog inside.</summary>
    protected ComponentDialog AddDialog(Dialog dialog)
    {
        Dialogs.Add(dialog);
        InitialDialogId ??= dialog.Id;
        return this;
    }

    /// <inheritdoc/>
    public override async Task<DialogTurnResult> BeginDialogAsync(DialogContext dialogContext, DialogOptions? options, CancellationToken cancellationToken)
    {
        var inner = Open(dialogContext);
        return await CloseAsync(dialogContext, await OnBeginDialogAsync(inner, options, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public override async Task<DialogTurnResult> ContinueDialogAsync(DialogContext dialogContext, CancellationToken cancellationToken)
    {
        var inner = Open(dialogContext);
        return await CloseAsync(dialogContext, await OnContinueDialogAsync(inner, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    /// <remarks>Another dialog was pushed above the component and has ended: what was pending inside is asked again.</remarks>
    public override async Task<DialogTurnResult> ResumeDialogAsync(
        DialogContext dialogContext, DialogReason reason, DialogResult? result, CancellationToken cancellationToken)
    {
        await Open(dialogContext).RepromptDialogAsync(cancellationToken);
        return DialogTurnResult.EndOfTurn;
    }

    /// <inheritdoc/>
    public override Task RepromptDialogAsync(ITurnContext turnContext, DialogInstance instance, CancellationToken cancellationToken) =>
        new DialogContext(Dialogs, turnContext, instance.Children ??= new DialogState(), null).RepromptDialogAsync(cancellationToken);

    /// <inheritdoc/>
    public override Task EndDialogAsync(ITurnContext turnContext, DialogInstance instance, DialogReason reason, CancellationToken cancellationToken) =>
        reason == DialogReason.CancelCalled && instance.Children is { } children
            ? new DialogContext(Dialogs, turnContext, children, null).CancelAllDialogsAsync(cancellationToken)
            : Task.CompletedTask;

    /// <summary>Begins the first dialog inside; override to look at the options first.</summary>
    protected virtual Task<DialogTurnResult> OnBeginDialogAsync(DialogContext innerDialogContext, DialogOptions? options, CancellationToken cancellationToken) =>
        innerDialogContext.BeginDialogAsync(
            InitialDialogId ?? throw new InvalidOperationException($"'{Id}' has no dialog inside."), options, cancellationToken);

    /// <summary>Continues inside; override to catch interruptions before the prompt sees them.</summary>
    protected virtual Task<DialogTurnResult> OnContinueDialogAsync(DialogContext innerDialogContext, CancellationToken cancellationToken) =>
        innerDialogContext.ContinueDialogAsync(cancellationToken);

    private DialogContext Open(DialogContext outer)
    {
        var instance = outer.ActiveDialog ?? throw new InvalidOperationException($"'{Id}' is not on the stack.");
        return new DialogContext(Dialogs, outer.Context, instance.Children ??= new DialogState(), outer);
    }

    // What is not waiting inside has ended: the component ends with the same result.
    private static Task<DialogTurnResult> CloseAsync(DialogContext outer, DialogTurnResult inner, CancellationToken cancellationToken) =>
        inner.Status switch
        {
            DialogTurnStatus.Waiting => Task.FromResult(DialogTurnResult.EndOfTurn),
            DialogTurnStatus.Cancelled => CancelAsync(outer, cancellationToken),
            _ => outer.EndDialogAsync(inner.Result, cancellationToken),
        };

    private static async Task<DialogTurnResult> CancelAsync(DialogContext outer, CancellationToken cancellationToken)
    {
        await outer.CancelAllDialogsAsync(cancellationToken);
        return DialogTurnResult.Cancelled;
    }
}
