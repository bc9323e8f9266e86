using SupportBot.Dialogs.Recognizers.Numbers;
using SupportBot.Dialogs.State;
using SupportBot.Dialogs.Turns;

namespace SupportBot.Dialogs.Prompts;

/// <summary>Asks for a number, in digits or in words.</summary>
public sealed class NumberPrompt(string id, PromptValidator<decimal>? validator) : Prompt<decimal>(id, validator)
{
    /// <inheritdoc/>
    protected override PromptRecognizerResult<decimal> OnRecognize(ITurnContext turnContext, PromptState state)
    {
        var number = NumberRecognizer.ReadAnswer(FoldedText.From(turnContext.Activity.Text).Text);
        return new(number is not null, number ?? 0);
    }
}
