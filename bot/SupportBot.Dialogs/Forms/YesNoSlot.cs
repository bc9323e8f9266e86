using SupportBot.Dialogs.Prompts;

namespace SupportBot.Dialogs.Forms;

/// <summary>
/// Asks for a yes or a no. Cues answer it from any sentence: for the slot <c>administrator</c>, <c>AdministratorCues</c> of the flow's <c>.resx</c>
/// (<c>suis administrateur|suis l'administrateur</c>); a negation before them makes a no.
/// </summary>
public sealed class YesNoSlot : Slot<bool>
{
    private readonly Cues _cues;

    /// <summary>Makes the slot.</summary>
    public YesNoSlot(string name, FormTexts texts)
        : base(name, SlotTexts.Read(texts, name)) => _cues = new Cues(texts.List($"{SlotTexts.KeyOf(name)}Cues"));

    internal override IReadOnlyList<Choice> Choices { get; } = [new Choice("yes", EngineTexts.Yes), new Choice("no", EngineTexts.No)];

    /// <inheritdoc/>
    protected override SlotAnswer<bool> OnRecognize(SlotInput input)
    {
        if (input.Words.Answer.Said is { } answer && !IsCancel(input))
        {
            return SlotAnswer.Accept(answer, input.Words.Answer.Whole is null ? Certainty.Weak : Certainty.Likely);
        }

        return OnFind(input) is { } found ? SlotAnswer.Accept(found.Value) : SlotAnswer.None<bool>();
    }

    /// <inheritdoc/>
    protected override Found<bool>? OnFind(SlotInput input)
    {
        if (_cues.Find(input.Words) is not { } cue)
        {
            return null;
        }

        var (start, (lastStart, lastLength)) = (input.Words.Words[cue.Word].Start, input.Words.Words[cue.Word + cue.Count - 1]);
        return new Found<bool>(!IsNegated(input.Words, cue), start, lastStart + lastLength - start);
    }

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

    private protected override bool IsWholeAnswer(SlotInput input) => input.Words.Answer.Whole is not null;

    // "laissez tomber" is a no, but not to this question.
    private static bool IsCancel(SlotInput input) => CommandReader.Read(input.Words) is { Command: FormCommand.Cancel };

    // "je ne suis pas l'administrateur": the negation stands before the cue or inside it, after its first word.
    private static bool IsNegated(FoldedText text, (int Word, int Count) cue) => Cues.IsNegated(text, cue.Word + cue.Count - 1);
}
