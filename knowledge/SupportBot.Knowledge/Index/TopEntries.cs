namespace SupportBot.Knowledge.Index;

/// <summary>Picks the best of many scores without sorting them all.</summary>
internal static class TopEntries
{
    /// <summary>The entries with the highest scores above zero, best first, ties by entry number.</summary>
    public static (int Entry, float Score)[] Select(ReadOnlySpan<float> scores, int top)
    {
        Span<(int Entry, float Score)> best = top <= 16 ? stackalloc (int, float)[top] : new (int, float)[top];
        var count = 0;
        for (var entry = 0; entry < scores.Length; entry++)
        {
            var score = scores[entry];
            if (score > 0 && (count < top || score > best[count - 1].Score))
            {
                count = Insert(best, count, (entry, score));
            }
        }

        return best[..count].ToArray();
    }

    private static int Insert(Span<(int Entry, float Score)> best, int count, (int Entry, float Score) item)
    {
        var place = Math.Min(count, best.Length - 1);
        while (place > 0 && best[place - 1].Score < item.Score)
        {
            best[place] = best[place - 1];
            place--;
        }

        best[place] = item;
        return Math.Min(count + 1, best.Length);
    }
}
