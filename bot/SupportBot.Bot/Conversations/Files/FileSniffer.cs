using System.Buffers.Binary;

namespace SupportBot.Bot.Conversations.Files;

/// <summary>Tells a file's type by its bytes; what the sender says counts for nothing more than a contradiction.</summary>
internal static class FileSniffer
{
    public const string Png = "image/png";
    public const string Jpeg = "image/jpeg";
    public const string Heic = "image/heic";
    public const string Pdf = "application/pdf";

    /// <summary>A large phone photograph has 50 million.</summary>
    private const long MostPixels = 100_000_000;

    private const string AnyType = "application/octet-stream";

    private static ReadOnlySpan<byte> PngSignature => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>The media type, or null with the reason in <paramref name="verdict"/>.</summary>
    public static string? TypeOf(ReadOnlySpan<byte> bytes, out FileVerdict verdict)
    {
        var type = Signature(bytes);
        verdict = bytes.IsEmpty ? FileVerdict.Empty
            : type is null ? FileVerdict.UnknownType
            : Pixels(type, bytes) > MostPixels ? FileVerdict.TooManyPixels
            : FileVerdict.Accepted;
        return verdict == FileVerdict.Accepted ? type : null;
    }

    /// <summary>
    /// Whether the claim can stand beside the bytes. One picture type for another is an everyday mistake (a JPEG saved as .png), anything else is not.
    /// </summary>
    public static bool Agrees(string type, string? declared)
    {
        var claim = declared?.Split(';')[0].Trim().ToLowerInvariant();
        return claim is null or "" or AnyType || claim == type || (IsPicture(claim) && IsPicture(type));
    }

    /// <summary>The extension that goes with a type.</summary>
    public static string Extension(string type) => type switch
    {
        Png => ".png",
        Jpeg => ".jpg",
        Heic => ".heic",
        Pdf => ".pdf",
        _ => ".bin",
    };

    private static bool IsPicture(string type) => type is Png or Jpeg or Heic or "image/jpg" or "image/heif" or "image/pjpeg";

    private static string? Signature(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith(PngSignature) && bytes.Length >= 33 && bytes[12..16].SequenceEqual("IHDR"u8))
        {
            return Png;
        }

        if (bytes.Length >= 4 && bytes[0] == 0xFF && bytes[1] == 0xD8 && bytes[2] == 0xFF)
        {
            return Jpeg;
        }

        if (bytes.StartsWith("%PDF-"u8))
        {
            return Pdf;
        }

        return bytes.Length >= 12 && bytes[4..8].SequenceEqual("ftyp"u8) && IsHeicBrand(bytes[8..12]) ? Heic : null;
    }

    private static bool IsHeicBrand(ReadOnlySpan<byte> brand) =>
        brand.SequenceEqual("heic"u8) || brand.SequenceEqual("heix"u8) || brand.SequenceEqual("hevc"u8) || brand.SequenceEqual("heim"u8)
        || brand.SequenceEqual("heis"u8) || brand.SequenceEqual("mif1"u8);

    private static long Pixels(string type, ReadOnlySpan<byte> bytes) => type switch
    {
        Png => (long)BinaryPrimitives.ReadUInt32BigEndian(bytes[16..]) * BinaryPrimitives.ReadUInt32BigEndian(bytes[20..]),
        Jpeg => JpegPixels(bytes),
        _ => 0,
    };

    /// <summary>Walks the segments up to the frame header (SOF); 0 when there is none.</summary>
    private static long JpegPixels(ReadOnlySpan<byte> bytes)
    {
        var at = 2;
        while (at + 9 < bytes.Length && bytes[at] == 0xFF)
        {
            var marker = bytes[at + 1];
            if (marker is >= 0xC0 and <= 0xCF and not 0xC4 and not 0xC8 and not 0xCC)
            {
                return (long)BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 5)..]) * BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 7)..]);
            }

            // Fill bytes stand alone; every other segment before the frame header says its length, which counts the two bytes it takes.
            at += marker == 0xFF ? 1 : 2 + Math.Max(2, (int)BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]));
        }

        return 0;
    }
}
