using System.Diagnostics.CodeAnalysis;
using SupportBot.Dialogs.State;

namespace SupportBot.Dialogs.Forms;

/// <summary>What was said so far, typed through the slots. A live view of one turn: not to be kept.</summary>
public sealed class FormValues
{
    private readonly FormState _state;

    internal FormValues(FormState state, DateTimeOffset now, DateOnly today)
    {
        _state = state;
        Now = now;
        Today = today;
    }

    /// <summary>The instant of the turn, UTC.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>The day of the turn in the form's time zone.</summary>
    public DateOnly Today { get; }

    /// <summary>Every answer, absences included, in the order given. Answers whose slot no longer applies are among them.</summary>
    public IReadOnlyList<FilledSlot> All => _state.Slots;

    /// <summary>Whether the slot has a value.</summary>
    public bool Has(Slot slot) => Find(slot)?.HasValue ?? false;

    /// <summary>Whether the customer went without it, or puts it off.</summary>
    public bool IsAbsent(Slot slot) => Find(slot) is { Absence: not SlotAbsence.None };

    /// <summary>Whether the slot was settled: answered, skipped or put off.</summary>
    public bool IsSettled(Slot slot) => Find(slot) is not null;

    /// <summary>The value; default when there is none.</summary>
    public T? Get<T>(Slot<T> slot) => TryGet(slot, out var value) ? value : default;

    /// <summary>Reads the value.</summary>
    public bool TryGet<T>(Slot<T> slot, [MaybeNullWhen(false)] out T value)
    {
        value = default;
        return Find(slot) is { HasValue: true } filled && slot.TryRead(filled, out value);
    }

    /// <summary>Whether the slot has exactly this value.</summary>
    public bool Is<T>(Slot<T> slot, T value) => TryGet(slot, out var held) && EqualityComparer<T>.Default.Equals(held, value);

    /// <summary>The answer with its origin and validity; null when not settled.</summary>
    public FilledSlot? Find(Slot slot) => Find(slot.Name);

    /// <summary>The answer as Markdown, sensitive ones masked; empty when there is none.</summary>
    public string Show(Slot slot) => Find(slot) is { } filled ? FormRecap.Value(slot, filled) : string.Empty;

    internal FilledSlot? Find(string name)
    {
        var slots = _state.Slots;
        for (var index = 0; index < slots.Count; index++)
        {
            if (slots[index].Name == name)
            {
                return slots[index];
            }
        }

        return null;
    }
}
