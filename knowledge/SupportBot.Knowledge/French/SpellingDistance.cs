namespace SupportBot.Knowledge.French;

/// <summary>How far two spellings are apart.</summary>
internal static class SpellingDistance
{
    /// <summary>Whether one letter changed, added, left out or swapped with the next makes one word the other; true for equal words.</summary>
    public static bool IsOneEdit(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        if (left.Length > right.Length)
        {
            return IsOneEdit(right, left);
        }

        var start = left.CommonPrefixLength(right);
        var a = left[start..];
        var b = right[start..];
        return (b.Length - a.Length) switch
        {
            0 => a.Length <= 1 || a[1..].SequenceEqual(b[1..]) || (a[0] == b[1] && a[1] == b[0] && a[2..].SequenceEqual(b[2..])),
            1 => a.SequenceEqual(b[1..]),
            _ => false,
        };
    }
}
