using System.Buffers.Binary;
using System.Text;
using FsCheck.Fluent;
using SupportBot.Bot.Conversations.Files;
using SupportBot.Bot.Conversations.Files.Metadata;
using SupportBot.Bot.Outbox.Mail;
using SupportBot.Bot.Tests.Conversations.Files;
using SupportBot.Bot.Tests.Outbox.Mail;

namespace SupportBot.Bot.Tests.Security.Attachments;

/// <summary>S51: what a photograph says of its taker, when it leaves the house.</summary>
public sealed class PictureMetadataTests
{
    private const string Position = "48.8566 N 2.3522 E";

    private static readonly byte[] Telling = Encoding.ASCII.GetBytes(Position);

    public static TheoryData<string, byte[]> Pictures => new() { { FileSniffer.Jpeg, Jpeg() }, { FileSniffer.Png, Png() }, { FileSniffer.Heic, Heic() } };

    [Theory]
    [MemberData(nameof(Pictures))]
    public async Task S51_a_photograph_sent_by_mail_no_longer_says_where_it_was_taken(string type, byte[] bytes)
    {
        Contains(bytes).ShouldBeTrue();
        using var mail = new MailFixture();
        var file = await mail.StoreAsync("photo", bytes);
        file.ContentType.ShouldBe(type);
        await mail.PostAsync(new MailLetter("vendor@example.fr", "Pièces", "Voici.") { Files = [file] });

        await mail.Outbox.RunAsync(mail.ToFolder(), TestContext.Current.CancellationToken);

        var attached = mail.Eml.Leaves.Last();
        attached.MediaType.ShouldBe(type);
        Contains(attached.Bytes).ShouldBeFalse();
        FileSniffer.TypeOf(attached.Bytes, out _).ShouldBe(type);
    }

    [Fact]
    public async Task S51_a_picture_that_cannot_be_cleaned_is_named_and_not_sent()
    {
        using var mail = new MailFixture();
        var file = await mail.StoreAsync("photo.jpg", Jpeg()[..^30]);
        await mail.PostAsync(new MailLetter("vendor@example.fr", "Pièces", "Voici.") { Files = [file] });

        await mail.Outbox.RunAsync(mail.ToFolder(), TestContext.Current.CancellationToken);

        mail.Eml.Leaves.Select(static part => part.MediaType).ShouldBe(["text/plain", "text/html"]);
        mail.Eml.Leaves.First().Text.ShouldContain("photo.jpg");
    }

    [Fact]
    public void S51_picture_colours_and_the_way_up_stay()
    {
        var clean = PictureMetadata.Strip(FileSniffer.Jpeg, Jpeg()).ShouldNotBeNull();

        clean.AsSpan().IndexOf("ICC_PROFILE"u8).ShouldBeGreaterThan(0);
        clean.AsSpan().IndexOf(Scan).ShouldBeGreaterThan(0);
        clean.ShouldNotContain((byte)0xFE, "no comment");
        var exif = clean.AsSpan().IndexOf("Exif\0\0MM"u8);
        exif.ShouldBeGreaterThan(0);
        BinaryPrimitives.ReadUInt16BigEndian(clean.AsSpan(exif + 6 + 8 + 2 + 8)).ShouldBe((ushort)6);
        PictureMetadata.Strip(FileSniffer.Jpeg, clean).ShouldBe(clean); // Nothing is left to take out.
    }

    [Fact]
    public void S51_a_picture_without_metadata_stays_byte_for_byte()
    {
        PictureMetadata.Strip(FileSniffer.Png, Samples.Png(2, 3)).ShouldBe(Samples.Png(2, 3));
        PictureMetadata.Strip(FileSniffer.Jpeg, Samples.Jpeg(2, 3)).ShouldBe(Samples.Jpeg(2, 3));
        PictureMetadata.Strip(FileSniffer.Pdf, Samples.Pdf).ShouldBe(Samples.Pdf);
    }

