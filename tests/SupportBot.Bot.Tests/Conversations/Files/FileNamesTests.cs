using SupportBot.Bot.Conversations.Files;

namespace SupportBot.Bot.Tests.Conversations.Files;

public sealed class FileNamesTests
{
    [Theory]
    [InlineData("capture.png", "image/png", "capture.png")]
    [InlineData("Capture d'écran (1).PNG", "image/png", "Capture d'écran (1).PNG")]
    [InlineData("photo.jpeg", "image/jpeg", "photo.jpeg")]
    [InlineData("photo.png", "image/jpeg", "photo.jpg")]
    [InlineData("../../etc/passwd", "application/pdf", "passwd.pdf")]
    [InlineData("C:\\temp\\bon.pdf", "application/pdf", "bon.pdf")]
    [InlineData("a\u0000b\r\nc.pdf", "application/pdf", "ab c.pdf")]
    [InlineData("\u200B.htaccess", "image/png", "htaccess.png")]
    [InlineData("facture\u202Efdp.exe", "application/pdf", "facturefdp.pdf")]
    [InlineData("<script>\".png", "image/png", "script.png")]
    [InlineData(null, "image/heic", "fichier.heic")]
    [InlineData("...", "image/png", "fichier.png")]
    [Trait("Attack", "S48")]
    public void Names_are_shown_clean_with_the_extension_of_the_bytes(string? given, string type, string expected) =>
        FileNames.Display(given, type).ShouldBe(expected);

    [Fact]
    [Trait("Attack", "S48")]
    public void Long_names_are_cut_before_the_extension() =>
        FileNames.Display(new string('x', 300) + ".pdf", "application/pdf").ShouldBe(new string('x', 100) + ".pdf");
}
