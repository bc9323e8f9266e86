using System.Globalization;
using System.Runtime.InteropServices;

namespace SupportBot.Bot.Insights.Drafts;

/// <summary>What a line of a comparison is.</summary>
internal enum DiffKind
{
    Same,
    Added,
    Removed,

    /// <summary>Stands for lines that are the same and are not shown.</summary>
    Gap,
}

/// <param name="Text">The line; for a gap, how many lines are left out.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct DiffLine(DiffKind Kind, string Text);

/// <summary>Compares two texts line by line, by their longest common subsequence.</summary>
internal static class LineDiff
{
    private const int Context = 3;

    /// <summary>Files longer than this are shown as replaced: the table of the comparison grows with the product of the lengths.</summary>
    private const int MostLines = 1500;

    /// <summary>Every line of both texts, in order.</summary>
    public static IReadOnlyList<DiffLine> Of(string before, string after)
    {
        var (left, right) = (Lines(before), Lines(after));
        if (left.Length > MostLines || right.Length > MostLines)
        {
            return [.. left.Select(static line => new DiffLine(DiffKind.Removed, line)), .. right.Select(static line => new DiffLine(DiffKind.Added, line))];
        }

        var common = Common(left, right);
        var lines = new List<DiffLine>(left.Length + right.Length);
        var (i, j) = (0, 0);
        while (i < left.Length || j < right.Length)
        {
            if (i < left.Length && j < right.Length && left[i] == right[j])
            {
                lines.Add(new DiffLine(DiffKind.Same, left[i++]));
                j++;
            }
            else if (i < left.Length && (j == right.Length || common[i + 1, j] >= common[i, j + 1]))
            {
                lines.Add(new DiffLine(DiffKind.Removed, left[i++]));
            }
            else
            {
                lines.Add(new DiffLine(DiffKind.Added, right[j++]));
            }
        }

        return lines;
    }

    /// <summary>The same with three lines around each change; what is left out is a <see cref="DiffKind.Gap"/>.</summary>
    public static IReadOnlyList<DiffLine> Shorten(IReadOnlyList<DiffLine> lines)
    {
        var shown = new bool[lines.Count];
        for (var at = 0; at < lines.Count; at++)
        {
            if (lines[at].Kind != DiffKind.Same)
            {
                shown.AsSpan(Math.Max(0, at - Context)..Math.Min(lines.Count, at + Context + 1)).Fill(true);
            }
        }

        var kept = new List<DiffLine>();
        for (var at = 0; at < lines.Count;)
        {
            var next = at;
            while (next < lines.Count && shown[next] == shown[at])
            {
                next++;
            }

            kept.AddRange(shown[at] ? lines.Skip(at).Take(next - at) : [new DiffLine(DiffKind.Gap, (next - at).ToString(CultureInfo.InvariantCulture))]);
            at = next;
        }

        return kept;
    }

    private static string[] Lines(string text) => text.Length == 0 ? [] : text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');

    /// <summary>Length of the longest common subsequence of the two ends, from each pair of places on.</summary>
    private static int[,] Common(string[] left, string[] right)
    {
        var length = new int[left.Length + 1, right.Length + 1];
        for (var i = left.Length - 1; i >= 0; i--)
        {
            for (var j = right.Length - 1; j >= 0; j--)
            {
                length[i, j] = left[i] == right[j] ? length[i + 1, j + 1] + 1 : Math.Max(length[i + 1, j], length[i, j + 1]);
            }
        }

        return length;
    }
}
