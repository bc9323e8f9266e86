using System.Buffers.Binary;

namespace SupportBot.Bot.Conversations.Files.Metadata;

/// <summary>The one fact of EXIF (CIPA DC-008) that a picture needs to be looked at: which way up it is.</summary>
internal static class ExifOrientation
{
    private const ushort Tag = 0x0112;
    private const int EntryLength = 12;

    private static ReadOnlySpan<byte> Mark => "Exif\0\0"u8;

    /// <summary>2 to 8 when an EXIF segment says so; null when it says nothing or "as it is".</summary>
    public static byte? Read(ReadOnlySpan<byte> content)
    {
        if (!content.StartsWith(Mark) || content.Length < Mark.Length + 10)
        {
            return null;
        }

        var tiff = content[Mark.Length..];
        var isLittle = tiff[0] == 'I';
        var entries = (int)Math.Min(Number(tiff, 4, 4, isLittle), int.MaxValue);
        if (entries < 8 || entries > tiff.Length - 2)
        {
            return null;
        }

        var count = (int)Number(tiff, entries, 2, isLittle);
        for (var i = 0; i < count && entries + 2 + ((i + 1) * EntryLength) <= tiff.Length; i++)
        {
            var entry = entries + 2 + (i * EntryLength);
            if (Number(tiff, entry, 2, isLittle) == Tag)
            {
                return Number(tiff, entry + 8, 2, isLittle) is >= 2 and <= 8 and var way ? (byte)way : null;
            }
        }

        return null;
    }

    /// <summary>A segment that says that and nothing else.</summary>
    public static byte[] Segment(byte orientation) =>
    [
        0xFF, 0xE1, 0, 34, .. Mark, (byte)'M', (byte)'M', 0, 42, 0, 0, 0, 8,
        0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0,
    ];

    private static uint Number(ReadOnlySpan<byte> bytes, int at, int length, bool isLittle) => (length, isLittle) switch
    {
        (2, true) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]),
        (2, false) => BinaryPrimitives.ReadUInt16BigEndian(bytes[at..]),
        (_, true) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]),
        (_, false) => BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]),
    };
}
