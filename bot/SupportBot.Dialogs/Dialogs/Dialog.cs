using SupportBot.Dialogs.State;
using SupportBot.Dialogs.Turns;

namespace SupportBot.Dialogs.Dialogs;

/// <summary>
/// A piece of conversation that lives on the dialog stack. A dialog keeps nothing of a conversation in its own fields: what it must
/// remember goes into its <see cref="DialogInstance"/>, so one object serves every conversation at once.
/// </summary>
public abstract class Dialog
{
    /// <summary>Makes a dialog.</summary>
    /// <param name="id">Unique in its <see cref="DialogSet"/>, and persisted: renaming it orphans parked conversations.</param>
    /// <exception cref="ArgumentException"><paramref name="id"/> is empty.</exception>
    protected Dialog(string id)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        Id = id;
    }

    /// <summary>Name of the dialog in its set and on the stack.</summary>
    public string Id { get; }

    /// <summary>Called once, when the dialog has just been pushed.</summary>
    public abstract Task<DialogTurnResult> BeginDialogAsync(DialogContext dialogContext, DialogOptions? options, CancellationToken cancellationToken);

    /// <summary>Called on each later turn while the dialog is on top. Unless overridden, ends the dialog with no result.</summary>
    public virtual Task<DialogTurnResult> ContinueDialogAsync(DialogContext dialogContext, CancellationToken cancellationToken) =>
        dialogContext.EndDialogAsync(null, cancellationToken);

    /// <summary>Called when the dialog above has ended. Unless overridden, ends this one too with the same result.</summary>
    public virtual Task<DialogTurnResult> ResumeDialogAsync(
        DialogContext dialogContext, DialogReason reason, DialogResult? result, CancellationToken cancellationToken) =>
        dialogContext.EndDialogAsync(result, cancellationToken);

    /// <summary>Asks the pending question again, changing nothing.</summary>
    public virtual Task RepromptDialogAsync(ITurnContext turnContext, DialogInstance instance, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Called when the dialog leaves the stack, for whatever reason.</summary>
    public virtual Task EndDialogAsync(ITurnContext turnContext, DialogInstance instance, DialogReason reason, CancellationToken cancellationToken) =>
        Task.CompletedTask;
}
