namespace SupportBot.Dialogs.Prompts;

/// <summary>Phrases that announce a value in any sentence: the <c>...Cues</c> of a slot. Compared word by word, without case or accents.</summary>
internal sealed class Cues
{
    private const int NegationReach = 4;

    private readonly List<FoldedText> _phrases;

    public Cues(IEnumerable<string> phrases) => _phrases = [.. phrases.Select(FoldedText.From).Where(phrase => phrase.Words.Count > 0)];

    public bool IsEmpty => _phrases.Count == 0;

    /// <summary>The first phrase that stands in the text, as a run of words; null when none does.</summary>
    public (int Word, int Count)? Find(FoldedText text)
    {
        foreach (var phrase in _phrases)
        {
            if (IndexOf(text, phrase, 0) is >= 0 and var word)
            {
                return (word, phrase.Words.Count);
            }
        }

        return null;
    }

    /// <summary>Whether a phrase ends at most <paramref name="reach"/> words before the offset.</summary>
    public bool Announce(FoldedText text, int offset, int reach)
    {
        foreach (var phrase in _phrases)
        {
            for (var word = IndexOf(text, phrase, 0); word >= 0; word = IndexOf(text, phrase, word + 1))
            {
                var last = word + phrase.Words.Count - 1;
                if (text.Words[last].Start < offset && WordsBetween(text, last, offset) <= reach)
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>"pas un serveur", "ni chez un revendeur": the words at <paramref name="word"/> are named to be put aside.</summary>
    public static bool IsNegated(FoldedText text, int word)
    {
        var negations = Lexicon.French["negation"];
        for (var back = word - 1; back >= 0 && back >= word - NegationReach; back--)
        {
            var between = text.Text.AsSpan(text.Words[back].Start, text.Words[word].Start - text.Words[back].Start);
            if (between.ContainsAny(',', ';', '.'))
            {
                return false;
            }

            if (Lexicon.HasWord(negations, text, back))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Where the words of a phrase stand in a row, from <paramref name="from"/> on; -1 when nowhere.</summary>
    public static int IndexOf(FoldedText text, FoldedText phrase, int from)
    {
        for (var start = from; start + phrase.Words.Count <= text.Words.Count; start++)
        {
            var same = 0;
            while (same < phrase.Words.Count && text.Word(start + same).SequenceEqual(phrase.Word(same)))
            {
                same++;
            }

            if (same == phrase.Words.Count && same > 0)
            {
                return start;
            }
        }

        return -1;
    }

    private static int WordsBetween(FoldedText text, int last, int offset)
    {
        var count = 0;
        for (var word = last + 1; word < text.Words.Count && text.Words[word].Start < offset; word++)
        {
            count++;
        }

        return count;
    }
}
