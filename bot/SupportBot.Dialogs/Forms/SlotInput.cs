using SupportBot.Dialogs.Prompts;

namespace SupportBot.Dialogs.Forms;

/// <summary>What a slot's recognizer sees: the words, and the day they were said.</summary>
public sealed class SlotInput
{
    internal SlotInput(FoldedText words, FormValues values)
    {
        Words = words;
        Values = values;
    }

    /// <summary>The message or the part of it that concerns the slot: NFC, straight apostrophes, no invisible characters, trimmed.</summary>
    public string Text => Words.Text;

    /// <summary>The same without case or accents, offset for offset.</summary>
    public string Folded => Words.Folded;

    /// <summary>What was said before.</summary>
    public FormValues Values { get; }

    /// <summary>The day of the turn in the form's time zone.</summary>
    public DateOnly Today => Values.Today;

    /// <summary>The instant of the turn, UTC.</summary>
    public DateTimeOffset Now => Values.Now;

    internal FoldedText Words { get; }

    internal SlotInput With(string text) => new(FoldedText.From(text), Values);
}