    [Fact]
    public void S51_whatever_the_bytes_nothing_is_thrown_and_nothing_telling_leaves()
    {
        byte[][] samples = [Jpeg(), Png(), Heic()];
        string[] types = [FileSniffer.Jpeg, FileSniffer.Png, FileSniffer.Heic];
        foreach (var (which, at, with) in Gen.Sample(Gen.Choose(0, 2).SelectMany(static i => Gen.Choose(0, 200).SelectMany(at => Gen.Choose(0, 255).Select(with => (i, at, (byte)with)))), 100, 3_000))
        {
            var changed = samples[which].ToArray();
            changed[at % changed.Length] = with;

            _ = PictureMetadata.Strip(types[which], changed);
            _ = PictureMetadata.Strip(types[which], changed[..(at % changed.Length)]);
        }
    }

    private static ReadOnlySpan<byte> Scan => [1, 2, 3, 0xFF, 0, 4, 0xFF, 0xD0, 5];

    private static bool Contains(byte[] bytes) => bytes.AsSpan().IndexOf(Telling) >= 0;

    /// <summary>Telling things in EXIF (turned by 6), XMP, IPTC, a comment and behind the end; a colour profile that must stay.</summary>
    private static byte[] Jpeg()
    {
        byte[] tiff = [.. "II"u8, 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0, .. Telling];
        return
        [
            0xFF, 0xD8, .. Segment(0xE0, "JFIF\0"u8), .. Segment(0xE1, [.. "Exif\0\0"u8, .. tiff]), .. Segment(0xE1, [.. "http://ns.adobe.com/xap/1.0/\0"u8, .. Telling]),
            .. Segment(0xE2, "ICC_PROFILE\0\u0001\u0001"u8), .. Segment(0xED, [.. "Photoshop 3.0\0"u8, .. Telling]), .. Segment(0xFE, Telling),
            .. Segment(0xC0, [8, 0, 2, 0, 2, 1, 1, 17, 0]), .. Segment(0xDA, [1, 1, 0, 0, 63, 0]), .. Scan, 0xFF, 0xD9, .. Telling,
        ];
    }

    private static byte[] Segment(byte marker, ReadOnlySpan<byte> content) => [0xFF, marker, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2), .. content];

    private static byte[] Png() => [.. Samples.Png(2, 3)[..33], .. Chunk("eXIf"), .. Chunk("tEXt"), .. Chunk("iTXt"), .. Chunk("zTXt"), .. Samples.Png(2, 3)[33..], .. Telling];

    private static byte[] Chunk(string type) => [0, 0, 0, (byte)Telling.Length, .. Encoding.ASCII.GetBytes(type), .. Telling, 0, 0, 0, 0];

    /// <summary>One item of type Exif, whose bytes lie in the box <c>mdat</c>.</summary>
    private static byte[] Heic()
    {
        byte[] head = [0, 0, 0, 24, .. "ftypheic"u8, 0, 0, 0, 0, .. "mif1heic"u8];
        byte[] infe = Box("infe", [2, 0, 0, 0, 0, 7, 0, 0, .. "Exif"u8, 0]);
        byte[] iinf = Box("iinf", [0, 0, 0, 0, 0, 1, .. infe]);
        byte[] Places(int start) => Box("iloc", [0, 0, 0, 0, 0x44, 0x00, 0, 1, 0, 7, 0, 0, 0, 1, 0, 0, 0, (byte)start, 0, 0, 0, (byte)Telling.Length]);
        byte[] Meta(int start) => Box("meta", [0, 0, 0, 0, .. iinf, .. Places(start)]);
        return [.. head, .. Meta(head.Length + Meta(0).Length + 8), .. Box("mdat", Telling)];
    }

    private static byte[] Box(string type, byte[] content) => [0, 0, 0, (byte)(content.Length + 8), .. Encoding.ASCII.GetBytes(type), .. content];
}
