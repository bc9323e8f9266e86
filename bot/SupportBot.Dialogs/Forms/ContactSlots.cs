using SupportBot.Dialogs.Recognizers.Sequences;

namespace SupportBot.Dialogs.Forms;

/// <summary>Asks for an e-mail address; found in any sentence.</summary>
public sealed class EmailSlot : Slot<string>
{
    /// <summary>Makes the slot.</summary>
    public EmailSlot(string name, FormTexts texts)
        : this(name, SlotTexts.Read(texts, name))
    {
    }

    /// <summary>Makes the slot with sentences from elsewhere.</summary>
    public EmailSlot(string name, SlotTexts texts)
        : base(name, texts) => ShowAsCode = true;

    /// <inheritdoc/>
    protected override SlotAnswer<string> OnRecognize(SlotInput input) =>
        EmailRecognizer.ReadAnswer(input.Text) is { } address ? SlotAnswer.Accept(address, Certainty.Sure)
        : input.Emails.Count == 1 ? SlotAnswer.Accept(input.Emails[0].Value.Text)
        : SlotAnswer.Reject<string>(Texts.Invalid ?? EngineTexts.Get("EmailInvalid"));

    /// <inheritdoc/>
    protected override Found<string>? OnFind(SlotInput input) =>
        input.Emails is [var only, ..] ? new Found<string>(only.Value.Text, only.Start, only.End - only.Start + 1) : null;

    /// <inheritdoc/>
    protected override string Format(string value) => value;

    /// <inheritdoc/>
    protected override bool TryParse(string text, out string value)
    {
        value = text;
        return true;
    }
}

/// <summary>Asks for a phone number; kept and shown as typed.</summary>
public sealed class PhoneSlot : Slot<string>
{
    /// <summary>Where a number without a prefix is dialled.</summary>
    internal const string HomeCountry = "FR";

    private const double Unmistakable = 0.5;

    /// <summary>Makes the slot.</summary>
    public PhoneSlot(string name, FormTexts texts)
        : base(name, SlotTexts.Read(texts, name)) => ShowAsCode = true;

    /// <summary>Where a number without a prefix is dialled, as FR, BE, CH, LU or CA; null: France.</summary>
    public Func<FormValues, string>? Country { get; init; }

    /// <inheritdoc/>
    protected override SlotAnswer<string> OnRecognize(SlotInput input) =>
        PhoneRecognizer.ReadAnswer(input.Text, Country?.Invoke(input.Values) ?? HomeCountry) is { } phone ? SlotAnswer.Accept(phone.AsTyped)
        : input.Phones.Count == 1 ? SlotAnswer.Accept(input.Phones[0].Value.AsTyped)
        : SlotAnswer.Reject<string>(Texts.Invalid ?? EngineTexts.Get("PhoneInvalid"));

    /// <inheritdoc/>
    protected override Found<string>? OnFind(SlotInput input) =>
        input.Phones is [{ Value.Score: >= Unmistakable } only, ..]
            ? new Found<string>(only.Value.AsTyped, only.Start, only.End - only.Start + 1)
            : null;

    /// <inheritdoc/>
    protected override string Format(string value) => value;

    /// <inheritdoc/>
    protected override bool TryParse(string text, out string value)
    {
        value = text;
        return true;
    }
}
