namespace SupportBot.Bot.Conversations.Files.Metadata;

/// <summary>
/// Takes out of a picture what says where, when, by whom and with what it was taken (EXIF with its position, XMP, IPTC, comments, whatever follows the picture in
/// the file), before it leaves the house. The picture itself and the way up it is shown stay; nothing is decoded.
/// </summary>
internal static class PictureMetadata
{
    /// <summary>The file without them; other files as they are; null when the picture is too broken to be sure.</summary>
    public static byte[]? Strip(string contentType, byte[] bytes)
    {
        try
        {
            return contentType switch
            {
                FileSniffer.Jpeg => JpegMetadata.Strip(bytes),
                FileSniffer.Png => PngMetadata.Strip(bytes),
                FileSniffer.Heic => HeicMetadata.Blank(bytes),
                _ => bytes,
            };
        }
        catch (Exception failure) when (failure is ArgumentOutOfRangeException or IndexOutOfRangeException or OverflowException)
        {
            // A length within points beyond the file.
            return null;
        }
    }
}
