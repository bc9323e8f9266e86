using System.Globalization;
using SupportBot.Dialogs.Schema;
using SupportBot.Dialogs.State;

namespace SupportBot.Dialogs.Forms;

/// <summary>The answers of one form: filling, voiding what depends on them, counting. The only writer of <see cref="FormState.Slots"/>.</summary>
internal sealed class FormAnswers(FormPlan plan, FormState state, FormValues values)
{
    public FormValues Values => values;

    public FormState State => state;

    public bool Applies(Slot slot) => slot.AppliesTo(values);

    /// <summary>Whether the slot still has to be asked.</summary>
    public bool IsDue(Slot slot) => !values.IsSettled(slot) && Applies(slot);

    public int CountGiven()
    {
        var count = 0;
        foreach (var filled in state.Slots)
        {
            count += filled.HasValue && filled.Origin != SlotOrigin.LookedUp && plan.Find(filled.Name) is not Mention ? 1 : 0;
        }

        return count;
    }

    /// <summary>Writes an answer.</summary>
    /// <returns>False when the slot had that very value already.</returns>
    public bool Fill(Slot slot, string value, SlotOrigin origin, SlotValidity validity)
    {
        if (values.Find(slot) is { HasValue: true } before && before.Value == value)
        {
            return false;
        }

        Put(slot, new FilledSlot { Name = slot.Name, Value = value, Origin = origin, Validity = validity });
        return true;
    }

    public void FillFiles(Slot slot, List<StoredFile> files) =>
        Put(slot, new FilledSlot { Name = slot.Name, Files = files, Origin = SlotOrigin.File });

    public void MarkAbsent(Slot slot, SlotAbsence absence) => Put(slot, new FilledSlot { Name = slot.Name, Absence = absence });

    public void Clear(Slot slot)
    {
        if (values.Find(slot) is { } filled)
        {
            state.Slots.Remove(filled);
            VoidDependents(slot);
        }
    }

    /// <summary>The answers that apply, in conversation order.</summary>
    public IReadOnlyList<FilledSlot> Applicable()
    {
        var applicable = new List<FilledSlot>(state.Slots.Count);
        foreach (var slot in plan.Slots)
        {
            if (values.Find(slot) is { } filled && Applies(slot))
            {
                applicable.Add(filled);
            }
        }

        return applicable;
    }

    /// <summary>Place of the slot among those that apply, such as <c>2/5</c>; null when it is the only one.</summary>
    public string? Progress(Slot slot)
    {
        var (place, count) = (0, 0);
        foreach (var other in plan.Slots)
        {
            if (ReferenceEquals(other, slot) || Applies(other))
            {
                count++;
                place = ReferenceEquals(other, slot) ? count : place;
            }
        }

        return count < 2 ? null : string.Create(CultureInfo.InvariantCulture, $"{place}/{count}");
    }

    public bool HasPassed(FormStep step) => state.Passed?.Contains(step.Name) ?? false;

    public void Pass(FormStep step) => (state.Passed ??= []).Add(step.Name);

    public void Unpass(FormStep step) => state.Passed?.Remove(step.Name);

    private void Put(Slot slot, FilledSlot filled)
    {
        if (values.Find(slot) is { } before)
        {
            state.Slots.Remove(before);
        }

        state.Slots.Add(filled);
        VoidDependents(slot);
    }

    // What was derived from the old answer does not stand any more; the rest does.
    private void VoidDependents(Slot changed)
    {
        foreach (var step in plan.Steps)
        {
            if (step is Work work && work.DependsOn.Contains(changed))
            {
                Unpass(work);
            }
            else if (step is Slot slot && slot.DependsOn.Contains(changed))
            {
                Clear(slot);
            }
        }
    }
}
