using System.Buffers.Binary;
using System.Text;

namespace SupportBot.Bot.Conversations.Files.Metadata;

/// <summary>Chunks of a PNG (W3C PNG, third edition): those of the picture are kept, texts, times and EXIF are not, nor anything after the end.</summary>
internal static class PngMetadata
{
    private const int SignatureLength = 8;

    /// <summary>Length, type and checksum.</summary>
    private const int Frame = 12;

    private static readonly HashSet<string> Dropped = new(StringComparer.Ordinal) { "eXIf", "tEXt", "zTXt", "iTXt", "tIME" };

    /// <summary>The cleaned file; null when it has no end.</summary>
    public static byte[]? Strip(byte[] bytes)
    {
        using var kept = new MemoryStream(bytes.Length);
        kept.Write(bytes.AsSpan(0, SignatureLength));
        for (var at = SignatureLength; at + Frame <= bytes.Length;)
        {
            var length = checked((int)BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(at)));
            var type = Encoding.Latin1.GetString(bytes, at + 4, 4);
            var chunk = bytes.AsSpan(at, checked(Frame + length));
            if (!Dropped.Contains(type))
            {
                kept.Write(chunk);
            }

            if (type == "IEND")
            {
                return kept.ToArray();
            }

            at += chunk.Length;
        }

        return null;
    }
}
