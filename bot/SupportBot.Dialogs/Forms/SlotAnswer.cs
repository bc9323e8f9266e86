namespace SupportBot.Dialogs.Forms;

/// <summary>How surely a text is what it was taken for.</summary>
public enum Certainty
{
    /// <summary>It fits, but so would much else: a free format, a loose rule.</summary>
    Weak,

    /// <summary>It fits, and is not likely to be something else.</summary>
    Likely,

    /// <summary>Nothing else looks like it: an e-mail address, twelve digits that begin with 1.</summary>
    Sure,
}

/// <summary>What a slot made of an answer: accepted (perhaps with a warning), rejected with a reason, or not an answer at all.</summary>
/// <typeparam name="T">Type of the slot's value.</typeparam>
public readonly record struct SlotAnswer<T>
{
    /// <summary>Whether <see cref="Value"/> is an answer.</summary>
    public bool IsAccepted { get; internal init; }

    /// <summary>The value; default unless accepted, or rejected in a way that the customer may insist on.</summary>
    public T? Value { get; internal init; }

    /// <summary>A warning with an accepted value, a reason with a rejected one; shown to the customer as it is. Null: nothing particular.</summary>
    public string? Message { get; internal init; }

    /// <summary>How surely; meaningful when accepted.</summary>
    public Certainty Certainty { get; internal init; }

    /// <summary>Whether the customer may insist on <see cref="Value"/> after two rejections.</summary>
    public bool CanInsist { get; internal init; }

    /// <summary>Whether <see cref="Value"/> stands only when the customer says that it is right.</summary>
    public bool WantsConfirmation { get; internal init; }

    /// <summary>Whether it was rejected for a reason, rather than not recognised at all.</summary>
    public bool IsRejected => !IsAccepted && Message is not null;
}

/// <summary>Makes answers.</summary>
public static class SlotAnswer
{
    /// <summary>An answer.</summary>
    public static SlotAnswer<T> Accept<T>(T value, Certainty certainty = Certainty.Likely) => new() { IsAccepted = true, Value = value, Certainty = certainty };

    /// <summary>An unusual answer, kept with a word about it.</summary>
    public static SlotAnswer<T> Warn<T>(T value, string warning) =>
        new() { IsAccepted = true, Value = value, Message = warning, Certainty = Certainty.Weak };

    /// <summary>Not acceptable, and why.</summary>
    public static SlotAnswer<T> Reject<T>(string reason) => new() { Message = reason };

    /// <summary>Against the rule; kept all the same if the customer insists after two tries ("continuer quand même").</summary>
    public static SlotAnswer<T> RejectUnlessInsisted<T>(T value, string reason) => new() { Value = value, Message = reason, CanInsist = true };

    /// <summary>What the answer seems to mean: kept once the customer has said that it is right.</summary>
    /// <param name="value">The value.</param>
    /// <param name="reading">How it was understood, as a statement; the engine asks whether it is so.</param>
    public static SlotAnswer<T> Confirm<T>(T value, string reading) => new() { Value = value, Message = reading, WantsConfirmation = true };

    /// <summary>Nothing of that kind in the text.</summary>
    public static SlotAnswer<T> None<T>() => default;
}

/// <summary>A value found inside a sentence.</summary>
/// <param name="Value">The value.</param>
/// <param name="Start">Offset in <see cref="SlotInput.Text"/>.</param>
/// <param name="Length">Characters.</param>
/// <typeparam name="T">Type of the slot's value.</typeparam>
public readonly record struct Found<T>(T Value, int Start, int Length);

/// <summary>What a rule about a recognised value says.</summary>
/// <param name="IsAccepted">Whether the value stands.</param>
/// <param name="Message">Warning or reason; null: nothing to say.</param>
public readonly record struct SlotCheck(bool IsAccepted, string? Message)
{
    /// <summary>Nothing to object.</summary>
    public static SlotCheck Ok { get; } = new(true, null);

    /// <summary>Kept, with a word about it.</summary>
    public static SlotCheck Warn(string warning) => new(true, warning);

    /// <summary>Asked again.</summary>
    public static SlotCheck Reject(string reason) => new(false, reason);
}
