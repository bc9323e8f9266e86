using System.Globalization;
using SupportBot.Dialogs.Recognizers.Numbers;

namespace SupportBot.Dialogs.Tests.Recognizers.Numbers;

public sealed class NumberRecognizerTests
{
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    public static readonly TheoryData<string, string, double> Rows = new()
    {
        { "zéro", "zéro", 0 },
        { "sept", "sept", 7 },
        { "seize", "seize", 16 },
        { "dix-sept", "dix-sept", 17 },
        { "dix sept", "dix sept", 17 },
        { "vingt et un", "vingt et un", 21 },
        { "vingt-et-un", "vingt-et-un", 21 },
        { "trente-deux", "trente-deux", 32 },
        { "soixante-dix", "soixante-dix", 70 },
        { "soixante et onze", "soixante et onze", 71 },
        { "soixante-dix-sept", "soixante-dix-sept", 77 },
        { "quatre-vingts", "quatre-vingts", 80 },
        { "quatre vingt un", "quatre vingt un", 81 },
        { "quatre-vingt-dix-neuf", "quatre-vingt-dix-neuf", 99 },
        { "septante", "septante", 70 },
        { "septante-sept", "septante-sept", 77 },
        { "huitante", "huitante", 80 },
        { "octante-deux", "octante-deux", 82 },
        { "nonante et un", "nonante et un", 91 },
        { "cent", "cent", 100 },
        { "cent un", "cent un", 101 },
        { "deux cents", "deux cents", 200 },
        { "deux cent quatre-vingt-douze", "deux cent quatre-vingt-douze", 292 },
        { "mille", "mille", 1000 },
        { "mille cinq cents", "mille cinq cents", 1500 },
        { "quinze cents", "quinze cents", 1500 },
        { "deux mille vingt-six", "deux mille vingt-six", 2026 },
        { "trois millions deux cent mille", "trois millions deux cent mille", 3_200_000 },
        { "un milliard", "un milliard", 1e9 },
        { "une quinzaine", "une quinzaine", 15 },
        { "une vingtaine", "une vingtaine", 20 },
        { "deux douzaines", "deux douzaines", 24 },
        { "une demi-douzaine", "une demi-douzaine", 6 },
        { "une centaine", "une centaine", 100 },
        { "un et demi", "un et demi", 1.5 },
        { "trois millions et demi", "trois millions et demi", 3_500_000 },
        { "trois quarts", "trois quarts", 0.75 },
        { "deux tiers", "deux tiers", 2.0 / 3 },
        { "la moitié", "moitié", 0.5 },
        { "deux virgule cinq", "deux virgule cinq", 2.5 },
        { "zéro virgule zéro cinq", "zéro virgule zéro cinq", 0.05 },
        { "moins dix", "moins dix", -10 },
        { "-12,5", "-12,5", -12.5 },
        { "12", "12", 12 },
        { "1 500", "1 500", 1500 },
        { "1\u202f500,75 €", "1\u202f500,75", 1500.75 },
        { "1.234.567", "1.234.567", 1_234_567 },
        { "12,5", "12,5", 12.5 },
        { "12.50", "12.50", 12.5 },
        { "2,5 millions", "2,5 millions", 2_500_000 },
        { "10k", "10k", 10_000 },
        { "3/4", "3/4", 0.75 },
        { "1e3", "1e3", 1000 },
        { "j'ai douze serveurs", "douze", 12 },
        { "il y en a trois.", "trois", 3 },
        { "Soixante-Quinze", "Soixante-Quinze", 75 },
    };

    public static readonly TheoryData<string> NoNumbers =
        ["", "un contrat", "une licence", "bonjour", "29km", "180ml", "A1B2", "22e", "premier", "un/une", "mildiou", "centre", "dixit", "neuve", "seizième"];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Number_is_found_with_its_value(string text, string words, double value)
    {
        var found = NumberRecognizer.Recognize(text, French).ShouldHaveSingleItem();

        found.Text.ShouldBe(words);
        found.Value.Value.ShouldBe(value, 1e-9);
    }

    [Theory]
    [MemberData(nameof(NoNumbers))]
    public void Text_without_a_number_gives_none(string text) => NumberRecognizer.Recognize(text, French).ShouldBeEmpty();

    [Theory]
    [InlineData("premier", 1)]
    [InlineData("première", 1)]
    [InlineData("1er", 1)]
    [InlineData("1re", 1)]
    [InlineData("deuxième", 2)]
    [InlineData("2ème", 2)]
    [InlineData("seconde", 2)]
    [InlineData("vingt et unième", 21)]
    [InlineData("soixante-dixième", 70)]
    [InlineData("quatre-vingt-dixième", 90)]
    [InlineData("deux centième", 200)]
    [InlineData("troisème", 3)]
    public void Ordinal_is_found_with_its_value(string text, long value)
    {
        var found = OrdinalRecognizer.Recognize(text).ShouldHaveSingleItem();

        found.Text.ShouldBe(text);
        found.Value.ShouldBe(new OrdinalValue(value, OrdinalOrigin.Start));
    }

    [Theory]
    [InlineData("20 %", "20%")]
    [InlineData("vingt pour cent", "20%")]
    [InlineData("12,5 %", "12,5%")]
    [InlineData("cent pourcent", "100%")]
    public void Percentage_is_found_with_its_value(string text, string value) =>
        PercentageRecognizer.Recognize(text, French).ShouldHaveSingleItem().Resolution[0]["value"].ShouldBe(value);

    [Theory]
    [InlineData("entre 20 et 30", "[20,30)")]
    [InlineData("plus de trente", "(30,)")]
    [InlineData("moins de 10", "(,10)")]
    [InlineData("au moins 5", "[5,)")]
    [InlineData("au plus 12", "(,12]")]
    [InlineData("200 ou plus", "[200,)")]
    [InlineData("supérieur ou égal à 3", "[3,)")]
    public void Range_is_found_with_its_bounds(string text, string value) =>
        NumberRangeRecognizer.Recognize(text).ShouldHaveSingleItem().Resolution[0]["value"].ShouldBe(value);
}
