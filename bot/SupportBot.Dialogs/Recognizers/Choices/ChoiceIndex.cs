using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Recognizers.Choices;

/// <summary>Options prepared for reading many answers: their phrases cut into words once. Immutable.</summary>
internal sealed class ChoiceIndex
{
    private static readonly WordSet Empty = new(
        "le la les l' un une de du des d' a au aux et ou en dans sur par pour avec sans je j' ai c' ce est mon ma mes notre nos que qu' qui il elle on nous vous suis sont ne n' se s' y chez plutot");

    internal ChoiceIndex(IReadOnlyList<ChoiceOption> options)
    {
        var words = options.Select(option => option.Synonyms.Prepend(option.Label).Prepend(option.Value).Select(Words).Where(phrase => phrase.Length > 0).ToArray()).ToArray();
        Options = [.. options.Select((option, index) => new IndexedOption(option, index, TextFolding.Fold(option.Value), TextFolding.Fold(option.Label), [.. words[index].Select(phrase => Phrase(phrase, words))]))];
    }

    internal IReadOnlyList<IndexedOption> Options { get; }

    /// <summary>Place of an option, from 0.</summary>
    internal int IndexOf(ChoiceOption option)
    {
        var index = 0;
        while (!ReferenceEquals(Options[index].Option, option))
        {
            index++;
        }

        return index;
    }

    /// <summary>Whether a word says nothing about the choice.</summary>
    internal static bool IsEmpty(ReadOnlySpan<char> folded) => Empty.Contains(folded);

    private static IndexedPhrase Phrase(string[] words, string[][][] all) =>
        new(words, [.. words.Select(word => all.Count(option => option.Any(phrase => phrase.Any(other => ChoiceWords.Same(other, word)))))], words.Sum(word => word.Length));

    private static string[] Words(string phrase)
    {
        var text = TokenizedText.Of(phrase);
        var words = new List<string>(text.Count);
        for (var index = 0; index < text.Count; index++)
        {
            if (text[index].Kind != TokenKind.Symbol && !IsEmpty(text.Folded(index)))
            {
                words.Add(text.Folded(index).ToString());
            }
        }

        return [.. words];
    }
}

/// <summary>An option with its phrases in words.</summary>
/// <param name="Option">The option.</param>
/// <param name="Index">Its place, from 0.</param>
/// <param name="Value">Its value, folded.</param>
/// <param name="Label">Its label, folded.</param>
/// <param name="Phrases">Value, label and synonyms, each without its empty words.</param>
internal sealed record IndexedOption(ChoiceOption Option, int Index, string Value, string Label, IReadOnlyList<IndexedPhrase> Phrases);

/// <summary>One way of naming an option.</summary>
/// <param name="Words">Its words, folded.</param>
/// <param name="Sharers">For each word, how many options have it.</param>
/// <param name="Length">Letters of all words.</param>
internal sealed record IndexedPhrase(string[] Words, int[] Sharers, int Length);
