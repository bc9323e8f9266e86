using System.Collections.Frozen;
using SupportBot.Dialogs.Prompts;

namespace SupportBot.Dialogs.Forms;

/// <summary>A form prepared for running: its steps read once, its slots by name and by the names people give them.</summary>
internal sealed class FormPlan
{
    private readonly FrozenDictionary<string, Slot> _slots;
    private readonly FrozenDictionary<string, IReadOnlyList<Slot>> _aliases;

    /// <exception cref="InvalidOperationException">Two steps have the same name, or a slot depends on one that is not in the form.</exception>
    public FormPlan(Form form)
    {
        Form = form;
        Steps = [.. form.Steps];
        Slots = [.. Steps.OfType<Slot>()];
        Mentions = [.. Steps.OfType<Mention>()];
        var twice = Steps.GroupBy(step => step.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1);
        if (twice is not null)
        {
            throw new InvalidOperationException($"Two steps of '{form.Id}' are called '{twice.Key}'.");
        }

        _slots = Slots.SelectMany(slot => slot.FormerNames.Append(slot.Name).Select(name => (name, slot)))
            .ToFrozenDictionary(entry => entry.name, entry => entry.slot, StringComparer.Ordinal);
        _aliases = Slots.SelectMany(slot => slot.Texts.Aliases.Append(slot.Texts.Label).Select(alias => (Key: FoldedText.KeyFor(alias), Slot: slot)))
            .Where(entry => entry.Key.Length > 0)
            .GroupBy(entry => entry.Key, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => (IReadOnlyList<Slot>)[.. group.Select(entry => entry.Slot).Distinct()], StringComparer.Ordinal);
        AliasKeys = _aliases.Keys.ToFrozenSet(StringComparer.Ordinal);
    }

    public Form Form { get; }

    public IReadOnlyList<FormStep> Steps { get; }

    public IReadOnlyList<Slot> Slots { get; }

    public IReadOnlyList<Mention> Mentions { get; }

    /// <summary>Every name that people give to a slot, as keys.</summary>
    public FrozenSet<string> AliasKeys { get; }

    /// <summary>The slot that has or had this name; null when the form has none.</summary>
    public Slot? Find(string? name) => name is not null && _slots.TryGetValue(name, out var slot) ? slot : null;

    /// <summary>Slots that people call so; several when two parties have the same pieces.</summary>
    public IReadOnlyList<Slot> FindByAlias(string key) => _aliases.GetValueOrDefault(key) ?? [];

    /// <summary>Place of the slot in conversation order.</summary>
    public int IndexOf(Slot slot)
    {
        for (var index = 0; index < Slots.Count; index++)
        {
            if (ReferenceEquals(Slots[index], slot))
            {
                return index;
            }
        }

        return -1;
    }
}
