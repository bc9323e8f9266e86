using SupportBot.Dialogs.Schema;
using SupportBot.Dialogs.State;
using SupportBot.Dialogs.Turns;

namespace SupportBot.Dialogs.Prompts;

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
