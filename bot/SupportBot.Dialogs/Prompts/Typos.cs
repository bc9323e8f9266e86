using System.Numerics;
using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Prompts;

/// <summary>Slips of the keyboard: a letter missing, added, changed, or two swapped.</summary>
internal static class Typos
{
    private const int Longest = 32;

    /// <summary>Slips that a word of this length may hold and still be the same word: none under 5 letters, one under 10, then two.</summary>
    public static int Allowed(int length) => length switch { < 5 => 0, < 10 => 1, <= Longest => 2, _ => 0 };

    /// <summary>Whether two keys differ by no more slips than their length allows.</summary>
    public static bool IsSame(ReadOnlySpan<char> said, ReadOnlySpan<char> meant)
    {
        var allowed = Allowed(meant.Length);
        return allowed switch
        {
            0 => false,
            1 => Spelling.IsOneSlipAway(said, meant),
            _ => Math.Abs(said.Length - meant.Length) <= allowed && said.Length <= Longest + 2 && HaveLikeLetters(said, meant, allowed) && Distance(said, meant) <= allowed,
        };
    }

    // Each slip changes at most one letter into another: two different letters. Most pairs of words differ by more, and need no table.
    private static bool HaveLikeLetters(ReadOnlySpan<char> said, ReadOnlySpan<char> meant, int allowed) =>
        BitOperations.PopCount(Letters(said) ^ Letters(meant)) <= 2 * allowed;

    private static ulong Letters(ReadOnlySpan<char> word)
    {
        var letters = 0UL;
        foreach (var letter in word)
        {
            letters |= 1UL << (letter & 63);
        }

        return letters;
    }

    // Optimal string alignment distance, three rows.
    private static int Distance(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        var width = b.Length + 1;
        Span<int> rows = stackalloc int[width * 3];
        for (var j = 0; j < width; j++)
        {
            rows[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            var current = rows.Slice(i % 3 * width, width);
            var above = rows.Slice((i + 2) % 3 * width, width);
            var twoAbove = rows.Slice((i + 1) % 3 * width, width);
            current[0] = i;
            for (var j = 1; j < width; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                current[j] = Math.Min(Math.Min(above[j] + 1, current[j - 1] + 1), above[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    current[j] = Math.Min(current[j], twoAbove[j - 2] + 1);
                }
            }
        }

        return rows.Slice(a.Length % 3 * width, width)[^1];
    }
}
