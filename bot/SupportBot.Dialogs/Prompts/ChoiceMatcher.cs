using SupportBot.Dialogs.Recognizers.Choices;

namespace SupportBot.Dialogs.Prompts;

/// <summary>What was understood of an answer to a choice.</summary>
/// <param name="Index">Place of the choice, from 0; -1 when there is none.</param>
/// <param name="IsLabel">The message is a label, a synonym or a cue, to the letter.</param>
/// <param name="IsSure">Every word of the choice was said, or its number or place.</param>
/// <param name="IsAmbiguous">The message fits several choices.</param>
internal readonly record struct ChoiceReading(int Index, bool IsLabel, bool IsSure, bool IsAmbiguous)
{
    public bool IsFound => Index >= 0;
}

/// <summary>A list of choices prepared for reading: labels and cues by key here, all other wordings through <see cref="ChoiceRecognizer"/>. Immutable.</summary>
internal sealed class ChoiceMatcher
{
    private readonly Dictionary<string, int> _labels = new(StringComparer.Ordinal);
    private readonly List<(FoldedText Cue, int Index)> _cues = [];
    private readonly ChoiceIndex _choices;

    public ChoiceMatcher(IReadOnlyList<Choice> choices)
    {
        var options = new List<ChoiceOption>(choices.Count);
        for (var index = 0; index < choices.Count; index++)
        {
            var choice = choices[index];
            string[] others = [.. choice.Synonyms ?? [], .. choice.Cues ?? []];
            foreach (var phrase in others.Prepend(choice.Label))
            {
                _labels.TryAdd(Lexicon.KeyOf(FoldedText.From(phrase)), index);
            }

            foreach (var cue in choice.Cues ?? [])
            {
                _cues.Add((FoldedText.From(cue), index));
            }

            options.Add(new ChoiceOption(choice.Value, choice.Label, others));
        }

        _choices = new ChoiceIndex(options);
    }

    /// <summary>Understands an answer to the question.</summary>
    public ChoiceReading Read(FoldedText written)
    {
        var text = written.Prose;
        if (ReadLabel(text) is >= 0 and var label)
        {
            return new ChoiceReading(label, true, true, false);
        }

        if (FindCue(text) is { } cue)
        {
            return new ChoiceReading(cue.Index, false, true, false);
        }

        var answer = ChoiceRecognizer.Recognize(text.Tokens, _choices);
        return answer.Chosen is { } chosen
            ? new ChoiceReading(_choices.IndexOf(chosen), false, answer.Score >= 1, false)
            : new ChoiceReading(-1, false, false, answer.Outcome == ChoiceOutcome.Several);
    }

    /// <summary>The choice whose label, synonym or cue the message is, to the letter; -1 when there is none.</summary>
    public int ReadLabel(FoldedText text) => _labels.GetValueOrDefault(Lexicon.KeyOf(text), -1);

    /// <summary>Finds the one choice whose cue stands in a sentence and is not negated.</summary>
    public (int Index, int Start, int Length)? FindCue(FoldedText text)
    {
        (int Index, int Start, int Length)? found = null;
        foreach (var (cue, index) in _cues)
        {
            var word = Cues.IndexOf(text, cue, 0);
            if (word < 0 || Cues.IsNegated(text, word))
            {
                continue;
            }

            if (found is { } other && other.Index != index)
            {
                return null;
            }

            var (start, (lastStart, lastLength)) = (text.Words[word].Start, text.Words[word + cue.Words.Count - 1]);
            found = (index, start, lastStart + lastLength - start);
        }

        return found;
    }
}
