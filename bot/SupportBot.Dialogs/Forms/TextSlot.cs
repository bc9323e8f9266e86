using SupportBot.Dialogs.Prompts;

namespace SupportBot.Dialogs.Forms;

/// <summary>Asks for words: a name, a company, a description. Any sentence may be an answer, so commands must be meant as such.</summary>
public class TextSlot : Slot<string>
{
    /// <summary>Makes the slot with the sentences that <paramref name="texts"/> holds for it.</summary>
    public TextSlot(string name, FlowTexts texts)
        : base(name, SlotTexts.Read(texts, name))
    {
    }

    /// <summary>Fewest characters; default 1.</summary>
    public int MinLength { get; init; } = 1;

    /// <summary>Most characters; default 500. Longer answers are asked again, never cut.</summary>
    public int MaxLength { get; init; } = 500;

    /// <summary>The answer is a story: values of other slots in it are noted, and it is kept whole.</summary>
    public bool IsStory { get; init; }

    internal override bool IsOpen => Recognize is null;

    internal override bool KeepsWholeMessage => IsStory;

    /// <inheritdoc/>
    protected override SlotAnswer<string> OnRecognize(SlotInput input)
    {
        var text = IsStory ? input.Text : OneLine(input.Text);
        if (!text.Any(char.IsLetterOrDigit))
        {
            return SlotAnswer.Reject<string>(EngineTexts.NoWords);
        }

        if (text.Length > MaxLength)
        {
            return SlotAnswer.Reject<string>(EngineTexts.TooLong(text.Length, MaxLength));
        }

        return text.Length < MinLength ? SlotAnswer.Reject<string>(EngineTexts.TooShort(MinLength)) : SlotAnswer.Accept(text);
    }

    /// <inheritdoc/>
    protected override string Format(string value) => value;

    /// <inheritdoc/>
    protected override bool TryParse(string text, out string value)
    {
        value = text;
        return true;
    }

    private static string OneLine(string text) =>
        text.Contains('\n', StringComparison.Ordinal)
            ? string.Join(' ', text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            : text;
}

/// <summary>Asks for a number or code with a known shape. Shown in groups and in a code span; said back when it was typed another way.</summary>
public sealed class IdentifierSlot : Slot<string>
{
    /// <summary>Makes the slot; give it a <see cref="Slot{T}.Recognize"/>, and a <see cref="Slot{T}.FindIn"/> when its shape is unmistakable.</summary>
    public IdentifierSlot(string name, FlowTexts texts)
        : base(name, SlotTexts.Read(texts, name))
    {
        ShowAsCode = true;
        Echoes = true;
    }

    /// <summary>Characters per group when shown; 0, the default, shows it as it is.</summary>
    public int GroupsOf { get; init; }

    /// <inheritdoc/>
    protected override SlotAnswer<string> OnRecognize(SlotInput input) =>
        throw new InvalidOperationException($"The slot '{Name}' needs a recognizer.");

    /// <inheritdoc/>
    protected override string Format(string value) => value;

    /// <inheritdoc/>
    protected override bool TryParse(string text, out string value)
    {
        value = text;
        return true;
    }

    /// <inheritdoc/>
    protected override string OnDisplay(string value) =>
        GroupsOf == 0 ? value : string.Join(' ', value.Chunk(GroupsOf).Select(group => new string(group)));
}

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
        YesNo.Read(input.Words) is { } answer ? SlotAnswer.Accept(answer) : SlotAnswer.None<bool>();

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

    private protected override bool IsWholeAnswer(SlotInput input) => YesNo.ReadWhole(input.Words) is not null;
}
