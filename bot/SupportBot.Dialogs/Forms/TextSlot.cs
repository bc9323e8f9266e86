using SupportBot.Dialogs.Prompts;

namespace SupportBot.Dialogs.Forms;

/// <summary>Asks for words: a name, a company, a description. Any sentence may be an answer, so commands must be meant as such.</summary>
public class TextSlot : Slot<string>
{
    /// <summary>Makes the slot with the sentences that <paramref name="texts"/> holds for it.</summary>
    public TextSlot(string name, FormTexts texts)
        : this(name, SlotTexts.Read(texts, name))
    {
    }

    /// <summary>Makes the slot with sentences from elsewhere.</summary>
    public TextSlot(string name, SlotTexts texts)
        : base(name, texts)
    {
    }

    /// <summary>Fewest characters; default 1.</summary>
    public int MinLength { get; init; } = 1;

    /// <summary>Most characters; default 500, and never more than 6,000. Longer answers are asked again, never cut.</summary>
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

        // Nobody is called "oui", and no error message says "non".
        if (!IsStory && input.Words.Answer.Whole is not null)
        {
            return SlotAnswer.Reject<string>(EngineTexts.Get("WordsWanted"));
        }

        if (text.Length > MaxLength || input.Words.FullLength > FoldedText.Longest)
        {
            return SlotAnswer.Reject<string>(EngineTexts.TooLong(input.Words.FullLength, MaxLength));
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
