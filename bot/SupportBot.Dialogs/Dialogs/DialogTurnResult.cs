namespace SupportBot.Dialogs.Dialogs;

/// <summary>What a turn left behind.</summary>
public enum DialogTurnStatus
{
    /// <summary>No dialog was on the stack.</summary>
    Empty,

    /// <summary>A dialog waits for the next message.</summary>
    Waiting,

    /// <summary>The last dialog ended, perhaps with a result.</summary>
    Complete,

    /// <summary>The stack was cancelled.</summary>
    Cancelled,
}

/// <summary>Why a dialog is called.</summary>
public enum DialogReason
{
    /// <summary>It has just begun.</summary>
    BeginCalled,

    /// <summary>A new turn.</summary>
    ContinueCalled,

    /// <summary>It ended well.</summary>
    EndCalled,

    /// <summary>Another took its place.</summary>
    ReplaceCalled,

    /// <summary>It was cancelled.</summary>
    CancelCalled,

    /// <summary>A step passed to the next one without asking.</summary>
    NextCalled,
}

/// <summary>Arguments of a dialog; each kind of dialog has its own record.</summary>
public abstract record DialogOptions;

/// <summary>What a dialog gives back; lives inside one turn and is never persisted.</summary>
public abstract record DialogResult
{
    /// <summary>Wraps a value.</summary>
    public static DialogResult<T> Of<T>(T value) => new(value);
}

/// <summary>A result of a known type.</summary>
/// <param name="Value">The result.</param>
public sealed record DialogResult<T>(T Value) : DialogResult;

/// <summary>How a turn ended.</summary>
/// <param name="Status">What is left on the stack.</param>
/// <param name="Result">What the last dialog gave back; null when it gave nothing or still waits.</param>
public sealed record DialogTurnResult(DialogTurnStatus Status, DialogResult? Result)
{
    /// <summary>Nothing was on the stack.</summary>
    public static DialogTurnResult Empty { get; } = new(DialogTurnStatus.Empty, null);

    /// <summary>A dialog waits: what a step returns after it has asked something.</summary>
    public static DialogTurnResult EndOfTurn { get; } = new(DialogTurnStatus.Waiting, null);

    /// <summary>The stack was cancelled.</summary>
    public static DialogTurnResult Cancelled { get; } = new(DialogTurnStatus.Cancelled, null);

    /// <summary>Reads the result.</summary>
    /// <returns>False when there is none, or one of another type.</returns>
    public bool TryGetResult<T>([System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out T value)
    {
        if (Result is DialogResult<T> typed)
        {
            value = typed.Value;
            return true;
        }

        value = default;
        return false;
    }
}
