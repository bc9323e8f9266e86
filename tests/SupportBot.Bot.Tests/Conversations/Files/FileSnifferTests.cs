using System.Buffers.Binary;
using FsCheck;
using FsCheck.Fluent;
using SupportBot.Bot.Conversations.Files;

namespace SupportBot.Bot.Tests.Conversations.Files;

public sealed class FileSnifferTests
{
    public static TheoryData<byte[], string> Known => new()
    {
        { Samples.Png(10, 10), "image/png" },
        { Samples.Jpeg(640, 480), "image/jpeg" },
        { Samples.Pdf, "application/pdf" },
        { Samples.Heic, "image/heic" },
    };

    public static TheoryData<byte[]> Unknown => new()
    {
        "<html><script>alert(1)</script>"u8.ToArray(),
        "<svg xmlns='http://www.w3.org/2000/svg'/>"u8.ToArray(),
        "GIF89a"u8.ToArray(),
        "PK\u0003\u0004"u8.ToArray(),
        " %PDF-1.7"u8.ToArray(),
        "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR"u8.ToArray(),
        new byte[] { 0x89, 0x50, 0x4E, 0x47 },
        new byte[] { 0xFF, 0xD8 },
    };

    [Theory]
    [MemberData(nameof(Known))]
    public void The_bytes_say_what_a_file_is(byte[] bytes, string type)
    {
        FileSniffer.TypeOf(bytes, out var verdict).ShouldBe(type);
        verdict.ShouldBe(FileVerdict.Accepted);
    }

    [Theory]
    [MemberData(nameof(Unknown))]
    [Trait("Attack", "S47")]
    public void Other_files_are_refused(byte[] bytes)
    {
        FileSniffer.TypeOf(bytes, out var verdict).ShouldBeNull();
        verdict.ShouldBe(FileVerdict.UnknownType);
    }

    [Fact]
    public void No_bytes_are_no_file()
    {
        FileSniffer.TypeOf([], out var verdict).ShouldBeNull();
        verdict.ShouldBe(FileVerdict.Empty);
    }

    [Fact]
    [Trait("Attack", "S49")]
    public void A_picture_of_too_many_pixels_is_refused_by_its_header()
    {
        FileSniffer.TypeOf(Samples.Png(50_000, 50_000), out var png).ShouldBeNull();
        FileSniffer.TypeOf(Samples.Jpeg(50_000, 50_000), out var jpeg).ShouldBeNull();

        png.ShouldBe(FileVerdict.TooManyPixels);
        jpeg.ShouldBe(FileVerdict.TooManyPixels);
    }

    [Theory]
    [InlineData("image/png", "image/png", true)]
    [InlineData("image/png", null, true)]
    [InlineData("image/png", "", true)]
    [InlineData("image/png", "application/octet-stream", true)]
    [InlineData("image/jpeg", "image/png", true)]
    [InlineData("image/jpeg", "IMAGE/JPEG; q=1", true)]
    [InlineData("application/pdf", "image/png", false)]
    [InlineData("image/png", "application/pdf", false)]
    [InlineData("image/png", "text/html", false)]
    [InlineData("image/png", "image/svg+xml", false)]
    [Trait("Attack", "S45")]
    public void The_claim_must_stand_beside_the_bytes(string type, string? claim, bool agrees) => FileSniffer.Agrees(type, claim).ShouldBe(agrees);

    [Fact]
    public void Whatever_the_bytes_nothing_is_thrown() => Prop.ForAll<byte[]>(bytes =>
    {
        FileSniffer.TypeOf(bytes ?? [], out _);
        FileSniffer.TypeOf([0xFF, 0xD8, 0xFF, .. bytes ?? []], out _);
        FileSniffer.TypeOf([.. Samples.Png(1, 1)[..16], .. bytes ?? []], out _);
    }).QuickCheckThrowOnFailure();
}

/// <summary>The smallest bytes that are a file of each type.</summary>
internal static class Samples
{
    public static readonly byte[] Pdf = "%PDF-1.7\n%\u00E2\u00E3\n1 0 obj\n"u8.ToArray();

    public static readonly byte[] Heic = [0, 0, 0, 24, .. "ftypheic"u8, 0, 0, 0, 0, .. "mif1heic"u8];

    public static byte[] Png(int width, int height)
    {
        byte[] bytes = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, .. "IHDR"u8, .. new byte[8], 8, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, .. "IEND"u8, 0xAE, 0x42, 0x60, 0x82];
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(20), height);
        return bytes;
    }

    public static byte[] Jpeg(int width, int height)
    {
        byte[] bytes = [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 0, 0, 0xFF, 0xC0, 0, 17, 8, 0, 0, 0, 0, 3, .. new byte[9], 0xFF, 0xD9];
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(13), (ushort)height);
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(15), (ushort)width);
        return bytes;
    }
}
