using System.Globalization;
using System.Text;

namespace SupportBot.Bot.AgentConsole.SignIn.Qr;

/// <summary>A QR code as a square of modules (ISO/IEC 18004), versions 1 to 13, level M: up to some 330 bytes.</summary>
internal sealed class QrSymbol
{
    private const int Masks = 8;
    private const int FormatMask = 0x5412;
    private const int FormatGenerator = 0x537;
    private const int VersionGenerator = 0x1F25;
    private const int FirstWithVersion = 7;

    private readonly int _version;
    private readonly bool[,] _dark;

    /// <summary>Modules that hold no data.</summary>
    private readonly bool[,] _fixed;

    private QrSymbol(int version)
    {
        _version = version;
        Size = 17 + (4 * version);
        _dark = new bool[Size, Size];
        _fixed = new bool[Size, Size];
        DrawPatterns();
    }

    /// <summary>Modules in a row.</summary>
    public int Size { get; }

    /// <summary>Whether a module is dark; the origin is the top left.</summary>
    public bool this[int x, int y] => _dark[x, y];

    /// <summary>The smallest symbol that holds the text, or null when none does.</summary>
    public static QrSymbol? Encode(string text)
    {
        for (var version = 1; version <= QrCodewords.LargestVersion; version++)
        {
            var symbol = new QrSymbol(version);
            var codewords = symbol.FreeModules() / 8;
            if (Encoding.UTF8.GetByteCount(text) <= QrCodewords.CapacityOf(version, codewords))
            {
                symbol.DrawCodewords(QrCodewords.Encode(text, version, codewords));
                symbol.DrawBestMask();
                return symbol;
            }
        }

        return null;
    }

    /// <summary>The dark modules as an SVG path, one step per run.</summary>
    public string ToPath(int margin)
    {
        var path = new StringBuilder();
        for (var y = 0; y < Size; y++)
        {
            for (var x = 0; x < Size; x++)
            {
                var start = x;
                while (x < Size && _dark[x, y])
                {
                    x++;
                }

                if (x > start)
                {
                    path.Append(CultureInfo.InvariantCulture, $"M{start + margin} {y + margin}h{x - start}v1h-{x - start}z");
                }
            }
        }

        return path.ToString();
    }

    private void DrawPatterns()
    {
        for (var i = 0; i < Size; i++)
        {
            Fix(6, i, i % 2 == 0);
            Fix(i, 6, i % 2 == 0);
        }

        foreach (var (x, y) in new[] { (3, 3), (Size - 4, 3), (3, Size - 4) })
        {
            DrawRings(x, y, 4, static ring => ring is 0 or 1 or 3);
        }

        foreach (var (x, y) in AlignmentCentres())
        {
            DrawRings(x, y, 2, static ring => ring is 0 or 2);
        }

        DrawFormat(0);
        DrawVersion();
    }

    private void DrawRings(int x, int y, int radius, Func<int, bool> isDark)
    {
        for (var dy = -radius; dy <= radius; dy++)
        {
            for (var dx = -radius; dx <= radius; dx++)
            {
                if (x + dx >= 0 && x + dx < Size && y + dy >= 0 && y + dy < Size)
                {
                    Fix(x + dx, y + dy, isDark(Math.Max(Math.Abs(dx), Math.Abs(dy))));
                }
            }
        }
    }

    /// <summary>Where three corners have the large patterns, there is none. Up to version 13 the centres are the ends and, from 7 on, the middle.</summary>
    private IEnumerable<(int X, int Y)> AlignmentCentres()
    {
        var last = Size - 7;
        int[] places = _version == 1 ? [] : _version < FirstWithVersion ? [6, last] : [6, (6 + last) / 2, last];
        return from x in places from y in places where !((x, y) is (6, 6) || (x, y) == (6, last) || (x, y) == (last, 6)) select (x, y);
    }

    /// <summary>Level M is 00, so the mask's number is all the data.</summary>
    private void DrawFormat(int mask)
    {
        var bits = ((mask << 10) | Divide(mask << 10, FormatGenerator, 10)) ^ FormatMask;
        for (var i = 0; i < 15; i++)
        {
            var isDark = ((bits >> i) & 1) == 1;
            var (x, y) = i switch { < 6 => (8, i), 6 => (8, 7), 7 => (8, 8), 8 => (7, 8), _ => (14 - i, 8) };
            Fix(x, y, isDark);
            (x, y) = i < 8 ? (Size - 1 - i, 8) : (8, Size - 15 + i);
            Fix(x, y, isDark);
        }

        Fix(8, Size - 8, true);
    }

    private void DrawVersion()
    {
        if (_version < FirstWithVersion)
        {
            return;
        }

        var bits = (_version << 12) | Divide(_version << 12, VersionGenerator, 12);
        for (var i = 0; i < 18; i++)
        {
            var isDark = ((bits >> i) & 1) == 1;
            Fix(Size - 11 + (i % 3), i / 3, isDark);
            Fix(i / 3, Size - 11 + (i % 3), isDark);
        }
    }

    private void DrawCodewords(byte[] codewords)
    {
        var bit = 0;
        foreach (var (x, y) in DataModules())
        {
            // Some versions have a few modules more than bits: they stay light.
            _dark[x, y] = bit < codewords.Length * 8 && ((codewords[bit / 8] >> (7 - (bit % 8))) & 1) == 1;
            bit++;
        }
    }

    /// <summary>In the order of the bits: columns in pairs from the right, up and down in turns, past the timing column.</summary>
    private IEnumerable<(int X, int Y)> DataModules()
    {
        var isUp = true;
        for (var right = Size - 1; right > 0; right -= right == 8 ? 3 : 2, isUp = !isUp)
        {
            for (var i = 0; i < Size; i++)
            {
                var y = isUp ? Size - 1 - i : i;
                foreach (var x in new[] { right, right - 1 })
                {
                    if (!_fixed[x, y])
                    {
                        yield return (x, y);
                    }
                }
            }
        }
    }

    private int FreeModules() => DataModules().Count();

    private void DrawBestMask()
    {
        var best = Enumerable.Range(0, Masks).MinBy(mask =>
        {
            Apply(mask);
            var penalty = QrPenalty.Of(_dark);
            Apply(mask); // Twice is as before.
            return penalty;
        });
        Apply(best);
    }

    private void Apply(int mask)
    {
        DrawFormat(mask);
        foreach (var (x, y) in DataModules())
        {
            _dark[x, y] ^= IsInverted(mask, x, y);
        }
    }

    private static bool IsInverted(int mask, int x, int y) => mask switch
    {
        0 => (x + y) % 2 == 0,
        1 => y % 2 == 0,
        2 => x % 3 == 0,
        3 => (x + y) % 3 == 0,
        4 => ((x / 3) + (y / 2)) % 2 == 0,
        5 => (x * y % 2) + (x * y % 3) == 0,
        6 => ((x * y % 2) + (x * y % 3)) % 2 == 0,
        _ => (((x + y) % 2) + (x * y % 3)) % 2 == 0,
    };

    /// <summary>The remainder of two polynomials of bits.</summary>
    private static int Divide(int value, int generator, int degree)
    {
        for (var bit = 30; bit >= degree; bit--)
        {
            value ^= ((value >> bit) & 1) * (generator << (bit - degree));
        }

        return value;
    }

    private void Fix(int x, int y, bool isDark)
    {
        _dark[x, y] = isDark;
        _fixed[x, y] = true;
    }
}
