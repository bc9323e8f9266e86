using SupportBot.Bot.AgentConsole.SignIn;

namespace SupportBot.Bot.Tests.AgentConsole.SignIn;

public sealed class PasswordRulesTests
{
    [Theory]
    [InlineData("un cheval très calme", "Good")]
    [InlineData("Tr0mbone-violet", "Good")]
    [InlineData("🐙🐙🦀🦀🐚🐚🐳🐳🐬🐬🐠🐠", "Good")]
    [InlineData("", "TooShort")]
    [InlineData("onze lettre", "TooShort")]
    [InlineData("motdepassemotdepasse", "Common")]
    [InlineData("MotDePasse2026!", "Common")]
    [InlineData("azertyuiop1234", "Common")]
    [InlineData("Administrateur1", "Common")]
    [InlineData("abcdefghijklm", "Common")]
    [InlineData("9876543210987", "Common")]
    [InlineData("aaaaaaaaaaaab", "Common")]
    [InlineData("abababababab", "Common")]
    [InlineData("anne.testeur1", "Personal")]
    [InlineData("TesteurAnne2026", "Personal")]
    [InlineData("anne.testeur aime les montagnes", "Good")]
    public void Password_is_judged(string password, string expected) =>
        PasswordRules.Judge(password, "anne.testeur@exemple.fr", "Anne Testeur").ToString().ShouldBe(expected);

    [Fact]
    public void Longest_password_has_128_letters()
    {
        var text = string.Concat(Enumerable.Range(0, 40).Select(i => $"mot{i} "));

        PasswordRules.Judge(text[..128], "a@b.fr", "A").ShouldBe(PasswordVerdict.Good);
        PasswordRules.Judge(text[..129], "a@b.fr", "A").ShouldBe(PasswordVerdict.TooLong);
    }

    [Fact]
    public void Same_password_composed_by_another_keyboard_is_right_and_a_missing_account_never_is()
    {
        var passwords = new Passwords();
        var hash = passwords.Hash("caf\u00e9 cr\u00e8me du matin");

        passwords.Verify(hash, "cafe\u0301 cre\u0300me du matin").ShouldBeTrue();
        passwords.Verify(hash, "café crème du soir").ShouldBeFalse();
        passwords.Verify(null, "café crème du matin").ShouldBeFalse();
        passwords.Hash("café crème du matin").ShouldNotBe(hash);
    }
}
