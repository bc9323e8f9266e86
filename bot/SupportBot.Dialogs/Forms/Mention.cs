using SupportBot.Dialogs.Prompts;

namespace SupportBot.Dialogs.Forms;

/// <summary>
/// Something people say in passing that changes what is asked: noticed in any message, never asked for, in no recap. For the mention
/// <c>other_party</c> and the value <c>by_link</c> the flow's <c>.resx</c> holds <c>OtherPartyCuesByLink</c>, phrases separated by <c>|</c>. Steps read it with
/// <see cref="FormValues.Is{T}"/>; what is heard last stands.
/// </summary>
public sealed class Mention : Slot<string>
{
    private readonly List<(string Value, Cues Cues)> _heard = [];

    /// <summary>Makes it.</summary>
    /// <param name="name">Unique in the form, persisted.</param>
    /// <param name="texts">The flow's sentences.</param>
    /// <param name="values">What may be heard, short stable names.</param>
    public Mention(string name, FormTexts texts, params ReadOnlySpan<string> values)
        : base(name, new SlotTexts { Label = string.Empty, Question = string.Empty })
    {
        ArgumentNullException.ThrowIfNull(texts);
        When = static _ => false;
        Requirement = Requirement.Optional;
        foreach (var value in values)
        {
            _heard.Add((value, new Cues(texts.List($"{SlotTexts.KeyOf(name)}Cues{SlotTexts.KeyOf(value)}"))));
        }
    }

    /// <summary>What a value that was heard means, given the slot whose question waited (null: none did); null: itself.</summary>
    public Func<string, string?, string>? Interpret { get; init; }

    /// <summary>The first phrase that stands in the message; null when none does.</summary>
    internal Found<string>? Hear(FoldedText text, string? asked)
    {
        foreach (var (value, cues) in _heard)
        {
            if (cues.Find(text) is { } cue)
            {
                var (start, last) = (text.Words[cue.Word].Start, text.Words[cue.Word + cue.Count - 1]);
                return new Found<string>(Interpret?.Invoke(value, asked) ?? value, start, last.Start + last.Length - start);
            }
        }

        return null;
    }

    /// <inheritdoc/>
    protected override SlotAnswer<string> OnRecognize(SlotInput input) => SlotAnswer.None<string>();

    /// <inheritdoc/>
    protected override string Format(string value) => value;

    /// <inheritdoc/>
    protected override bool TryParse(string text, out string value)
    {
        value = text;
        return true;
    }
}
