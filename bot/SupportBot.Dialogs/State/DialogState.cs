using System.Text.Json;
using System.Text.Json.Serialization;

#pragma warning disable MA0016 // Persisted shapes, changed in place by index: a List is what they are.
namespace SupportBot.Dialogs.State;

/// <summary>
/// The dialog stack of one conversation as it is persisted. Written and read by generated code. Members that a newer version of
/// the bot wrote are kept in <see cref="Unknown"/> and written back, so an older node in a rolling deployment loses nothing.
/// </summary>
public sealed class DialogState
{
    /// <summary>Version of this JSON shape, not of any form.</summary>
    public const int CurrentVersion = 1;

    /// <summary>Version that wrote the state.</summary>
    public int Version { get; set; } = CurrentVersion;

    /// <summary>Dialogs under way, the active one last.</summary>
    public List<DialogInstance> Stack { get; set; } = [];

    /// <summary>Forms left unfinished, the latest last; offered again until they are too old.</summary>
    public List<FormDraft>? Drafts { get; set; }

    /// <summary>Answers that hold for the whole conversation, such as the customer's name.</summary>
    public List<FilledSlot>? Shared { get; set; }

    /// <summary>What a newer version wrote; never read.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Unknown { get; set; }

    /// <summary>Writes the state.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, DialogsJson.Default.DialogState);

    /// <summary>Reads what <see cref="ToJson"/> wrote, of this version or another.</summary>
    /// <exception cref="JsonException">Not JSON, or not of this shape.</exception>
    public static DialogState FromJson(string json) => JsonSerializer.Deserialize(json, DialogsJson.Default.DialogState) ?? new DialogState();

    /// <summary>Puts an unfinished form aside, in place of an older draft of the same form.</summary>
    internal void KeepDraft(string form, FormState state, DateTimeOffset now)
    {
        DropDraft(form);
        (Drafts ??= []).Add(new FormDraft { Form = form, State = state, KeptAt = now });
    }

    internal FormDraft? FindDraft(string form, DateTimeOffset notBefore) =>
        Drafts?.FirstOrDefault(draft => draft.Form == form && draft.KeptAt >= notBefore);

    internal void DropDraft(string form)
    {
        if (Drafts?.FirstOrDefault(draft => draft.Form == form) is { } draft)
        {
            Drafts.Remove(draft);
        }
    }

    internal void DropDraftsOlderThan(DateTimeOffset limit)
    {
        for (var index = (Drafts?.Count ?? 0) - 1; index >= 0; index--)
        {
            if (Drafts![index].KeptAt < limit) // Not null: the count above was not zero.
            {
                Drafts.RemoveAt(index);
            }
        }
    }
}

/// <summary>A form put aside by its customer.</summary>
public sealed class FormDraft
{
    /// <summary>Id of the form.</summary>
    public required string Form { get; set; }

    /// <summary>What was said.</summary>
    public required FormState State { get; set; }

    /// <summary>When it was put aside, UTC.</summary>
    public DateTimeOffset KeptAt { get; set; }
}
