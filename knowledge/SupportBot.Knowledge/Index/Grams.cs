using SupportBot.Knowledge.French;

namespace SupportBot.Knowledge.Index;

/// <summary>
/// Runs of four letters of a word, "_" marking its ends: "contrat" gives _con, cont, ontr, ntra, trat, rat_. They let a misspelt or differently
/// derived word meet its relatives. A run is its four characters packed in one number.
/// </summary>
internal static class Grams
{
    private const int Size = 4;
    private const char Edge = '_';

    /// <summary>Appends the runs of the content words; function words have none.</summary>
    public static void Append(List<ulong> grams, IReadOnlyList<QuestionWord> words)
    {
        foreach (var word in words)
        {
            if (word.Stem is not null)
            {
                Append(grams, word.Text);
            }
        }
    }

    private static void Append(List<ulong> grams, string word)
    {
        var last = Math.Max(word.Length + 2 - Size, 0);
        for (var start = 0; start <= last; start++)
        {
            ulong packed = 0;
            for (var i = start; i < start + Size; i++)
            {
                packed = (packed << 16) | At(word, i);
            }

            grams.Add(packed);
        }
    }

    /// <summary>The character at a place of "_word_"; 0 beyond its end.</summary>
    private static char At(string word, int place) =>
        place == 0 || place == word.Length + 1 ? Edge
        : place <= word.Length ? word[place - 1]
        : '\0';
}
