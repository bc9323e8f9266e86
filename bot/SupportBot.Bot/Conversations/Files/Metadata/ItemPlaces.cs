using System.Buffers.Binary;

namespace SupportBot.Bot.Conversations.Files.Metadata;

/// <summary>Reads the box <c>iloc</c> (ISO/IEC 14496-12, 8.11.3): where the bytes of each item of a file lie.</summary>
internal static class ItemPlaces
{
    /// <summary>Item, how its offset counts (0 in the file, 1 in the box <c>idat</c>), offset, length (0: to the end).</summary>
    public static IReadOnlyList<(uint Item, int Construction, int Start, int Length)> Read(ReadOnlySpan<byte> box)
    {
        var version = box[0];
        var (offsetSize, lengthSize, baseSize) = (box[4] >> 4, box[4] & 15, box[5] >> 4);
        var indexSize = version > 0 ? box[5] & 15 : 0;
        var at = 6;
        var items = Take(box, ref at, version < 2 ? 2 : 4);
        var places = new List<(uint, int, int, int)>();
        for (long i = 0; i < items; i++)
        {
            var item = (uint)Take(box, ref at, version < 2 ? 2 : 4);
            var construction = version > 0 ? (int)Take(box, ref at, 2) & 15 : 0;
            at += 2; // Which file: this one.
            var start = Take(box, ref at, baseSize);
            var extents = Take(box, ref at, 2);
            for (long j = 0; j < extents; j++)
            {
                at += indexSize;
                var offset = Take(box, ref at, offsetSize);
                places.Add((item, construction, checked((int)(start + offset)), checked((int)Take(box, ref at, lengthSize))));
            }
        }

        return places;
    }

    private static long Take(ReadOnlySpan<byte> box, ref int at, int size)
    {
        var number = size switch
        {
            0 => 0,
            2 => BinaryPrimitives.ReadUInt16BigEndian(box[at..]),
            4 => BinaryPrimitives.ReadUInt32BigEndian(box[at..]),
            8 => BinaryPrimitives.ReadInt64BigEndian(box[at..]),
            _ => throw new ArgumentOutOfRangeException(nameof(size)),
        };
        at += size;
        return number;
    }
}
