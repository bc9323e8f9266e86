using SupportBot.Dialogs.State;

namespace SupportBot.Dialogs.Forms;

/// <summary>One step of a form, in conversation order: a <see cref="Slot"/>, a <see cref="Notice"/>, a <see cref="Work"/> or an <see cref="Ending"/>.</summary>
public abstract class FormStep
{
    private protected FormStep(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Name = name;
    }

    /// <summary>Unique in the form, snake_case, persisted.</summary>
    public string Name { get; }

    /// <summary>Whether the step applies, given what was said so far; null means always. Must be a pure function of the values.</summary>
    public Func<FormValues, bool>? When { get; init; }

    internal bool AppliesTo(FormValues values) => When is null || When(values);
}

/// <summary>A sentence said once, at the head of the next question.</summary>
/// <param name="name">Unique in the form.</param>
/// <param name="text">What is said.</param>
public sealed class Notice(string name, Func<FormValues, string> text) : FormStep(name)
{
    /// <summary>A sentence that never varies.</summary>
    public Notice(string name, string text)
        : this(name, _ => text)
    {
    }

    internal string Text(FormValues values) => text(values);
}

/// <summary>The form ends here when it applies: an answer that needs no more questions, a person who is not entitled, another flow to go to.</summary>
/// <param name="name">Unique in the form.</param>
/// <param name="end">How it ends.</param>
public sealed class Ending(string name, Func<FormContext, FormEnd> end) : FormStep(name)
{
    /// <summary>
    /// Ends the form as soon as it applies, before anything else is asked, wherever it stands: for rules that tell a customer early that the
    /// rest would be in vain. Otherwise it ends the form when the conversation reaches it.
    /// </summary>
    public bool AtOnce { get; init; }

    internal FormEnd End(FormContext context) => end(context);
}

/// <summary>
/// Something done in mid-form: a look-up, a code to send or to check. Done once when it applies, and again after an answer that
/// it <see cref="DependsOn"/> has changed.
/// </summary>
/// <param name="name">Unique in the form.</param>
/// <param name="run">What is done. It must not wait for a network: look-ups read our own tables.</param>
public sealed class Work(string name, Func<FormContext, CancellationToken, ValueTask<WorkResult>> run) : FormStep(name)
{
    /// <summary>Slots whose change makes it run again.</summary>
    public IReadOnlyList<Slot> DependsOn { get; init; } = [];

    internal ValueTask<WorkResult> RunAsync(FormContext context, CancellationToken cancellationToken) => run(context, cancellationToken);
}

/// <summary>What a <see cref="Work"/> found.</summary>
public sealed record WorkResult
{
    private WorkResult()
    {
    }

    /// <summary>Go on; values may have been filled through <see cref="FormContext.Fill{T}"/>.</summary>
    public static WorkResult GoOn { get; } = new();

    internal string? Text { get; private init; }

    internal Slot? Slot { get; private init; }

    internal FormEnd? FormEnd { get; private init; }

    /// <summary>Say something at the head of the next question.</summary>
    public static WorkResult Say(string text) => new() { Text = text };

    /// <summary>The value does not do after all: forget it and ask again. Counts as an answer that did not do.</summary>
    public static WorkResult AskAgain(Slot slot, string reason) => new() { Slot = slot, Text = reason };

    /// <summary>End the form.</summary>
    public static WorkResult End(FormEnd end) => new() { FormEnd = end };
}

/// <summary>How a form ends.</summary>
public sealed record FormEnd
{
    private FormEnd()
    {
    }

    /// <summary>What is said; null says nothing.</summary>
    public string? Text { get; private init; }

    /// <summary>Reference of the case, for the annotation.</summary>
    public string? Case { get; init; }

    /// <summary>Buttons under the last words, in the user's name.</summary>
    public IReadOnlyList<string> Buttons { get; init; } = [];

    /// <summary>Cards and files of the last words; empty for none.</summary>
    public IReadOnlyList<Schema.Attachment> Attachments { get; init; } = [];

    /// <summary>What the last words are, when not simply the end of a request: see <see cref="Schema.ReplyKinds"/>. Null: what the outcome says.</summary>
    public string? Kind { get; init; }

    /// <summary>Further messages after <see cref="Text"/>, such as a card or a text to copy. Annotated by the engine unless they already are.</summary>
    public IReadOnlyList<Schema.Activity> More { get; init; } = [];

    internal FormOutcome Outcome { get; private init; }

    internal string? Flow { get; private init; }

    internal Slot? Slot { get; private init; }

    /// <summary>The form has done its work; null says nothing, when the host has the last words.</summary>
    public static FormEnd Done(string? text) => new() { Text = text, Outcome = FormOutcome.Done };

    /// <summary>The rest is for a person: what is known goes to the human desk.</summary>
    public static FormEnd Human(string text) => new() { Text = text, Outcome = FormOutcome.Human };

    /// <summary>Another flow takes over, with the values of the slots that have the same name there.</summary>
    public static FormEnd GoTo(string flow, string text) => new() { Text = text, Flow = flow, Outcome = FormOutcome.Moved };

    /// <summary>Not yet: this slot must be answered again.</summary>
    public static FormEnd AskAgain(Slot slot, string reason) => new() { Text = reason, Slot = slot, Outcome = FormOutcome.Unfinished };
}

/// <summary>How a form ended.</summary>
public enum FormOutcome
{
    /// <summary>Its work is done.</summary>
    Done,

    /// <summary>The customer cancelled; a draft may be kept.</summary>
    Cancelled,

    /// <summary>A person takes over.</summary>
    Human,

    /// <summary>Another flow took over.</summary>
    Moved,

    /// <summary>It has not ended.</summary>
    Unfinished,
}

/// <summary>What a form gives back to whoever began it.</summary>
/// <param name="Form">Its id.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Slots">What was said.</param>
/// <param name="Case">Reference of the case, if one was opened.</param>
public sealed record FormResult(string Form, FormOutcome Outcome, IReadOnlyList<FilledSlot> Slots, string? Case);
