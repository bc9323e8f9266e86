using System.Text;

namespace SupportBot.Bot.Contracts.Import;

/// <summary>A text file as spreadsheets save it, decoded.</summary>
/// <param name="Text">Its characters, without byte order mark.</param>
/// <param name="Encoding">Name of the encoding that was found, for the report.</param>
internal sealed record CsvText(string Text, string Encoding)
{
    private const byte Nul = 0;
    private const int Windows1252 = 1252;

    /// <summary>
    /// Decodes by byte order mark, else by what fits: UTF-16 when every second byte is zero, UTF-8 when the bytes are valid, else Windows-1252, which any
    /// bytes are. So a file is never refused for its encoding.
    /// </summary>
    public static CsvText Decode(byte[] bytes)
    {
        ReadOnlySpan<byte> all = bytes;
        return all switch
        {
            [0xEF, 0xBB, 0xBF, .. var rest] => new CsvText(System.Text.Encoding.UTF8.GetString(rest), "UTF-8 (BOM)"),
            [0xFF, 0xFE, .. var rest] => new CsvText(System.Text.Encoding.Unicode.GetString(rest), "UTF-16 LE"),
            [0xFE, 0xFF, .. var rest] => new CsvText(System.Text.Encoding.BigEndianUnicode.GetString(rest), "UTF-16 BE"),
            [not Nul, Nul, ..] => new CsvText(System.Text.Encoding.Unicode.GetString(all), "UTF-16 LE"),
            [Nul, not Nul, ..] => new CsvText(System.Text.Encoding.BigEndianUnicode.GetString(all), "UTF-16 BE"),
            _ => DecodeBytes(bytes),
        };
    }

    private static CsvText DecodeBytes(byte[] bytes)
    {
        try
        {
            return new CsvText(new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(bytes), "UTF-8");
        }
        catch (DecoderFallbackException notUtf8)
        {
            var western = CodePagesEncodingProvider.Instance.GetEncoding(Windows1252)
                ?? throw new InvalidOperationException("The runtime has no code page 1252.", notUtf8);
            return new CsvText(western.GetString(bytes), "Windows-1252");
        }
    }
}
