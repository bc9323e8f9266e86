using SupportBot.Dialogs.Schema;

namespace SupportBot.Dialogs.Dialogs;

/// <summary>
/// Steps run one after another, over as many turns as they need. Steps have names and the name is what is persisted: a conversation
/// parked at a step finds it again after a deployment that added, removed or reordered others. A step that is gone restarts the waterfall.
/// </summary>
public sealed class WaterfallDialog(string id) : Dialog(id)
{
    // Never leaves a waterfall: it means "go on to the next step".
    internal const DialogTurnStatus GoOn = (DialogTurnStatus)(-1);

    private readonly List<(string Name, WaterfallStep Run)> _steps = [];

    /// <summary>Adds a step at the end and returns the waterfall.</summary>
    /// <param name="name">Unique in the waterfall; persisted.</param>
    /// <param name="step">What it does.</param>
    /// <exception cref="InvalidOperationException">The name is taken.</exception>
    public WaterfallDialog AddStep(string name, WaterfallStep step)
    {
        if (IndexOf(name) >= 0)
        {
            throw new InvalidOperationException($"Two steps of '{Id}' are called '{name}'.");
        }

        _steps.Add((name, step));
        return this;
    }

    /// <inheritdoc/>
    public override Task<DialogTurnResult> BeginDialogAsync(DialogContext dialogContext, DialogOptions? options, CancellationToken cancellationToken) =>
        RunAsync(dialogContext, 0, new WaterfallCall(DialogReason.BeginCalled, null, options), cancellationToken);

    /// <inheritdoc/>
    /// <remarks>A step that returned <see cref="DialogTurnResult.EndOfTurn"/> by itself: the next one receives the text of the message.</remarks>
    public override Task<DialogTurnResult> ContinueDialogAsync(DialogContext dialogContext, CancellationToken cancellationToken)
    {
        var activity = dialogContext.Context.Activity;
        return activity.Type == ActivityTypes.Message
            ? ResumeDialogAsync(dialogContext, DialogReason.ContinueCalled, DialogResult.Of(activity.Text ?? string.Empty), cancellationToken)
            : Task.FromResult(DialogTurnResult.EndOfTurn);
    }

    /// <inheritdoc/>
    public override Task<DialogTurnResult> ResumeDialogAsync(
        DialogContext dialogContext, DialogReason reason, DialogResult? result, CancellationToken cancellationToken)
    {
        var parkedAt = dialogContext.ActiveDialog?.Step is { } name ? IndexOf(name) : -1;
        return RunAsync(dialogContext, parkedAt + 1, new WaterfallCall(reason, result, null), cancellationToken);
    }

    private async Task<DialogTurnResult> RunAsync(DialogContext dialogContext, int index, WaterfallCall call, CancellationToken cancellationToken)
    {
        var instance = dialogContext.ActiveDialog ?? throw new InvalidOperationException($"'{Id}' is not on the stack.");
        for (; index < _steps.Count; index++)
        {
            var (name, run) = _steps[index];
            instance.Step = name;
            var outcome = await run(new WaterfallStepContext(dialogContext, instance, name, call), cancellationToken);
            if (outcome.Status != GoOn)
            {
                return outcome;
            }

            call = new WaterfallCall(DialogReason.NextCalled, outcome.Result, call.Options);
        }

        return await dialogContext.EndDialogAsync(call.Result, cancellationToken);
    }

    private int IndexOf(string name) => _steps.FindIndex(step => step.Name == name);
}
