namespace SupportBot.Knowledge.French;

/// <summary>Cuts a message into its sentences.</summary>
internal static class Sentences
{
    private const string Ends = ".!?…;\n";

    /// <summary>The sentences, trimmed, each with its final punctuation; a point inside a number, an address or a file name ends none.</summary>
    public static IReadOnlyList<string> Split(string text)
    {
        var sentences = new List<string>();
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (Ends.Contains(text[i], StringComparison.Ordinal) && (text[i] == '\n' || i + 1 == text.Length || char.IsWhiteSpace(text[i + 1])))
            {
                Add(sentences, text[start..(i + 1)]);
                start = i + 1;
            }
        }

        Add(sentences, text[start..]);
        return sentences;
    }

    private static void Add(List<string> sentences, string sentence)
    {
        var trimmed = sentence.Trim();
        if (trimmed.Any(char.IsLetterOrDigit))
        {
            sentences.Add(trimmed);
        }
    }
}
