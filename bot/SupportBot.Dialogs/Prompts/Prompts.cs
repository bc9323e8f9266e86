using System.Globalization;
using SupportBot.Dialogs.Schema;
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

/// <summary>Asks for files that the host has stored.</summary>
public sealed class AttachmentPrompt(string id, PromptValidator<IReadOnlyList<StoredFile>>? validator) : Prompt<IReadOnlyList<StoredFile>>(id, validator)
{
    /// <inheritdoc/>
    protected override PromptRecognizerResult<IReadOnlyList<StoredFile>> OnRecognize(ITurnContext turnContext, PromptState state)
    {
        StoredFile[] files = [.. (turnContext.Activity.Attachments ?? []).Select(attachment => attachment.File).OfType<StoredFile>()];
        return new(files.Length > 0, files);
    }
}

/// <summary>Choices as people see them: numbered lines, and buttons that say the label.</summary>
internal static class ChoiceList
{
    /// <summary>Adds numbered lines to the text, and buttons under it. Teams shows the first three buttons only, hence the lines.</summary>
    public static Activity Append(Activity reply, IReadOnlyList<Choice> choices) => reply with
    {
        Text = $"{reply.Text}\n\n{Lines(choices)}",
        SuggestedActions = new SuggestedActions([.. choices.Select(choice => CardAction.ImBack(choice.Label))]),
        InputHint = InputHints.ExpectingInput,
    };

    public static string Lines(IReadOnlyList<Choice> choices) =>
        string.Join('\n', choices.Select((choice, index) => string.Create(CultureInfo.InvariantCulture, $"{index + 1}. {choice.Label}")));
}
