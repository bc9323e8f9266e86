using SupportBot.Dialogs.State;
using SupportBot.Dialogs.Turns;

namespace SupportBot.Dialogs.Prompts;

/// <summary>Asks for a yes or a no.</summary>
public sealed class ConfirmPrompt(string id, PromptValidator<bool>? validator) : Prompt<bool>(id, validator)
{
    /// <inheritdoc/>
    protected override PromptRecognizerResult<bool> OnRecognize(ITurnContext turnContext, PromptState state)
    {
        var answer = FoldedText.From(turnContext.Activity.Text).Answer.Said;
        return new(answer is not null, answer ?? false);
    }
}
