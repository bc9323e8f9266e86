namespace SupportBot.Bot.AgentConsole.SignIn.Qr;

/// <summary>How hard a symbol is to read (ISO/IEC 18004, 7.8.3): runs, blocks, what looks like a corner, too much of one colour.</summary>
internal static class QrPenalty
{
    private const int PerBlock = 3;
    private const int PerCorner = 40;
    private const int PerStep = 10;

    /// <summary>1:1:3:1:1 with four light modules on one side.</summary>
    private static readonly bool[][] Corners = [[.. "10111010000".Select(c => c == '1')], [.. "00001011101".Select(c => c == '1')]];

    public static int Of(bool[,] dark)
    {
        var size = dark.GetLength(0);
        var penalty = Balance(dark, size);
        for (var line = 0; line < size; line++)
        {
            var fixedLine = line;
            penalty += Line(size, i => dark[i, fixedLine]) + Line(size, i => dark[fixedLine, i]);
        }

        for (var y = 0; y + 1 < size; y++)
        {
            for (var x = 0; x + 1 < size; x++)
            {
                penalty += dark[x, y] == dark[x + 1, y] && dark[x, y] == dark[x, y + 1] && dark[x, y] == dark[x + 1, y + 1] ? PerBlock : 0;
            }
        }

        return penalty;
    }

    private static int Line(int size, Func<int, bool> isDark)
    {
        int penalty = 0, run = 0;
        for (var i = 0; i < size; i++)
        {
            run = i > 0 && isDark(i) == isDark(i - 1) ? run + 1 : 1;
            penalty += run == 5 ? 3 : run > 5 ? 1 : 0;
            penalty += Corners.Count(corner => i + corner.Length <= size && Matches(corner, i)) * PerCorner;
        }

        return penalty;

        bool Matches(bool[] corner, int at)
        {
            for (var i = 0; i < corner.Length; i++)
            {
                if (isDark(at + i) != corner[i])
                {
                    return false;
                }
            }

            return true;
        }
    }

    private static int Balance(bool[,] dark, int size)
    {
        var count = 0;
        foreach (var isDark in dark)
        {
            count += isDark ? 1 : 0;
        }

        return Math.Abs((count * 20) - (size * size * 10)) / (size * size) * PerStep;
    }
}
