using SupportBot.Dialogs.State;
using SupportBot.Dialogs.Turns;

namespace SupportBot.Dialogs.Prompts;

/// <summary>Asks for words.</summary>
public sealed class TextPrompt(string id, PromptValidator<string>? validator) : Prompt<string>(id, validator)
{
    /// <inheritdoc/>
    protected override PromptRecognizerResult<string> OnRecognize(ITurnContext turnContext, PromptState state)
    {
        var text = FoldedText.From(turnContext.Activity.Text).Text;
        return new(text.Length > 0, text);
    }
}
