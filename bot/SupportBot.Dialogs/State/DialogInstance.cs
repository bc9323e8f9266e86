using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using SupportBot.Dialogs.Prompts;
using SupportBot.Dialogs.Schema;

#pragma warning disable MA0016 // Persisted shapes, changed in place by index: a List is what they are.
namespace SupportBot.Dialogs.State;

/// <summary>One dialog on the stack. Each kind of dialog has its own typed member; those of the other kinds stay null.</summary>
public sealed class DialogInstance
{
    /// <summary>Id of the dialog.</summary>
    public required string Id { get; set; }

    /// <summary>Waterfalls: name of the step that runs or waits.</summary>
    public string? Step { get; set; }

    /// <summary>Prompts: what was asked.</summary>
    public PromptState? Prompt { get; set; }

    /// <summary>Forms: what was said.</summary>
    public FormState? Form { get; set; }

    /// <summary>Components: the stack inside.</summary>
    public DialogState? Children { get; set; }

    /// <summary>State of a dialog's own, through <see cref="Read{T}"/> and <see cref="Write{T}"/>.</summary>
    public JsonElement? Value { get; set; }

    /// <summary>What a newer version wrote; never read.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Unknown { get; set; }

    /// <summary>Reads the dialog's own state; default when there is none.</summary>
    public T? Read<T>(JsonTypeInfo<T> type) => Value is { } value ? value.Deserialize(type) : default;

    /// <summary>Writes the dialog's own state.</summary>
    public void Write<T>(T value, JsonTypeInfo<T> type) => Value = JsonSerializer.SerializeToElement(value, type);
}

/// <summary>What a prompt remembers between two turns.</summary>
public sealed class PromptState
{
    /// <summary>The question.</summary>
    public SavedReply? Question { get; set; }

    /// <summary>What is said after an answer that did not do; null means the question again.</summary>
    public SavedReply? Retry { get; set; }

    /// <summary>What can be chosen.</summary>
    public List<Choice>? Choices { get; set; }

    /// <summary>Answers that did not do, so far.</summary>
    public int Attempts { get; set; }
}

/// <summary>A reply kept to be said again; an activity alone would lose its annotation, which never goes through JSON.</summary>
/// <param name="Activity">The message.</param>
/// <param name="Annotation">What it is.</param>
public sealed record SavedReply(Activity Activity, ReplyAnnotation? Annotation)
{
    internal static SavedReply? From(Activity? activity) => activity is null ? null : new SavedReply(activity, activity.Annotation);

    internal Activity ToActivity() => Activity with { Annotation = Annotation };
}
