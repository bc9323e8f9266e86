namespace SupportBot.Knowledge.French;

/// <summary>One word of a message, as the full scorer sees it.</summary>
/// <param name="Text">Folded: lower case, no accents ("où" keeps its accent: it is a question, "ou" is not).</param>
/// <param name="Stem">The folded light stem; null for function words.</param>
/// <param name="Number">Its number in the vocabulary that read it.</param>
internal readonly record struct QuestionWord(string Text, string? Stem, int Number = Vocabulary.Unknown)
{
    /// <summary>What was typed, when that was a misspelling of <see cref="Text"/>; null otherwise.</summary>
    public string? Typed { get; init; }
}

/// <summary>
/// Reads a message for the full scorer: tidied characters, words, chat spellings written out, accents folded before the stop list and the stemmer,
/// so that "déjà échu", "deja echu" and "DEJA ÉCHU" come out the same.
/// </summary>
internal static class QuestionWords
{
    /// <summary>Words beyond this many are not read: no honest question is that long.</summary>
    public const int MaxWords = 400;

    private const string Where = "où";

    /// <summary>The words of a text, whatever vocabulary there is.</summary>
    public static List<QuestionWord> Read(string text) => new Vocabulary().Read(text);

    /// <summary>Appends what a word as written stands for: nothing, one word, or the words that a chat spelling means.</summary>
    /// <param name="words">Appended to.</param>
    /// <param name="token">A word of a tidied text, at most <see cref="WordTokenizer.MaxLength"/> characters.</param>
    public static void Append(List<QuestionWord> words, ReadOnlySpan<char> token)
    {
        Span<char> buffer = stackalloc char[WordTokenizer.MaxLength];
        token.CopyTo(buffer);
        var length = Elision.Strip(buffer, token.Length);
        if (length > 0)
        {
            Append(words, buffer[..length].ToString());
        }
    }

    /// <summary>The folded light stem; null for a function word.</summary>
    public static string? StemOf(string folded)
    {
        if (StopWords.ContainsFolded(folded))
        {
            return null;
        }

        Span<char> buffer = stackalloc char[folded.Length];
        folded.CopyTo(buffer);
        return buffer[..LightStemmer.Stem(buffer, folded.Length)].ToString();
    }

    private static void Append(List<QuestionWord> words, string word)
    {
        if (word.Equals(Where, StringComparison.OrdinalIgnoreCase))
        {
            words.Add(new QuestionWord(Where, Where));
            return;
        }

        var folded = Homoglyphs.ToLatin(FrenchText.Fold(word));
        if (ChatSpellings.MeaningOf(folded) is not { } meaning)
        {
            words.Add(new QuestionWord(folded, StemOf(folded)));
            return;
        }

        foreach (var part in meaning)
        {
            words.Add(new QuestionWord(part, StemOf(part)));
        }
    }
}
