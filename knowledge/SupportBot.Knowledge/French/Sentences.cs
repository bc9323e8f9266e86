using System.Text.RegularExpressions;

namespace SupportBot.Knowledge.French;

/// <summary>Cuts a message into its sentences.</summary>
internal static partial class Sentences
{
    private const int ShortestQuestion = 12;
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

    /// <summary>The sentences cut at their commas, without what is only a courtesy of one word.</summary>
    public static IReadOnlyList<string> SplitClauses(string text) =>
        [.. Split(text).SelectMany(static sentence => sentence.Split(", ", StringSplitOptions.TrimEntries)).Select(static clause => clause.TrimEnd(',', '.', '!', ';', '…')).Where(static clause => clause.Contains(' ', StringComparison.Ordinal))];

    /// <summary>The sentences, those that join two questions ("comment payer et où trouver ma facture ?") cut in two.</summary>
    public static IReadOnlyList<string> SplitQuestions(string text) => [.. Split(text).SelectMany(CutAtSecondQuestion)];

    private static IEnumerable<string> CutAtSecondQuestion(string sentence)
    {
        var start = 0;
        foreach (Match cut in SecondQuestions().Matches(sentence))
        {
            if (cut.Index - start >= ShortestQuestion)
            {
                yield return sentence[start..cut.Index];
                start = cut.Index;
            }
        }

        yield return sentence[start..];
    }

    /// <summary>"Et", "puis" or a comma before a word that asks.</summary>
    [GeneratedRegex(
        @"(\s+(et|puis|ainsi que)\s+(aussi\s+|sinon\s+)?|\s*,\s+)(comment|où|quand|combien|pourquoi|quels?|quelles?|à qui|qui|que faire|est-ce|qu'est-ce|puis-je|peut-on|dois-je|faut-il|y a-t-il|existe-t-il)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex SecondQuestions();

    private static void Add(List<string> sentences, string sentence)
    {
        var trimmed = sentence.Trim();
        if (trimmed.Any(char.IsLetterOrDigit))
        {
            sentences.Add(trimmed);
        }
    }
}
