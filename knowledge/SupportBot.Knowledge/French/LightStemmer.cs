namespace SupportBot.Knowledge.French;

/// <summary>
/// The light French stemmer of Jacques Savoy (University of Neuchâtel, "A stemming procedure and stopword list for general French corpora", 1999,
/// and CLEF 2001-2006), in the revision that Lucene's FrenchLightStemFilter applies: it removes plural and feminine endings and the commonest
/// derivations, folds accents of longer stems and undoubles letters. It never lengthens a word.
/// </summary>
internal static class LightStemmer
{
    /// <summary>
    /// Tried in order. A word longer than <c>MinLength</c> that ends in <c>Suffix</c> gets <c>Replacement</c> instead;
    /// the first rule that applies ends the search unless it says <c>Continue</c>.
    /// </summary>
    private static readonly Rule[] Rules =
    [
        new("issement", 9, "ir"),
        new("issant", 8, "ir"),
        new("ivement", 7, "if"),
        new("ement", 6, "e"),
        new("ficatrice", 11, "fier"),
        new("ficateur", 10, "fier"),
        new("catrice", 9, "quer"),
        new("cateur", 8, "quer"),
        new("atrice", 8, "er"),
        new("ateur", 7, "er"),
        new("trice", 6, "teur", Continue: true),
        new("ième", 5, ""),
        new("teuse", 7, "ter"),
        new("teur", 6, "ter"),
        new("euse", 5, "eu"),
        new("ère", 8, "er"),
        new("ive", 7, "if"),
        new("folle", 4, "fou"),
        new("molle", 4, "mou"),
        new("nnelle", 9, "n"),
        new("nnel", 9, "n"),
        new("ète", 4, "et", Continue: true),
        new("ique", 8, "", Continue: true),
        new("esse", 8, "e"),
        new("inage", 7, "in"),
        new("isation", 9, ""),
        new("ation", 8, ""),
        new("ition", 8, ""),
    ];

    /// <summary>Stems the first <paramref name="length"/> characters of <paramref name="word"/> (lower case) in place.</summary>
    /// <returns>The length of the stem, 1 to <paramref name="length"/>; 0 only for an empty word.</returns>
    public static int Stem(Span<char> word, int length)
    {
        length = StripPlural(word, length);
        length = StripSuffix(word, length);
        return Normalise(word, length);
    }

    private static int StripPlural(Span<char> word, int length)
    {
        if (length > 5 && word[length - 1] == 'x')
        {
            if (word[length - 2] == 'u' && word[length - 3] == 'a' && word[length - 4] != 'e')
            {
                word[length - 2] = 'l';
            }

            length--;
        }

        if (length > 3 && word[length - 1] == 'x')
        {
            length--;
        }

        return length > 3 && word[length - 1] == 's' ? length - 1 : length;
    }

    private static int StripSuffix(Span<char> word, int length)
    {
        foreach (var rule in Rules)
        {
            if (length <= rule.MinLength || !EndsWith(word[..length], rule.Suffix))
            {
                continue;
            }

            length -= rule.Suffix.Length;
            var ualBefore = rule.Suffix == "isation" && length > 5 && EndsWith(word[..length], "ual");
            if (ualBefore)
            {
                word[length - 2] = 'e';
            }

            rule.Replacement.CopyTo(word[length..]);
            length += rule.Replacement.Length;
            if (!rule.Continue)
            {
                return length;
            }
        }

        return length;
    }

    private static int Normalise(Span<char> word, int length)
    {
        if (length > 4)
        {
            length = FoldAndUndouble(word, length);
        }

        if (length > 4 && EndsWith(word[..length], "ie"))
        {
            length -= 2;
        }

        return length > 4 ? StripFinal(word, length) : length;
    }

    private static int FoldAndUndouble(Span<char> word, int length)
    {
        var kept = 0;
        for (var i = 0; i < length; i++)
        {
            var c = Fold(word[i]);
            if (kept > 0 && word[kept - 1] == c && char.IsLetter(c))
            {
                continue;
            }

            word[kept++] = c;
        }

        return kept;
    }

    private static int StripFinal(Span<char> word, int length)
    {
        if (word[length - 1] == 'r')
        {
            length--;
        }

        if (word[length - 1] == 'e')
        {
            length--;
        }

        if (word[length - 1] == 'e')
        {
            length--;
        }

        return word[length - 1] == word[length - 2] && char.IsLetter(word[length - 1]) ? length - 1 : length;
    }

    private static char Fold(char c) => c switch
    {
        'à' or 'á' or 'â' => 'a',
        'è' or 'é' or 'ê' => 'e',
        'î' => 'i',
        'ô' => 'o',
        'ù' or 'û' => 'u',
        'ç' => 'c',
        _ => c,
    };

    private static bool EndsWith(ReadOnlySpan<char> word, string suffix) => word.EndsWith(suffix, StringComparison.Ordinal);

    private readonly record struct Rule(string Suffix, int MinLength, string Replacement, bool Continue = false);
}
