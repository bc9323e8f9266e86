using SupportBot.Dialogs.Recognizers.Quantities;

namespace SupportBot.Dialogs.Tests.Recognizers.Quantities;

public sealed class QuantityRecognizerTests
{
    /// <summary>Text, words found, count, unit (empty: none said), whether it was said roundly.</summary>
    public static readonly TheoryData<string, string, long, string, bool> Rows = new()
    {
        { "il nous faut deux licences", "deux licences", 2, "licence", false },
        { "3 abonnements", "3 abonnements", 3, "abonnement", false },
        { "une dizaine de postes", "une dizaine de postes", 10, "poste", true },
        { "environ 20 serveurs", "20 serveurs", 20, "serveur", true },
        { "près de 200 utilisateurs", "200 utilisateurs", 200, "utilisateur", true },
        { "plus de 30 postes", "30 postes", 30, "poste", true },
        { "2 ou 3 machines", "3 machines", 3, "machine", true },
        { "12 nouveaux postes", "12 nouveaux postes", 12, "poste", false },
        { "les deux autres licences", "deux autres licences", 2, "licence", false },
        { "septante-cinq postes", "septante-cinq postes", 75, "poste", false },
        { "huitante licences", "huitante licences", 80, "licence", false },
        { "nonante et un comptes", "nonante et un comptes", 91, "compte", false },
        { "soixante-dix-sept PC", "soixante-dix-sept PC", 77, "pc", false },
        { "1 500 utilisateurs", "1 500 utilisateurs", 1500, "utilisateur", false },
        { "deux mille cinq cents licences", "deux mille cinq cents licences", 2500, "licence", false },
        { "une centaine d'ordinateurs", "une centaine d'ordinateurs", 100, "ordinateur", true },
        { "une seule licence", "une seule licence", 1, "licence", false },
        { "1 licence", "1 licence", 1, "licence", false },
        { "15postes", "15postes", 15, "poste", false },
        { "quantité : 3", "quantité : 3", 3, "", false },
        { "Qté 12", "Qté 12", 12, "", false },
        { "qte: 4 licences", "qte: 4 licences", 4, "licence", false },
        { "nombre de postes : 14", "nombre de postes : 14", 14, "poste", false },
        { "le nombre de licences est de 25", "nombre de licences est de 25", 25, "licence", false },
        { "12345678 x 3", "x 3", 3, "", false },
        { "contrat 12345678 × 5", "× 5", 5, "", false },
        { "contrat 12345678, quantité 2", "quantité 2", 2, "", false },
        { "je veux 4 clés", "4 clés", 4, "cle", false },
        { "six VM", "six VM", 6, "machine", false },
        { "une demi-douzaine de serveurs", "une demi-douzaine de serveurs", 6, "serveur", true },
    };

    public static readonly TheoryData<string> Nothing =
    [
        "", "une licence", "un abonnement", "bonjour, mon contrat de service ne marche pas", "dans 15 jours", "2 ans", "1 500 euros", "50 %", "12 rue de la Paix",
        "Windows 11 postes", "version 8 serveurs", "le poste 2", "contrat 12345678", "x86", "linux x64", "il y a un mois", "trois fois", "quelques licences", "-3 licences", "le 3 mars",
    ];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Quantity_is_found_with_its_unit(string text, string words, long count, string unit, bool isApproximate)
    {
        var found = QuantityRecognizer.Recognize(text).ShouldHaveSingleItem();

        found.Text.ShouldBe(words);
        text[found.Start..(found.End + 1)].ShouldBe(words);
        found.Value.ShouldBe(new QuantityValue(count, unit.Length == 0 ? null : unit, isApproximate));
    }

    [Theory]
    [MemberData(nameof(Nothing))]
    public void Text_without_a_quantity_gives_none(string text) => QuantityRecognizer.Recognize(text).ShouldBeEmpty();

    [Theory]
    [InlineData("3", 3)]
    [InlineData("une licence", 1)]
    [InlineData("une douzaine", 12)]
    [InlineData("deux postes, merci", 2)]
    [InlineData("il y en a quinze", 15)]
    public void Answer_to_how_many_is_read(string text, long count) => QuantityRecognizer.ReadAnswer(text).ShouldNotBeNull().Count.ShouldBe(count);

    [Theory]
    [InlineData("je ne sais pas")]
    [InlineData("2 licences et 3 postes")]
    [InlineData("2,5")]
    [InlineData("-1")]
    [InlineData("99999999999")]
    public void Answer_that_gives_no_count_is_not_read(string text) => QuantityRecognizer.ReadAnswer(text).ShouldBeNull();
}
