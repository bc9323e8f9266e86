using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace SupportBot.Bot.Tests.Security.Fuzz;

/// <summary>Changes well-formed samples in the ways that find holes: bytes, cuts, repetitions, pieces of one sample in another, values that are read specially.</summary>
internal static class Mutation
{
    private static readonly string[] Special =
    [
        "null", "NaN", "-0", "1e999", "99999999999999999999", "\"\\ud800\"", "\"\\u0000\"", "[]", "{}", "{\"\":\"\"}", "true", "\"\\u202e\"", "%s%n", "../", "\r\n", "\0", "\uFEFF", "'", "\"", "\\", "[[[[[[[[", "}}}}",
        "\"2026-13-45T99:99:99Z\"", "data:image/png;base64,", "__proto__", "$type", "\u2028", "=1+1", ";;;;", "---\n", "<script>", "*****", "![](", "\u00e9\u0301\u0301",
    ];

    /// <summary>Samples with one to four changes each.</summary>
    public static Gen<byte[]> Of(byte[][] samples) =>
        from sample in Gen.Elements(samples)
        from count in Gen.Choose(1, 4)
        from changes in Gen.ArrayOf(Change(samples), count)
        select changes.Aggregate(sample, static (bytes, change) => change(bytes));

    public static Gen<byte[]> Of(IEnumerable<string> samples) => Of([.. samples.Select(Encoding.UTF8.GetBytes)]);

    private static Gen<Func<byte[], byte[]>> Change(byte[][] samples) =>
        from kind in Gen.Choose(0, 6)
        from at in Gen.Choose(0, 1_000_000)
        from length in Gen.Choose(0, 24)
        from value in Gen.Choose(0, 255)
        from special in Gen.Elements(Special)
        from other in Gen.Elements(samples)
        select (Func<byte[], byte[]>)(bytes => Apply(bytes, kind, at, length, (byte)value, special, other));

    private static byte[] Apply(byte[] bytes, int kind, int at, int length, byte value, string special, byte[] other)
    {
        if (bytes.Length == 0)
        {
            return other;
        }

        var from = at % bytes.Length;
        var to = Math.Min(bytes.Length, from + length);
        return kind switch
        {
            0 => [.. bytes[..from], value, .. bytes[Math.Min(bytes.Length, from + 1)..]],
            1 => [.. bytes[..from], .. bytes[to..]],
            2 => [.. bytes[..to], .. bytes[from..]],
            3 => bytes[..from],
            4 => [.. bytes[..from], .. Encoding.UTF8.GetBytes(special), .. bytes[to..]],
            5 => [.. bytes[..from], .. other[(at % other.Length)..Math.Min(other.Length, (at % other.Length) + (4 * length))], .. bytes[to..]],
            _ => [.. bytes[..from], .. Enumerable.Repeat(bytes[from], length * 40), .. bytes[to..]],
        };
    }
}
