using SupportBot.Dialogs.Recognizers.Contacts;
using static SupportBot.Dialogs.Recognizers.Contacts.CompanyRole;

namespace SupportBot.Dialogs.Tests.Recognizers.Contacts;

public sealed class CompanyRecognizerTests
{
    public static readonly TheoryData<string, string, CompanyRole> Rows = new()
    {
        { "Je suis Marie Dupont de Acme SARL", "Acme SARL", Own },
        { "je suis Marie Dupont, de la société Acme", "Acme", Own },
        { "Marie Dupont, de la société Acme", "Acme", Own },
        { "j'écris pour le compte de Martin et Fils", "Martin et Fils", Own },
        { "pour le compte de la société Durand & Associés", "Durand & Associés", Own },
        { "au nom de la société Acme", "Acme", Own },
        { "je travaille chez Acme", "Acme", Own },
        { "je suis responsable informatique chez Acme", "Acme", Own },
        { "je suis employée chez Saint-Gobain.", "Saint-Gobain", Own },
        { "C'est Paul Martin de chez Acme", "Acme", Own },
        { "notre société s'appelle Acme Conseil", "Acme Conseil", Own },
        { "ma société est Acme", "Acme", Own },
        { "Société : Boulangerie de la Gare", "Boulangerie de la Gare", Own },
        { "Entreprise : acme", "acme", Own },
        { "je vous écris pour la société 3 Suisses", "3 Suisses", Own },
        { "je représente Acme SA", "Acme SA", Own },
        { "Je travaille pour L'Oréal", "L'Oréal", Own },
        { "je travaille à la mairie de Lyon", "mairie de Lyon", Own },
        { "pour la mairie de Saint-Denis", "mairie de Saint-Denis", Own },
        { "je suis Paul Roy du CHU de Liège", "CHU de Liège", Own },
        { "les licences de la société Acme expirent demain", "Acme", Own },
        { "notre entreprise, la société «acme et compagnie»", "acme et compagnie", Mentioned },
        { "Je suis Anne Roy (Acme SAS)", "Acme SAS", Own },
        { "la société martin et fils sarl", "martin et fils sarl", Mentioned },
        { "le Groupe Martin a été racheté", "Groupe Martin", Mentioned },
        { "le devis de la société Beta", "Beta", Mentioned },
        { "j'ai un contrat avec la société Beta", "Beta", Mentioned },
        { "transférer les abonnements vers la société Beta", "Beta", To },
        { "transférer à la société Beta", "Beta", To },
        { "au profit de la société Beta GmbH", "Beta GmbH", To },
        { "je veux transférer les contrats de la société Alpha", "Alpha", From },
        { "SARL Dupont", "SARL Dupont", Mentioned },
        { "facture payée par Acme S.A.R.L.", "Acme S.A.R.L", Mentioned },
    };

    public static readonly TheoryData<string> Nothing =
    [
        "", "bonjour, mon contrat de service ne marche pas", "ma société a changé de nom", "la société est fermée", "j'ai acheté chez Dell", "acheté chez HP", "commandé chez Acme",
        "je suis chez vous", "je suis chez Dell", "pour le compte de mon entreprise", "une autre société", "l'autre société remplira", "la société qui nous a vendu les licences",
        "ACHETÉ CHEZ ACME SARL", "sa licence expire", "votre société est nulle", "le groupe de serveurs", "un compte de Noël", "transférer vers une autre société", "pour la société",
        "mon entreprise Red Hat", "dans l'entreprise depuis Mars", "chez un revendeur", "notre société est basée à Lyon",
    ];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Company_is_found_with_its_role(string text, string name, CompanyRole role)
    {
        var found = CompanyRecognizer.Recognize(text).ShouldHaveSingleItem();

        found.Value.ShouldBe(new CompanyValue(name, role));
        text[found.Start..(found.End + 1)].ShouldBe(found.Text);
    }

    [Theory]
    [MemberData(nameof(Nothing))]
    public void Text_without_a_company_gives_none(string text) => CompanyRecognizer.Recognize(text).ShouldBeEmpty();

    [Fact]
    public void Two_parties_of_a_transfer_are_told_apart()
    {
        var found = CompanyRecognizer.Recognize("Transférer 3 contrats de la société Alpha Conseil à la société Beta SA");

        found.Select(company => company.Value).ShouldBe([new CompanyValue("Alpha Conseil", From), new CompanyValue("Beta SA", To)]);
    }

    [Theory]
    [InlineData("c'est Acme Conseil", "Acme Conseil")]
    [InlineData("chez Acme", "Acme")]
    [InlineData("la société Acme", "Acme")]
    [InlineData("Acme SARL", "Acme SARL")]
    [InlineData("je travaille chez Acme depuis dix ans", "Acme")]
    public void Answer_in_a_sentence_gives_the_company(string text, string name) => CompanyRecognizer.ReadAnswer(text).ShouldBe(name);

    [Theory]
    [InlineData("Acme")]
    [InlineData("chez vous")]
    [InlineData("c'est compliqué")]
    public void Answer_that_is_no_such_sentence_is_left_as_it_is(string text) => CompanyRecognizer.ReadAnswer(text).ShouldBeNull();
}
