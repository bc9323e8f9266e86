using SupportBot.Dialogs.Prompts;
using SupportBot.Dialogs.Schema;
using SupportBot.Dialogs.State;

namespace SupportBot.Dialogs.Forms;

/// <summary>Whether a form can end without the slot.</summary>
public enum Requirement
{
    /// <summary>No: the form needs it.</summary>
    Required,

    /// <summary>Yes, marked as missing: it can be given later.</summary>
    Later,

    /// <summary>Yes.</summary>
    Optional,
}

/// <summary>A named piece of information that a form asks for. Definition only: immutable, shared by all conversations.</summary>
public abstract class Slot : FormStep
{
    private protected Slot(string name, SlotTexts texts)
        : base(name) => Texts = texts;

    /// <summary>Its sentences.</summary>
    public SlotTexts Texts { get; }

    /// <summary>Whether the form can end without it; default <see cref="Requirement.Required"/>.</summary>
    public Requirement Requirement { get; init; }

    /// <summary>Shown with all but its last four characters hidden.</summary>
    public bool IsSensitive { get; init; }

    /// <summary>Known for the whole conversation: a name or an address given in one form is not asked again in the next one that has the slot.</summary>
    public bool IsShared { get; init; }

    /// <summary>Slots whose change makes this answer void.</summary>
    public IReadOnlyList<Slot> DependsOn { get; init; } = [];

    /// <summary>Names that earlier versions of the form gave it: parked conversations keep their answer.</summary>
    public IReadOnlyList<string> FormerNames { get; init; } = [];

    /// <summary>The question when it depends on what was said; null: the one of <see cref="Texts"/>.</summary>
    public Func<FormValues, string>? QuestionFrom { get; init; }

    /// <summary>
    /// A card shown with the question the first time, for this slot and others at once; its inputs are named like slots and it submits <c>{"form": id}</c>.
    /// Null: none. Whoever prefers to write simply answers.
    /// </summary>
    public Func<FormValues, Attachment>? Card { get; init; }

    /// <summary>Answers offered as buttons although others are possible.</summary>
    public IReadOnlyList<string> Suggestions { get; init; } = [];

    /// <summary>Words of command that might be an answer here ("Conseiller" as a job title): the engine asks which was meant.</summary>
    public IReadOnlyList<FormCommand> PlausibleCommands { get; init; } = [];

    /// <summary>Says back what was understood ("C'est noté : ..."); for values that are not simply what was typed.</summary>
    public bool Echoes { get; init; }

    /// <summary>Whether any sentence may be an answer.</summary>
    internal virtual bool IsOpen => false;

    /// <summary>Whether the whole message is the answer even when values of other slots stand in it.</summary>
    internal virtual bool KeepsWholeMessage => false;

    internal virtual bool WantsFiles => false;

    /// <summary>Whether words of courtesy or of anger would pass for an answer.</summary>
    internal virtual bool MayBeCourtesy => IsOpen;

    /// <summary>Most items of a list; 0 for a slot of one value.</summary>
    internal virtual int MostItems => 0;

    internal virtual IReadOnlyList<Choice> Choices => [];

    internal virtual int CountItems(string value) => 1;

    /// <summary>The items held and the ones added.</summary>
    internal virtual string Join(string held, string added) => added;

    internal string Question(FormValues values) => QuestionFrom?.Invoke(values) ?? Texts.Question;

    /// <summary>Reads an answer to the question.</summary>
    internal abstract SlotReading Read(SlotInput input);

    /// <summary>Finds a value in a sentence that was not an answer to this question. Only what is unmistakable.</summary>
    internal abstract SlotFinding? Find(SlotInput input);

    /// <summary>Whether a persisted value still can be read.</summary>
    internal abstract bool CanRead(FilledSlot filled);

    /// <summary>The value as Markdown, sensitive ones masked.</summary>
    internal abstract string Show(FilledSlot filled);

    /// <summary>The value as people read it, plain text, not masked: for those who handle the request.</summary>
    internal virtual string ShowPlain(FilledSlot filled) => filled.Value ?? string.Empty;

    /// <summary>The choice whose label the message is, to the letter; null when the slot has no choices.</summary>
    internal virtual string? ReadLabel(FoldedText text) => null;
}

/// <summary>What a slot made of an answer, in canonical text.</summary>
internal readonly record struct SlotReading(string? Value, string? Message, Certainty Certainty, bool CanInsist, bool IsWhole)
{
    public bool IsAccepted { get; init; }

    /// <summary>The value stands when the customer confirms it; the message says how it was read.</summary>
    public bool WantsConfirmation { get; init; }

    public SlotValidity Validity => Message is null ? SlotValidity.Valid : SlotValidity.Soft;

    public static SlotReading None => default;
}

/// <summary>A value of a slot found in a sentence.</summary>
internal readonly record struct SlotFinding(Slot Slot, string Value, int Start, int Length)
{
    public int End => Start + Length;

    public SlotValidity Validity { get; init; }

    public string? Warning { get; init; }

    /// <summary>The slot was named: an explicit correction when it was filled before.</summary>
    public bool IsNamed { get; init; }

    public bool Overlaps(SlotFinding other) => Start < other.End && other.Start < End;
}
