using FsCheck;
using FsCheck.Fluent;
using SupportBot.Bot.Contracts;

namespace SupportBot.Bot.Tests.Contracts;

public sealed class ContractReferenceTests
{
    [Theory]
    [InlineData("70415522", "70415522")]
    [InlineData(" 1015-2233 4455 ", "101522334455")]
    [InlineData("1015\u00A02233\u202F4455", "101522334455")]
    [InlineData("５rfdp01", "5RFDP01")]
    [InlineData("ren–778.120/A", "REN778120A")]
    [InlineData("1A2B3C#ABA", "1A2B3CABA")]
    public void Number_is_read_however_people_type_it(string text, string key)
    {
        ContractReference.TryParse(text, out var reference).ShouldBeTrue();

        reference.Key.ShouldBe(key);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" - - ")]
    [InlineData("contrat n° 12")]
    [InlineData("12345678901234567890123456789012345678901")]
    [InlineData("70415522' OR 1=1")]
    [InlineData("numéro")]
    public void What_is_no_number_is_refused(string? text) => ContractReference.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void Any_text_is_read_or_refused_but_never_throws() => Prop
        .ForAll(ArbMap.Default.ArbFor<string>(), text =>
            !ContractReference.TryParse(text, out var reference)
            || (reference.Key.Length is > 0 and <= ContractReference.LongestKey && reference.Key.All(char.IsAsciiLetterOrDigit)))
        .Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    public void Lone_surrogate_is_refused() => ContractReference.TryParse("12\uD83434", out _).ShouldBeFalse();
}
