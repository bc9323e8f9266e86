using SupportBot.Dialogs.Prompts;
using SupportBot.Dialogs.State;

namespace SupportBot.Dialogs.Forms;

/// <summary>
/// Reads answers that come from elsewhere than a conversation, such as a page, by the slots' own rules: what is refused there is refused here, with the same
/// words. Not thread-safe; one per request.
/// </summary>
/// <param name="now">The instant, UTC.</param>
/// <param name="today">The day in the form's time zone.</param>
/// <param name="known">What is already known, for rules across answers.</param>
public sealed class SlotSheet(DateTimeOffset now, DateOnly today, IEnumerable<FilledSlot> known)
{
    private readonly FormState _state = new() { Slots = [.. known] };
    private FormValues? _values;

    /// <summary>What is known and what was read so far.</summary>
    public FormValues Values => _values ??= new FormValues(_state, now, today);

    /// <summary>Reads an answer, and keeps it for the rules of the next ones when it is accepted.</summary>
    /// <param name="slot">The slot.</param>
    /// <param name="text">Any text; null is empty.</param>
    public SheetAnswer Read(Slot slot, string? text)
    {
        ArgumentNullException.ThrowIfNull(slot);
        var words = FoldedText.From(text);
        var reading = words.Text.Length == 0 ? SlotReading.None : slot.Read(new SlotInput(words, Values));
        if (!reading.IsAccepted && !reading.WantsConfirmation)
        {
            var reason = words.Text.Length == 0 ? EngineTexts.Get("Empty") : reading.Message ?? slot.Texts.Invalid ?? EngineTexts.Get("Invalid");
            return new SheetAnswer(null, reason, default);
        }

        _state.Slots.RemoveAll(filled => filled.Name == slot.Name);
        _state.Slots.Add(new FilledSlot { Name = slot.Name, Value = reading.Value, Validity = reading.Validity });
        return new SheetAnswer(reading.Value, reading.Message, reading.Validity);
    }
}

/// <summary>What a <see cref="SlotSheet"/> made of an answer.</summary>
/// <param name="Value">The value in the slot's canonical text; null when it was refused.</param>
/// <param name="Message">Why it was refused, or a word about a value that was kept; null: nothing to say.</param>
/// <param name="Validity">How it stood up to validation.</param>
public readonly record struct SheetAnswer(string? Value, string? Message, SlotValidity Validity);
