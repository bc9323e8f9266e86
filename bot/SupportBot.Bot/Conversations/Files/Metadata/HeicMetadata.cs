using System.Buffers.Binary;
using System.Text;

namespace SupportBot.Bot.Conversations.Files.Metadata;

/// <summary>
/// Items of a HEIC file (ISO/IEC 14496-12, 23008-12): the bytes of those that are EXIF or XMP are overwritten with zeros where they lie, so that no offset
/// changes. The way up is a property of the picture and not of EXIF here.
/// </summary>
internal static class HeicMetadata
{
    private const int FullBoxHead = 4;

    /// <summary>The cleaned file; null when its list of items cannot be read.</summary>
    public static byte[]? Blank(byte[] bytes)
    {
        var file = new Range(0, bytes.Length);
        if (Find(bytes, file, "meta") is not { } meta)
        {
            return null;
        }

        var boxes = (meta.Start.Value + FullBoxHead)..meta.End;
        if (Find(bytes, boxes, "iinf") is not { } names || Find(bytes, boxes, "iloc") is not { } places)
        {
            return null;
        }

        var telling = TellingItems(bytes, names);
        var clean = bytes.ToArray();
        foreach (var (item, construction, start, length) in ItemPlaces.Read(bytes.AsSpan(places)))
        {
            if (!telling.Contains(item))
            {
                continue;
            }

            var inside = construction == 1 ? Find(bytes, boxes, "idat")?.Start.Value : 0;
            if (construction > 1 || inside is not { } from)
            {
                return null;
            }

            clean.AsSpan(checked(from + start), length == 0 ? checked(bytes.Length - from - start) : length).Clear();
        }

        return clean;
    }

    /// <summary>Items of type Exif, and of type mime, which XMP is.</summary>
    private static HashSet<uint> TellingItems(byte[] bytes, Range names)
    {
        var items = new HashSet<uint>();
        var list = bytes.AsSpan(names);
        var first = names.Start.Value + FullBoxHead + (list[0] == 0 ? 2 : 4);
        foreach (var (type, content) in Boxes(bytes, first..names.End))
        {
            var entry = bytes.AsSpan(content);
            if (type != "infe" || entry[0] < 2)
            {
                continue;
            }

            var isWide = entry[0] > 2;
            var kind = Encoding.Latin1.GetString(entry.Slice(isWide ? 10 : 8, 4));
            if (kind is "Exif" or "mime")
            {
                items.Add(isWide ? BinaryPrimitives.ReadUInt32BigEndian(entry[4..]) : BinaryPrimitives.ReadUInt16BigEndian(entry[4..]));
            }
        }

        return items;
    }

    private static Range? Find(byte[] bytes, Range within, string wanted)
    {
        foreach (var (type, content) in Boxes(bytes, within))
        {
            if (type == wanted)
            {
                return content;
            }
        }

        return null;
    }

    /// <summary>The boxes that lie side by side in a range, with the place of what they hold.</summary>
    private static IEnumerable<(string Type, Range Content)> Boxes(byte[] bytes, Range within)
    {
        const int Head = 8;
        for (var at = within.Start.Value; at + Head <= within.End.Value;)
        {
            long length = BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(at));
            var head = Head;
            if (length == 1)
            {
                length = BinaryPrimitives.ReadInt64BigEndian(bytes.AsSpan(at + Head));
                head = 2 * Head;
            }
            else if (length == 0)
            {
                length = within.End.Value - at;
            }

            if (length < head || length > within.End.Value - at)
            {
                throw new ArgumentOutOfRangeException(nameof(bytes));
            }

            yield return (Encoding.Latin1.GetString(bytes, at + 4, 4), (at + head)..(at + (int)length));
            at += (int)length;
        }
    }
}
