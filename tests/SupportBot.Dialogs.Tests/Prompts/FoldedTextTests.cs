using FsCheck;
using FsCheck.Fluent;
using SupportBot.Dialogs.Prompts;

namespace SupportBot.Dialogs.Tests.Prompts;

public sealed class FoldedTextTests
{
    [Theory]
    [InlineData("  J’ai\u00A0pas\u202F! ", "J'ai pas !", "jaipas")]
    [InlineData("E\u0301te\u0301", "Été", "ete")]
    [InlineData("a\u200Bb\r\nc", "ab\nc", "abc")]
    [InlineData("où ?", "où ?", "ou")]
    public void Text_is_cleaned_and_its_key_holds_only_letters_and_digits(string said, string clean, string key)
    {
        var text = FoldedText.From(said);

        text.Text.ShouldBe(clean);
        text.Key.ShouldBe(key);
    }

    [Fact]
    public void Half_a_character_is_replaced() => FoldedText.From("a\ud83d b").Text.ShouldBe("a\ufffd b");

    [Fact]
    public void Folding_never_throws_and_keeps_offsets()
    {
        var holds = Prop.ForAll(ArbMap.Default.ArbFor<string>(), said =>
        {
            var text = FoldedText.From(said);

            text.Folded.Length.ShouldBe(text.Text.Length);
            FoldedText.From(text.Text).Text.ShouldBe(text.Text);
            text.Words.ShouldAllBe(word => word.Start >= 0 && word.Start + word.Length <= text.Text.Length && word.Length > 0);
        });

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000).WithQuietOnSuccess(true), holds);
    }

    [Theory]
    [InlineData("annuler", "anuler", true)]
    [InlineData("annuler", "annulre", true)]
    [InlineData("annuler", "annule", true)]
    [InlineData("annuler", "anule", false)]
    [InlineData("oui", "ouu", false)]
    [InlineData("recommencer", "recomencr", true)]
    public void Slips_are_forgiven_in_longer_words_only(string meant, string said, bool isSame) => Typos.IsSame(said, meant).ShouldBe(isSame);
}
