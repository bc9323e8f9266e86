using System.Text;
using FsCheck;
using FsCheck.Fluent;
using SupportBot.Bot.Conversations;

namespace SupportBot.Bot.Tests.Conversations;

public sealed class MessageTextTests
{
    [Theory]
    [InlineData("  bonjour  ", "bonjour")]
    [InlineData("été", "été")]
    [InlineData("bon\u0000jour\u0007", "bonjour")]
    [InlineData("a\tb", "a b")]
    [InlineData("a\r\nb\rc\u2028d", "a\nb\nc\nd")]
    [InlineData("\u202Etxt.exe\u202C", "txt.exe")]
    [InlineData("\u2066oui\u2069\u200E\u200F", "oui")]
    [InlineData("\u200Boui\uFEFF", "oui")]
    [InlineData("👩‍💻 merci", "👩‍💻 merci")]
    [InlineData("l’été «\u00A0oui\u00A0»", "l’été «\u00A0oui\u00A0»")]
    [InlineData("\u001B[31mrouge", "[31mrouge")]
    public void Text_is_cleaned_of_what_cannot_be_seen(string given, string expected)
    {
        MessageText.Clean(given, out var wasCut).ShouldBe(expected);

        wasCut.ShouldBeFalse();
    }

    [Fact]
    public void Half_a_surrogate_pair_is_dropped() => MessageText.Clean("a" + (char)0xD800 + "b" + (char)0xDC00 + "c", out _).ShouldBe("abc");

    [Theory]
    [InlineData("l’été", "l'été")]
    [InlineData("n°\u00A012\u202F345", "n° 12 345")]
    [InlineData("𝐨𝐮𝐢", "oui")]
    [InlineData("ＯＵＩ", "OUI")]
    [InlineData("peut\u2011être", "peut-être")]
    [InlineData("½ œuf № 5", "½ œuf № 5")]
    public void Text_is_folded_to_what_a_keyboard_types(string given, string expected) => MessageText.Fold(given).ShouldBe(expected);

    [Theory]
    [InlineData(4000, false)]
    [InlineData(4001, true)]
    [InlineData(10_000, true)]
    [InlineData(250_000, true)]
    public void Text_is_cut_at_four_thousand(int length, bool cut)
    {
        var cleaned = MessageText.Clean(new string('é', length), out var wasCut);

        wasCut.ShouldBe(cut);
        cleaned.Length.ShouldBe(Math.Min(length, 4000));
    }

    [Fact]
    public void A_pair_is_never_cut_in_two() =>
        MessageText.Clean("x" + string.Concat(Enumerable.Repeat("😀", 3000)), out _).Length.ShouldBe(3999);

    [Fact]
    public void Whatever_is_given_the_result_is_clean_short_and_stable() => Prop.ForAll<string>(given =>
    {
        var cleaned = MessageText.Clean(given ?? "", out _);
        return cleaned.Length <= 4000
            && cleaned.IsNormalized(NormalizationForm.FormC)
            && cleaned.EnumerateRunes().All(rune => rune != Rune.ReplacementChar || given!.Contains('\uFFFD', StringComparison.Ordinal))
            && !cleaned.Any(c => char.IsControl(c) && c != '\n')
            && MessageText.Clean(cleaned, out _) == cleaned;
    }).QuickCheckThrowOnFailure();
}
