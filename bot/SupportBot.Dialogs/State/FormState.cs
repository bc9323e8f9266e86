using System.Text.Json;
using System.Text.Json.Serialization;
using SupportBot.Dialogs.Schema;

#pragma warning disable MA0016 // Persisted shapes, changed in place by index: a List is what they are.
namespace SupportBot.Dialogs.State;

/// <summary>
/// What was said in a form so far: slots by name, never step numbers. Read with the form's present definition, whatever version wrote it.
/// </summary>
public sealed class FormState
{
    /// <summary>Version of the form's definition that wrote the state.</summary>
    public int FormVersion { get; set; }

    /// <summary>Slots answered, skipped or put off, the latest last.</summary>
    public List<FilledSlot> Slots { get; set; } = [];

    /// <summary>Answers to slots that the present definition does not have, or cannot read any more: kept for the agent.</summary>
    public List<FilledSlot>? Kept { get; set; }

    /// <summary>Slot of the question that waits; null before the first one and at the recap.</summary>
    public string? Asked { get; set; }

    /// <summary>Answered slot that is being asked again, its old answer still standing; null otherwise.</summary>
    public string? Editing { get; set; }

    /// <summary>List slot that has items and may get more; null otherwise.</summary>
    public string? Adding { get; set; }

    /// <summary>Slots in the order in which they were asked: asked again, they are asked as such.</summary>
    public List<string> History { get; set; } = [];

    /// <summary>Answers at <see cref="Asked"/> that did not do. Digressions and helps do not count.</summary>
    public int Attempts { get; set; }

    /// <summary>The last answer that did not do but may be kept against the rule; null when there is none.</summary>
    public string? Overridable { get; set; }

    /// <summary>The slot whose value was last refused after it had been accepted, and how many times in a row.</summary>
    public string? Refused { get; set; }

    /// <summary>Refusals of <see cref="Refused"/> in a row.</summary>
    public int Refusals { get; set; }

    /// <summary>Notices said and works done, by step name.</summary>
    public List<string>? Passed { get; set; }

    /// <summary>A question of the engine itself that waits for a yes or a no.</summary>
    public PendingQuestion? Pending { get; set; }

    /// <summary>Where the form is.</summary>
    public FormPhase Phase { get; set; }

    /// <summary>When the customer agreed, UTC; null before.</summary>
    public DateTimeOffset? ConsentedAt { get; set; }

    /// <summary>Questions put in mid-form, the last five: the agent sees what was already answered.</summary>
    public List<string>? Digressions { get; set; }

    /// <summary>When the form began, UTC.</summary>
    public DateTimeOffset StartedAt { get; set; }

    /// <summary>What a newer version wrote; never read.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Unknown { get; set; }
}

/// <summary>Where a form is.</summary>
[JsonConverter(typeof(FormPhaseWords))]
public enum FormPhase
{
    /// <summary>Slots are being asked.</summary>
    Asking,

    /// <summary>The recap is shown.</summary>
    Review,

    /// <summary>The recap was approved; consent is asked.</summary>
    Consent,

    /// <summary>All is approved; the flow's own work remains.</summary>
    Sending,
}

/// <summary>One answer.</summary>
public sealed class FilledSlot
{
    /// <summary>Name of the slot.</summary>
    public required string Name { get; set; }

    /// <summary>The value in the slot's own canonical text; null when skipped, put off, or when <see cref="Files"/> hold it.</summary>
    public string? Value { get; set; }

    /// <summary>Files, for slots that want files.</summary>
    public List<StoredFile>? Files { get; set; }

    /// <summary>Where the value comes from.</summary>
    public SlotOrigin Origin { get; set; }

    /// <summary>How it stood up to validation.</summary>
    public SlotValidity Validity { get; set; }

    /// <summary>Whether the customer went without it.</summary>
    public SlotAbsence Absence { get; set; }

    internal bool HasValue => Absence == SlotAbsence.None && (Value is not null || Files is { Count: > 0 });
}

/// <summary>Where a value comes from: <c>origine</c> in the hand-off package.</summary>
[JsonConverter(typeof(SlotOriginWords))]
public enum SlotOrigin
{
    /// <summary>Said by the customer.</summary>
    Said,

    /// <summary>Understood by the bot and confirmed by the customer.</summary>
    Confirmed,

    /// <summary>Found in our own records, or carried over from another form.</summary>
    LookedUp,

    /// <summary>A file.</summary>
    File,
}

/// <summary>How a value stood up to validation: <c>valide</c> in the hand-off package.</summary>
[JsonConverter(typeof(SlotValidityWords))]
public enum SlotValidity
{
    /// <summary>As expected.</summary>
    Valid,

    /// <summary>Unusual, kept.</summary>
    Soft,

    /// <summary>Against the rule, kept because the customer insisted.</summary>
    Invalid,
}

/// <summary>Why a slot has no value.</summary>
[JsonConverter(typeof(SlotAbsenceWords))]
public enum SlotAbsence
{
    /// <summary>It has one.</summary>
    None,

    /// <summary>The customer does not have it, or passed.</summary>
    Skipped,

    /// <summary>To be given later.</summary>
    Later,
}

/// <summary>A question of the engine itself that waits for a yes or a no.</summary>
public sealed class PendingQuestion
{
    /// <summary>What is asked.</summary>
    public PendingKind Kind { get; set; }

    /// <summary>The slot it is about.</summary>
    public string? Slot { get; set; }

    /// <summary>The value or the words it is about.</summary>
    public string? Value { get; set; }

    /// <summary>The file it is about.</summary>
    public StoredFile? File { get; set; }

    /// <summary>The customer's own words, to be taken as an answer after all when the reply is no.</summary>
    public string? Said { get; set; }

    /// <summary>The flow it is about.</summary>
    public string? Flow { get; set; }
}

/// <summary>What the engine asks on its own account.</summary>
[JsonConverter(typeof(PendingKindWords))]
public enum PendingKind
{
    /// <summary>Really cancel?</summary>
    Cancel,

    /// <summary>Really start over?</summary>
    Restart,

    /// <summary>This looks like the value of another slot: put it there?</summary>
    OtherSlot,

    /// <summary>Replace the answer given earlier?</summary>
    Replace,

    /// <summary>A word of command, or an answer?</summary>
    Command,

    /// <summary>Pause this form for another flow?</summary>
    Switch,

    /// <summary>Take the draft up again?</summary>
    Draft,

    /// <summary>The same file as at another slot: keep it here too?</summary>
    SameFile,

    /// <summary>This is how the answer was understood: right?</summary>
    Confirm,

    /// <summary>Asked by a newer version of the engine: nothing waits, and the slot is asked again.</summary>
    Unknown,
}
