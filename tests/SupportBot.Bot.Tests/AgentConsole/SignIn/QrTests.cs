using SupportBot.Bot.AgentConsole.SignIn.Qr;

namespace SupportBot.Bot.Tests.AgentConsole.SignIn;

public sealed class QrTests
{
    /// <summary>A published worked example: "HELLO WORLD" in version 1, level M.</summary>
    [Fact]
    public void Correction_is_the_published_one() =>
        QrCodewords.Correct([32, 91, 11, 120, 209, 114, 220, 77, 67, 64, 236, 17, 236, 17, 236, 17], 10).ShouldBe([196, 35, 39, 119, 235, 215, 231, 226, 93, 23]);

    /// <summary>Capacities in bytes at level M, from the standard's table 7.</summary>
    [Theory]
    [InlineData(1, 14)]
    [InlineData(2, 26)]
    [InlineData(5, 84)]
    [InlineData(6, 106)]
    [InlineData(7, 122)]
    [InlineData(9, 180)]
    [InlineData(10, 213)]
    [InlineData(13, 331)]
    public void Symbol_holds_what_the_standard_says(int version, int bytes)
    {
        QrSymbol.Encode(new string('a', bytes)).ShouldNotBeNull().Size.ShouldBe(17 + (4 * version));
        (QrSymbol.Encode(new string('a', bytes + 1))?.Size).ShouldBe(version == QrCodewords.LargestVersion ? null : 21 + (4 * version));
    }

    /// <summary>An independent decoder read this very symbol back.</summary>
    [Fact]
    public void Symbol_is_the_one_that_a_decoder_read()
    {
        var symbol = QrSymbol.Encode("otpauth://totp/SupportBot:anne%40exemple.fr?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=SupportBot").ShouldNotBeNull();

        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(symbol.ToPath(0))))[..16].ShouldBe("815b3551e16f0b55");
    }
}
