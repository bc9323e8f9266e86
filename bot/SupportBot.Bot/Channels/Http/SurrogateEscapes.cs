using System.Buffers;
using System.Globalization;

namespace SupportBot.Bot.Channels.Http;

/// <summary>
/// Finds <c>\uD800</c> to <c>\uDFFF</c> escapes that are not a pair. The reader notices them only in values that it turns into strings; channel data and
/// card values are kept as raw JSON, and would fail when they are written again.
/// </summary>
internal static class SurrogateEscapes
{
    private const int EscapeLength = 6;

    public static bool HasLone(ReadOnlySequence<byte> json) => HasLone(json.IsSingleSegment ? json.FirstSpan : json.ToArray());

    public static bool HasLone(ReadOnlySpan<byte> json)
    {
        while (true)
        {
            var at = json.IndexOf((byte)'\\');
            if (at < 0 || at + 1 >= json.Length)
            {
                return false;
            }

            json = json[at..];
            if (json[1] != (byte)'u' || !TryRead(json, out var unit) || !char.IsSurrogate(unit))
            {
                json = json[2..];
            }
            else if (char.IsHighSurrogate(unit) && TryRead(json[EscapeLength..], out var next) && char.IsLowSurrogate(next))
            {
                json = json[(2 * EscapeLength)..];
            }
            else
            {
                return true;
            }
        }
    }

    private static bool TryRead(ReadOnlySpan<byte> escape, out char unit)
    {
        unit = default;
        if (escape.Length < EscapeLength || escape[0] != (byte)'\\' || escape[1] != (byte)'u'
            || !ushort.TryParse(escape[2..EscapeLength], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
        {
            return false;
        }

        unit = (char)value;
        return true;
    }
}
