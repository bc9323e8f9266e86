using SupportBot.Dialogs.Dialogs;
using SupportBot.Dialogs.Schema;
using SupportBot.Dialogs.State;
using SupportBot.Dialogs.Turns;

namespace SupportBot.Dialogs.Prompts;

/// <summary>Asks one question until an answer does, and ends with it.</summary>
public abstract class Prompt<T>(string id, PromptValidator<T>? validator) : Dialog(id)
{
    /// <inheritdoc/>
    public override async Task<DialogTurnResult> BeginDialogAsync(DialogContext dialogContext, DialogOptions? options, CancellationToken cancellationToken)
    {
        var asked = options as PromptOptions ?? throw new ArgumentException($"'{Id}' takes {nameof(PromptOptions)}.", nameof(options));
        var instance = dialogContext.ActiveDialog ?? throw new InvalidOperationException($"'{Id}' is not on the stack.");
        instance.Prompt = new PromptState
        {
            Question = SavedReply.From(asked.Prompt),
            Retry = SavedReply.From(asked.RetryPrompt),
            Choices = asked.Choices is null ? null : [.. asked.Choices],
        };
        await OnPromptAsync(dialogContext.Context, instance.Prompt, isRetry: false, cancellationToken);
        return DialogTurnResult.EndOfTurn;
    }

    /// <inheritdoc/>
    public override async Task<DialogTurnResult> ContinueDialogAsync(DialogContext dialogContext, CancellationToken cancellationToken)
    {
        var turn = dialogContext.Context;
        if (turn.Activity.Type != ActivityTypes.Message || dialogContext.ActiveDialog?.Prompt is not { } state)
        {
            return DialogTurnResult.EndOfTurn;
        }

        state.Attempts++;
        var recognized = OnRecognize(turn, state);
        var saidBefore = turn.Replies.Count;
        var accepted = validator is null
            ? recognized.Succeeded
            : await validator(new PromptValidatorContext<T>(turn, recognized, state), cancellationToken);
        if (accepted && recognized.Succeeded)
        {
            return await dialogContext.EndDialogAsync(DialogResult.Of(recognized.Value!), cancellationToken); // Not null: it succeeded.
        }

        if (turn.Replies.Count == saidBefore)
        {
            await OnPromptAsync(turn, state, isRetry: true, cancellationToken);
        }

        return DialogTurnResult.EndOfTurn;
    }

    /// <inheritdoc/>
    public override async Task<DialogTurnResult> ResumeDialogAsync(
        DialogContext dialogContext, DialogReason reason, DialogResult? result, CancellationToken cancellationToken)
    {
        if (dialogContext.ActiveDialog is { } instance)
        {
            await RepromptDialogAsync(dialogContext.Context, instance, cancellationToken);
        }

        return DialogTurnResult.EndOfTurn;
    }

    /// <inheritdoc/>
    public override Task RepromptDialogAsync(ITurnContext turnContext, DialogInstance instance, CancellationToken cancellationToken) =>
        instance.Prompt is { } state ? OnPromptAsync(turnContext, state, isRetry: false, cancellationToken) : Task.CompletedTask;

    /// <summary>Says the question, or the retry prompt.</summary>
    protected virtual Task OnPromptAsync(ITurnContext turnContext, PromptState state, bool isRetry, CancellationToken cancellationToken)
    {
        var reply = (isRetry ? state.Retry : null) ?? state.Question;
        return reply is null
            ? Task.CompletedTask
            : turnContext.SendActivityAsync(reply.ToActivity() with { InputHint = InputHints.ExpectingInput }, cancellationToken);
    }

    /// <summary>Reads the answer; must not throw, whatever was said.</summary>
    protected abstract PromptRecognizerResult<T> OnRecognize(ITurnContext turnContext, PromptState state);
}
