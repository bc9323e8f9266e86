namespace SupportBot.Knowledge.Index;

/// <summary>
/// Runs of four letters of a word, "_" marking its ends: "contrat" gives _con, cont, ontr, ntra, trat, rat_. They let a misspelt or differently
/// derived word meet its relatives. A run is its four characters packed in one number.
/// </summary>
internal static class Grams
{
    private const int Size = 4;
    private const char Edge = '_';

    /// <summary>The runs of a folded word, in order, repeats included.</summary>
    public static ulong[] Of(string word)
    {
        var grams = new ulong[Math.Max(word.Length + 2 - Size, 0) + 1];
        for (var start = 0; start < grams.Length; start++)
        {
            for (var i = start; i < start + Size; i++)
            {
                grams[start] = (grams[start] << 16) | At(word, i);
            }
        }

        return grams;
    }

    /// <summary>The character at a place of "_word_"; 0 beyond its end.</summary>
    private static char At(string word, int place) =>
        place == 0 || place == word.Length + 1 ? Edge
        : place <= word.Length ? word[place - 1]
        : '\0';
}
