using SupportBot.Dialogs.Prompts;

namespace SupportBot.Dialogs.Forms;

/// <summary>Asks for a yes or a no.</summary>
public sealed class YesNoSlot : Slot<bool>
{
    /// <summary>Makes the slot.</summary>
    public YesNoSlot(string name, FlowTexts texts)
        : this(name, SlotTexts.Read(texts, name))
    {
    }

    internal YesNoSlot(string name, SlotTexts texts)
        : base(name, texts)
    {
    }

    internal override IReadOnlyList<Choice> Choices { get; } = [new Choice("yes", EngineTexts.Yes), new Choice("no", EngineTexts.No)];

    /// <inheritdoc/>
    protected override SlotAnswer<bool> OnRecognize(SlotInput input) =>
        input.Words.Answer.Said is { } answer && !IsCancel(input)
            ? SlotAnswer.Accept(answer, input.Words.Answer.Whole is null ? Certainty.Weak : Certainty.Likely)
            : SlotAnswer.None<bool>();

    /// <inheritdoc/>
    protected override string Format(bool value) => value ? "yes" : "no";

    /// <inheritdoc/>
    protected override bool TryParse(string text, out bool value)
    {
        value = text == "yes";
        return value || text == "no";
    }

    /// <inheritdoc/>
    protected override string OnDisplay(bool value) => value ? EngineTexts.Yes : EngineTexts.No;

    // "laissez tomber" is a no, but not to this question.
    private static bool IsCancel(SlotInput input) => CommandReader.Read(input.Words) is { Command: FormCommand.Cancel };

    private protected override bool IsWholeAnswer(SlotInput input) => input.Words.Answer.Whole is not null;
}
