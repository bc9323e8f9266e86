using SupportBot.Dialogs.Prompts;
using SupportBot.Dialogs.Recognizers;
using SupportBot.Dialogs.Recognizers.Contacts;
using SupportBot.Dialogs.Recognizers.Identifiers;
using SupportBot.Dialogs.Recognizers.Sequences;
using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Forms;

/// <summary>What a slot's recognizer sees: the words, and the day they were said.</summary>
public sealed class SlotInput
{
    private IReadOnlyList<Recognition<IdentifierValue>>? _identifiers;
    private IReadOnlyList<Recognition<SequenceValue>>? _emails;
    private IReadOnlyList<Recognition<PhoneValue>>? _phones;
    private IReadOnlyList<Recognition<SignatureValue>>? _signatures;

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

    /// <summary>Identifiers in the text, found once for all slots.</summary>
    internal IReadOnlyList<Recognition<IdentifierValue>> Identifiers => _identifiers ??= IdentifierRecognizer.Recognize(Tokens);

    /// <summary>E-mail addresses in the text.</summary>
    internal IReadOnlyList<Recognition<SequenceValue>> Emails => _emails ??= EmailRecognizer.Recognize(Text);

    /// <summary>Phone numbers in the text.</summary>
    internal IReadOnlyList<Recognition<PhoneValue>> Phones => _phones ??= PhoneRecognizer.Recognize(Text, PhoneSlot.HomeCountry);

    /// <summary>The signature of a pasted e-mail; null when there is none.</summary>
    internal Recognition<SignatureValue>? Signature => (_signatures ??= SignatureRecognizer.Recognize(Text, PhoneSlot.HomeCountry)) is [var only] ? only : null;

    /// <summary>The text cut into tokens, once for all recognizers.</summary>
    internal TokenizedText Tokens => Words.Tokens;

    internal FoldedText Words { get; }

    internal SlotInput With(string text) => new(FoldedText.From(text), Values);
}
