using SupportBot.Dialogs.Dialogs;
using SupportBot.Dialogs.Schema;
using SupportBot.Dialogs.State;

namespace SupportBot.Dialogs.Prompts;

/// <summary>What a prompt asks. Texts belong to the caller, never to the prompt.</summary>
public sealed record PromptOptions : DialogOptions
{
    /// <summary>The question; null asks nothing and only waits.</summary>
    public Activity? Prompt { get; init; }

    /// <summary>What is said after an answer that does not do; null means the question again.</summary>
    public Activity? RetryPrompt { get; init; }

    /// <summary>What can be chosen; used by <see cref="ChoicePrompt"/>.</summary>
    public IReadOnlyList<Choice>? Choices { get; init; }
}

/// <summary>What a prompt recognised.</summary>
/// <param name="Succeeded">Whether it is an answer of the right kind.</param>
/// <param name="Value">The answer; default when not.</param>
public readonly record struct PromptRecognizerResult<T>(bool Succeeded, T? Value);

/// <summary>What a validator sees.</summary>
/// <param name="Context">The turn; a validator that speaks here replaces the retry prompt.</param>
/// <param name="Recognized">What was recognised, if anything.</param>
/// <param name="State">What the prompt remembers, the count of attempts included: this one counts, from 1.</param>
public sealed record PromptValidatorContext<T>(Turns.ITurnContext Context, PromptRecognizerResult<T> Recognized, PromptState State);

/// <summary>Says whether an answer does. Called for answers that were not recognised, too.</summary>
public delegate Task<bool> PromptValidator<T>(PromptValidatorContext<T> promptContext, CancellationToken cancellationToken);
