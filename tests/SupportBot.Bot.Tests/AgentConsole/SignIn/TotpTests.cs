using System.Text;
using SupportBot.Bot.AgentConsole.SignIn;

namespace SupportBot.Bot.Tests.AgentConsole.SignIn;

public sealed class TotpTests
{
    /// <summary>RFC 6238, appendix B.</summary>
    private static readonly byte[] RfcSecret = Encoding.ASCII.GetBytes("12345678901234567890");

    /// <summary>The appendix gives eight digits; six of them are the last six.</summary>
    [Theory]
    [InlineData(59L, "94287082")]
    [InlineData(1111111109L, "07081804")]
    [InlineData(1111111111L, "14050471")]
    [InlineData(1234567890L, "89005924")]
    [InlineData(2000000000L, "69279037")]
    [InlineData(20000000000L, "65353130")]
    public void Codes_are_those_of_the_RFC(long seconds, string expected) =>
        Totp.Code(RfcSecret, Totp.StepAt(DateTimeOffset.FromUnixTimeSeconds(seconds))).ShouldBe(expected[^Totp.Digits..]);

    [Theory]
    [InlineData("", "")]
    [InlineData("f", "MY")]
    [InlineData("fo", "MZXQ")]
    [InlineData("foo", "MZXW6")]
    [InlineData("foob", "MZXW6YQ")]
    [InlineData("fooba", "MZXW6YTB")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void Base32_is_that_of_RFC_4648_without_padding(string text, string expected) => Totp.ToBase32(Encoding.ASCII.GetBytes(text)).ShouldBe(expected);

    [Theory]
    [InlineData(-2, false)]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void Clock_may_be_one_step_off(int steps, bool isTaken)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_015);
        var typed = Totp.Code(RfcSecret, Totp.StepAt(now) + steps);

        Totp.Match(RfcSecret, typed, now, lastStep: 0).ShouldBe(isTaken ? Totp.StepAt(now) + steps : null);
    }

    [Fact]
    public void Used_step_and_those_before_it_count_no_more()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_015);
        var step = Totp.StepAt(now);

        Totp.Match(RfcSecret, Totp.Code(RfcSecret, step), now, step).ShouldBeNull();
        Totp.Match(RfcSecret, Totp.Code(RfcSecret, step - 1), now, step).ShouldBeNull();
        Totp.Match(RfcSecret, Totp.Code(RfcSecret, step + 1), now, step).ShouldBe(step + 1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("12345")]
    [InlineData("1234567")]
    [InlineData("abcdef")]
    [InlineData("١٢٣٤٥٦")]
    public void Anything_else_is_no_code(string typed) => Totp.Match(RfcSecret, typed, DateTimeOffset.FromUnixTimeSeconds(59), 0).ShouldBeNull();

    [Fact]
    public void Spaces_within_do_not_matter()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(59);

        Totp.Match(RfcSecret, " 287 082 ", now, 0).ShouldBe(1);
    }

    [Fact]
    public void Address_names_issuer_and_account_and_escapes_both() =>
        Totp.Address(RfcSecret, "Support Bot", "anne+x@example.com")
            .ShouldBe("otpauth://totp/Support%20Bot:anne%2Bx%40example.com?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Support%20Bot");
}
