using System.Buffers.Binary;

namespace SupportBot.Bot.Conversations.Files.Metadata;

/// <summary>
/// Segments of a JPEG (ITU-T T.81): EXIF, XMP, IPTC, makers' own and comments go, and what follows the end (a second picture, a film); colour profile and
/// Adobe's transform stay. The way up, which EXIF holds, is written anew on its own.
/// </summary>
internal static class JpegMetadata
{
    private const byte StartOfImage = 0xD8;
    private const byte EndOfImage = 0xD9;
    private const byte StartOfScan = 0xDA;
    private const byte Comment = 0xFE;
    private const byte App0 = 0xE0;
    private const byte App1 = 0xE1;
    private const byte App2 = 0xE2;
    private const byte App14 = 0xEE;
    private const byte App15 = 0xEF;

    private static ReadOnlySpan<byte> Profile => "ICC_PROFILE\0"u8;

    /// <summary>The cleaned file; null when it has no end.</summary>
    public static byte[]? Strip(byte[] bytes)
    {
        using var kept = new MemoryStream(bytes.Length);
        kept.Write([0xFF, StartOfImage]);
        for (var at = 2; at + 1 < bytes.Length;)
        {
            if (bytes[at] != 0xFF)
            {
                return null;
            }

            var marker = bytes[at + 1];
            switch (marker)
            {
                case 0xFF:
                    at++; // Fill.
                    continue;
                case EndOfImage:
                    kept.Write([0xFF, EndOfImage]);
                    return kept.ToArray();
                default:
                    at += Copy(bytes, at, marker, kept);
                    continue;
            }
        }

        return null;
    }

    /// <summary>Writes what stays of the segment, with the picture's data behind a scan header; says how long all that was.</summary>
    private static int Copy(byte[] bytes, int at, byte marker, MemoryStream kept)
    {
        var length = 2 + BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(at + 2));
        var segment = bytes.AsSpan(at, length);
        var content = segment[4..];
        if (marker == App1 && ExifOrientation.Read(content) is { } way)
        {
            kept.Write(ExifOrientation.Segment(way));
        }
        else if (Stays(marker, content))
        {
            kept.Write(segment);
        }

        if (marker != StartOfScan)
        {
            return length;
        }

        var end = EndOfScan(bytes, at + length);
        kept.Write(bytes.AsSpan(at + length, end - at - length));
        return end - at;
    }

    private static bool Stays(byte marker, ReadOnlySpan<byte> content) => marker switch
    {
        App0 or App14 => true,
        App2 => content.StartsWith(Profile),
        Comment or (>= App1 and <= App15) => false,
        _ => true,
    };

    /// <summary>Where the next marker begins: 0xFF that neither stands for itself (0xFF00) nor is a restart mark.</summary>
    private static int EndOfScan(byte[] bytes, int at)
    {
        while (at + 1 < bytes.Length && !(bytes[at] == 0xFF && bytes[at + 1] is not 0 and not (>= 0xD0 and <= 0xD7)))
        {
            at++;
        }

        return at;
    }
}
