namespace SupportBot.Knowledge.French;

/// <summary>Takes the elided article, pronoun or conjunction off a word: "l'abonnement", "Qu’est", "jusqu'à".</summary>
internal static class Elision
{
    private static readonly string[] Articles = ["l", "m", "t", "qu", "n", "s", "j", "d", "c", "jusqu", "quoiqu", "lorsqu", "puisqu"];

    /// <summary>Removes the elided part and its apostrophe, straight or curly, whatever the case; other apostrophes stay ("aujourd'hui", "presqu'île").</summary>
    /// <returns>The new length of the token.</returns>
    public static int Strip(Span<char> token, int length)
    {
        var apostrophe = token[..length].IndexOfAny('\'', '’');
        if (apostrophe <= 0 || !IsArticle(token[..apostrophe]))
        {
            return length;
        }

        var rest = length - apostrophe - 1;
        token.Slice(apostrophe + 1, rest).CopyTo(token);
        return rest;
    }

    private static bool IsArticle(ReadOnlySpan<char> start)
    {
        foreach (var article in Articles)
        {
            if (start.Equals(article, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
