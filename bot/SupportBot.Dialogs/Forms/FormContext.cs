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

    /// <summary>Slots that apply and have no value: what an incomplete case lacks.</summary>
    public IReadOnlyList<Slot> Missing => [.. _turn.Plan.Slots.Where(slot => slot.AppliesTo(Values) && !Values.Has(slot))];

    /// <summary>The answers that apply, in conversation order: what the agent receives.</summary>
    public IReadOnlyList<FilledSlot> Applicable => _turn.ApplicableAnswers();

    /// <summary>Fills a slot with something found in our own records.</summary>
    public void Fill<T>(Slot<T> slot, T value) => _turn.Fill(slot, slot.FormatValue(value), SlotOrigin.LookedUp, SlotValidity.Valid);

    /// <summary>Adds an effect, committed with the turn.</summary>
    public void AddEffect(ITurnEffect effect) => _turn.Context.AddEffect(effect);
}
