using SupportBot.Dialogs.State;
using SupportBot.Dialogs.Turns;

namespace SupportBot.Dialogs.Prompts;

/// <summary>Asks for one of <see cref="PromptOptions.Choices"/>: by label, part of it, synonym, number or rank.</summary>
public sealed class ChoicePrompt(string id, PromptValidator<FoundChoice>? validator) : Prompt<FoundChoice>(id, validator)
{
    /// <inheritdoc/>
    protected override PromptRecognizerResult<FoundChoice> OnRecognize(ITurnContext turnContext, PromptState state)
    {
        IReadOnlyList<Choice> choices = [.. state.Choices ?? []];
        var reading = new ChoiceMatcher(choices).Read(FoldedText.From(turnContext.Activity.Text));
        return reading.IsFound ? new(true, new FoundChoice(choices[reading.Index].Value, reading.Index)) : default;
    }

    /// <inheritdoc/>
    protected override Task OnPromptAsync(ITurnContext turnContext, PromptState state, bool isRetry, CancellationToken cancellationToken)
    {
        var reply = ((isRetry ? state.Retry : null) ?? state.Question)?.ToActivity();
        return reply is null ? Task.CompletedTask : turnContext.SendActivityAsync(ChoiceList.Append(reply, [.. state.Choices ?? []]), cancellationToken);
    }
}
