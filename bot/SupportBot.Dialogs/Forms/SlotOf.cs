using System.Diagnostics.CodeAnalysis;
using SupportBot.Dialogs.State;

namespace SupportBot.Dialogs.Forms;

/// <summary>A slot with a typed value.</summary>
/// <typeparam name="T">Type of the value.</typeparam>
public abstract class Slot<T> : Slot
{
    /// <summary>Makes a slot; derive for a kind of value that the engine does not know.</summary>
    protected Slot(string name, SlotTexts texts)
        : base(name, texts)
    {
    }

    /// <summary>Reads an answer to the question, in place of the slot's own way. Must not throw.</summary>
    public Func<SlotInput, SlotAnswer<T>>? Recognize { get; init; }

    /// <summary>Finds the value in any sentence; null result when it is not unmistakable. Without it only "label : value" is found.</summary>
    public Func<SlotInput, Found<T>?>? FindIn { get; init; }

    /// <summary>A rule beyond the form of the value: against other answers, today's date...</summary>
    public Func<T, FormValues, SlotCheck>? Check { get; init; }

    /// <summary>Shows the value in place of the slot's own way; plain text, the engine escapes it.</summary>
    public Func<T, string>? Display { get; init; }

    /// <summary>Whether the value is shown in a code span, safe from typographers; default for identifiers.</summary>
    public bool ShowAsCode { get; init; }

    /// <summary>Reads an answer.</summary>
    protected abstract SlotAnswer<T> OnRecognize(SlotInput input);

    /// <summary>Finds the value in any sentence.</summary>
    protected virtual Found<T>? OnFind(SlotInput input) => null;

    /// <summary>The value as persisted: stable, culture-free.</summary>
    protected abstract string Format(T value);

    /// <summary>Reads what <see cref="Format"/> wrote, perhaps in an earlier version.</summary>
    protected abstract bool TryParse(string text, [MaybeNullWhen(false)] out T value);

    /// <summary>The value as people read it.</summary>
    protected virtual string OnDisplay(T value) => Format(value);

    internal virtual bool TryRead(FilledSlot filled, [MaybeNullWhen(false)] out T value)
    {
        value = default;
        return filled.Value is { } text && TryParse(text, out value);
    }

    internal override bool CanRead(FilledSlot filled) => TryRead(filled, out _);

    internal override SlotReading Read(SlotInput input)
    {
        var recognition = Recognize is null ? OnRecognize(input) : Recognize(input);
        if (!recognition.IsAccepted)
        {
            var value = recognition.CanInsist || recognition.WantsConfirmation ? Format(recognition.Value!) : null; // Not null: that is how these are made.
            return new SlotReading(value, recognition.Message, default, recognition.CanInsist, false) { WantsConfirmation = recognition.WantsConfirmation };
        }

        var check = Check is null ? SlotCheck.Ok : Check(recognition.Value!, input.Values); // Not null: it was accepted.
        return new SlotReading(Format(recognition.Value!), check.Message ?? recognition.Message, recognition.Certainty, false, IsWholeAnswer(input))
        {
            IsAccepted = check.IsAccepted,
        };
    }

    internal override SlotFinding? Find(SlotInput input)
    {
        if ((FindIn is null ? OnFind(input) : FindIn(input)) is not { } found)
        {
            return null;
        }

        var check = Check is null ? SlotCheck.Ok : Check(found.Value, input.Values);
        return check.IsAccepted
            ? new SlotFinding(this, Format(found.Value), found.Start, found.Length)
            {
                Warning = check.Message,
                Validity = check.Message is null ? SlotValidity.Valid : SlotValidity.Soft,
            }
            : null;
    }

    internal override string ShowPlain(FilledSlot filled) => TryRead(filled, out var value) ? Display?.Invoke(value) ?? OnDisplay(value) : filled.Value ?? string.Empty;

    internal override string Show(FilledSlot filled)
    {
        var text = ShowPlain(filled);
        return IsSensitive ? Markdown.Code(Masked.Of(text)) : ShowAsCode ? Markdown.Code(text) : Markdown.Escape(text);
    }

    internal string FormatValue(T value) => Format(value);

    private protected virtual bool IsWholeAnswer(SlotInput input) => false;
}
