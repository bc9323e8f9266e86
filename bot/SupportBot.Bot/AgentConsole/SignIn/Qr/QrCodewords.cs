using System.Text;

namespace SupportBot.Bot.AgentConsole.SignIn.Qr;

/// <summary>The codewords of a QR code (ISO/IEC 18004): byte mode, error correction level M.</summary>
internal static class QrCodewords
{
    private const int ByteMode = 0b0100;
    private const int Primitive = 0x11D;
    private static readonly int[] Padding = [0xEC, 0x11];

    /// <summary>Per version from 1 on: codewords of correction in a block, and blocks (table 9, level M).</summary>
    private static readonly (int Correction, int Blocks)[] Levels =
        [(10, 1), (16, 1), (26, 1), (18, 2), (24, 2), (16, 4), (18, 4), (22, 4), (22, 5), (26, 5), (30, 5), (22, 8), (22, 9)];

    public static int LargestVersion => Levels.Length;

    /// <summary>How many bytes of text fit into a version that has so many codewords in all.</summary>
    public static int CapacityOf(int version, int codewords) => DataCodewords(version, codewords) - 1 - (CountBits(version) / 8);

    /// <summary>Data and correction, interleaved as they are drawn.</summary>
    public static byte[] Encode(string text, int version, int codewords)
    {
        var (correction, count) = Levels[version - 1];
        var data = Pack(Encoding.UTF8.GetBytes(text), CountBits(version), DataCodewords(version, codewords));
        var generator = Generator(correction);
        var shortLength = data.Length / count;
        var firstLong = count - (data.Length % count);
        var blocks = new List<(byte[] Data, byte[] Correction)>();
        for (int i = 0, at = 0; i < count; i++)
        {
            var block = data[at..(at + shortLength + (i < firstLong ? 0 : 1))];
            at += block.Length;
            blocks.Add((block, Remainder(block, generator)));
        }

        return
        [
            .. Enumerable.Range(0, shortLength + 1).SelectMany(i => blocks.Where(block => i < block.Data.Length).Select(block => block.Data[i])),
            .. Enumerable.Range(0, correction).SelectMany(i => blocks.Select(block => block.Correction[i])),
        ];
    }

    /// <summary>The correction of one block: the remainder of its polynomial by the generator, in GF(256).</summary>
    public static byte[] Correct(byte[] data, int correction) => Remainder(data, Generator(correction));

    private static int CountBits(int version) => version < 10 ? 8 : 16;

    private static int DataCodewords(int version, int codewords) => codewords - (Levels[version - 1].Correction * Levels[version - 1].Blocks);

    private static byte[] Pack(byte[] bytes, int countBits, int length)
    {
        var packed = new byte[length];
        var at = 0;
        Append(ByteMode, 4);
        Append(bytes.Length, countBits);
        Array.ForEach(bytes, value => Append(value, 8));
        at = Math.Min(at + 4, length * 8); // The terminator, as far as it fits.
        at = (at + 7) / 8 * 8;
        for (var i = 0; at < length * 8; i++)
        {
            Append(Padding[i % 2], 8);
        }

        return packed;

        void Append(int value, int bits)
        {
            for (var bit = bits - 1; bit >= 0; bit--, at++)
            {
                packed[at / 8] |= (byte)(((value >> bit) & 1) << (7 - (at % 8)));
            }
        }
    }

    /// <summary>(x - 1)(x - 2)(x - 4)…, without its leading 1.</summary>
    private static byte[] Generator(int degree)
    {
        var polynomial = new byte[degree];
        polynomial[^1] = 1;
        byte root = 1;
        for (var i = 0; i < degree; i++)
        {
            for (var j = 0; j < degree; j++)
            {
                polynomial[j] = (byte)(Multiply(polynomial[j], root) ^ (j + 1 < degree ? polynomial[j + 1] : 0));
            }

            root = Multiply(root, 2);
        }

        return polynomial;
    }

    private static byte[] Remainder(byte[] data, byte[] generator)
    {
        var remainder = new byte[generator.Length];
        foreach (var value in data)
        {
            var factor = (byte)(value ^ remainder[0]);
            for (var i = 0; i < remainder.Length; i++)
            {
                remainder[i] = (byte)((i + 1 < remainder.Length ? remainder[i + 1] : 0) ^ Multiply(generator[i], factor));
            }
        }

        return remainder;
    }

    private static byte Multiply(byte left, byte right)
    {
        var product = 0;
        for (var bit = 7; bit >= 0; bit--)
        {
            product = (product << 1) ^ ((product >> 7) * Primitive) ^ (((right >> bit) & 1) * left);
        }

        return (byte)product;
    }
}
