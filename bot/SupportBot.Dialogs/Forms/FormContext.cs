using SupportBot.Dialogs.State;
using SupportBot.Dialogs.Turns;

namespace SupportBot.Dialogs.Forms;

/// <summary>What a form's own code sees while it runs: the values, and a place for effects.</summary>
public sealed class FormContext
{
    private readonly FormTurn _turn;

    internal FormContext(FormTurn turn) => _turn = turn;

    /// <summary>The turn, for its activity and effects. Words go through the result, not through here.</summary>
    public ITurnContext Turn => _turn.Context;

    /// <summary>What was said.</summary>
    public FormValues Values => _turn.Values;

    /// <summary>Slots that apply, are not optional and have no value: what an incomplete case lacks.</summary>
    public IReadOnlyList<Slot> Missing =>
        [.. _turn.Plan.Slots.Where(slot => slot.Requirement != Requirement.Optional && slot.AppliesTo(Values) && !Values.Has(slot))];

    /// <summary>When the customer agreed to the form's consent question, UTC; null when nothing was asked or agreed.</summary>
    public DateTimeOffset? ConsentedAt => _turn.State.ConsentedAt;

    /// <summary>Answers of an earlier version of the form that it has no slot for any more: for the agent.</summary>
    public IReadOnlyList<FilledSlot> Kept => _turn.State.Kept ?? [];

    /// <summary>The answers that apply, in conversation order: what the agent receives.</summary>
    public IReadOnlyList<FilledSlot> Applicable => _turn.ApplicableAnswers();

    /// <summary>The answers that apply as people read them, plain text by slot name: the label of a choice, a number in groups.</summary>
    public IReadOnlyDictionary<string, string> Shown => _turn.ShownAnswers();

    /// <summary>Fills a slot with something found in our own records.</summary>
    public void Fill<T>(Slot<T> slot, T value) => _turn.Fill(slot, slot.FormatValue(value), SlotOrigin.LookedUp, SlotValidity.Valid);

    /// <summary>Adds an effect, committed with the turn.</summary>
    public void AddEffect(ITurnEffect effect) => _turn.Context.AddEffect(effect);
}
