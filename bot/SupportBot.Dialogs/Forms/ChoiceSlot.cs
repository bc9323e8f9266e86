using SupportBot.Dialogs.Prompts;

namespace SupportBot.Dialogs.Forms;

/// <summary>
/// Asks for one of a few choices; the value is the choice's short stable name. For the slot <c>equipment</c> and the choice <c>server</c> the
/// flow's <c>.resx</c> holds <c>EquipmentChoiceServer</c> (label, wanted), <c>EquipmentChoiceServerWords</c> (synonyms understood at the question)
/// and <c>EquipmentChoiceServerCues</c> (words that answer it from any sentence), both separated by <c>|</c>.
/// </summary>
public sealed class ChoiceSlot : Slot<string>
{
    /// <summary>In a longer message only cues choose: any word of a story might be a synonym.</summary>
    private const int LongestAnswer = 25;

    private readonly List<Choice> _choices;
    private readonly ChoiceMatcher _matcher;

    /// <summary>Makes the slot.</summary>
    /// <param name="name">Name of the slot.</param>
    /// <param name="texts">The flow's sentences.</param>
    /// <param name="values">The choices, the likeliest first.</param>
    public ChoiceSlot(string name, FormTexts texts, params ReadOnlySpan<string> values)
        : base(name, SlotTexts.Read(texts, name))
    {
        var choices = new List<Choice>(values.Length);
        foreach (var value in values)
        {
            var key = $"{SlotTexts.KeyOf(name)}Choice{SlotTexts.KeyOf(value)}";
            choices.Add(new Choice(value, texts[key]) { Synonyms = texts.List($"{key}Words"), Cues = texts.List($"{key}Cues") });
        }

        _choices = choices;
        _matcher = new ChoiceMatcher(choices);
    }

    /// <summary>
    /// Tells the choice by what follows from the words rather than by the words themselves ("elle expire demain": it still runs); asked before labels and
    /// synonyms, and once a cue has shown that a sentence is about it. Null, or a null result: the words decide.
    /// </summary>
    public Func<SlotInput, string?>? Infer { get; init; }

    internal override IReadOnlyList<Choice> Choices => _choices;

    internal override string? ReadLabel(FoldedText text) => _matcher.ReadLabel(text) is >= 0 and var index ? _choices[index].Value : null;

    /// <inheritdoc/>
    protected override SlotAnswer<string> OnRecognize(SlotInput input)
    {
        if (input.Words.Words.Count > LongestAnswer)
        {
            return OnFind(input) is { } found ? SlotAnswer.Accept(found.Value, Certainty.Weak) : SlotAnswer.None<string>();
        }

        if (Infer?.Invoke(input) is { } inferred)
        {
            return SlotAnswer.Accept(inferred);
        }

        var reading = _matcher.Read(input.Words);
        return reading.IsFound ? SlotAnswer.Accept(_choices[reading.Index].Value, reading.IsSure ? Certainty.Likely : Certainty.Weak)
            : reading.IsAmbiguous ? SlotAnswer.Reject<string>(EngineTexts.SeveralChoices)
            : SlotAnswer.None<string>();
    }

    /// <inheritdoc/>
    protected override Found<string>? OnFind(SlotInput input) =>
        _matcher.FindCue(input.Words) is { } cue ? new Found<string>(Infer?.Invoke(input) ?? _choices[cue.Index].Value, cue.Start, cue.Length) : null;

    /// <inheritdoc/>
    protected override string Format(string value) => value;

    /// <inheritdoc/>
    protected override bool TryParse(string text, out string value)
    {
        value = text;
        return _choices.Any(choice => choice.Value == text);
    }

    /// <inheritdoc/>
    protected override string OnDisplay(string value) => _choices.FirstOrDefault(choice => choice.Value == value)?.Label ?? value;

    private protected override bool IsWholeAnswer(SlotInput input) => _matcher.ReadLabel(input.Words) >= 0;
}
