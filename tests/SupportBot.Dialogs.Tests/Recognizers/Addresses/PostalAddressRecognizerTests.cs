using FsCheck;
using FsCheck.Fluent;
using SupportBot.Dialogs.Recognizers.Addresses;

namespace SupportBot.Dialogs.Tests.Recognizers.Addresses;

public sealed class PostalAddressRecognizerTests
{
    /// <summary>Text, expected country, then street, postcode, town and country read.</summary>
    public static readonly TheoryData<string, string, string, string, string, string> Rows = new()
    {
        { "12 rue de la Paix, 75002 Paris", "FR", "12 rue de la Paix", "75002", "Paris", "FR" },
        { "12 rue de la Paix\n75002 Paris\nFrance", "BE", "12 rue de la Paix", "75002", "Paris", "FR" },
        { "3 bis, avenue Foch 69006 Lyon", "FR", "3 bis, avenue Foch", "69006", "Lyon", "FR" },
        { "ZA du Parc, F-44800 Saint-Herblain", "FR", "ZA du Parc", "44800", "Saint-Herblain", "FR" },
        { "Rue de la Loi 16, 1000 Bruxelles, Belgique", "FR", "Rue de la Loi 16", "1000", "Bruxelles", "BE" },
        { "Rue du Rhône 8, CH-1204 Genève", "FR", "Rue du Rhône 8", "1204", "Genève", "CH" },
        { "2 rue du Fort, L-1234 Luxembourg", "FR", "2 rue du Fort", "1234", "Luxembourg", "LU" },
        { "350 rue Saint-Paul, Montréal H2Y 1C6, Canada", "FR", "350 rue Saint-Paul", "H2Y 1C6", "Montréal", "CA" },
        { "350 rue Saint-Paul\nMontréal h2y1c6", "CA", "350 rue Saint-Paul", "H2Y 1C6", "Montréal", "CA" },
        { "75002 Paris", "FR", "", "75002", "Paris", "FR" },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void Address_is_read_in_its_parts(string text, string expected, string street, string postcode, string town, string country)
    {
        var address = PostalAddressRecognizer.ReadAnswer(text, expected).ShouldNotBeNull();

        address.Street.ShouldBe(street);
        address.Postcode.ShouldBe(postcode);
        address.Town.ShouldBe(town);
        address.Country.ShouldBe(country);
    }

    [Theory]
    [InlineData("")]
    [InlineData("12 rue de la Paix")]
    [InlineData("75002")]
    [InlineData("bonjour")]
    [InlineData("1015 2233 4455")]
    public void Text_without_postcode_and_town_is_no_address(string text) => PostalAddressRecognizer.ReadAnswer(text, "FR").ShouldBeNull();

    [Fact]
    public void Reading_never_throws() =>
        Prop.ForAll(
                Arb.From(Gen.OneOf(
                    Gen.Elements("12 ", "rue ", "75002", " Paris", ", ", "\n", "B-1000 ", "H2Y ", "1C6", "France", "Luxembourg", "-", "\ud83d").ListOf().Select(parts => string.Concat(parts)),
                    Gen.Choose(0, char.MaxValue).Select(code => (char)code).ArrayOf().Select(characters => new string(characters)))),
                text => PostalAddressRecognizer.ReadAnswer(text, "FR") is null or { Postcode.Length: > 0 })
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));
}
