namespace SupportBot.Bot.Flows.SmallTalk;

/// <summary>Levenshtein distance, only as far as a bound.</summary>
internal static class EditDistance
{
    /// <summary>Whether <paramref name="left"/> becomes <paramref name="right"/> with at most <paramref name="edits"/> letters added, removed or changed.</summary>
    public static bool Within(ReadOnlySpan<char> left, ReadOnlySpan<char> right, int edits)
    {
        Span<int> row = stackalloc int[right.Length + 1];
        for (var j = 0; j < row.Length; j++)
        {
            row[j] = j;
        }

        for (var i = 1; i <= left.Length; i++)
        {
            var (diagonal, least) = (row[0], row[0] = i);
            for (var j = 1; j < row.Length; j++)
            {
                var changed = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(changed, Math.Min(row[j], row[j - 1]) + 1);
                least = Math.Min(least, row[j]);
            }

            if (least > edits)
            {
                return false;
            }
        }

        return row[^1] <= edits;
    }
}
