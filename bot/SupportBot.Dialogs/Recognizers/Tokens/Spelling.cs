namespace SupportBot.Dialogs.Recognizers.Tokens;

/// <summary>Compares words that may hold a typing error.</summary>
internal static class Spelling
{
    /// <summary>Whether one letter was added, left out, replaced, or swapped with its neighbour.</summary>
    internal static bool IsOneSlipAway(ReadOnlySpan<char> typed, ReadOnlySpan<char> word)
    {
        if (Math.Abs(typed.Length - word.Length) > 1)
        {
            return false;
        }

        var same = typed.CommonPrefixLength(word);
        typed = typed[same..];
        word = word[same..];
        if (typed.Length != word.Length)
        {
            return typed.Length > word.Length ? typed[1..].SequenceEqual(word) : word[1..].SequenceEqual(typed);
        }

        return typed.Length == 0
            || typed[1..].SequenceEqual(word[1..])
            || (typed.Length > 1 && typed[0] == word[1] && typed[1] == word[0] && typed[2..].SequenceEqual(word[2..]));
    }
}
