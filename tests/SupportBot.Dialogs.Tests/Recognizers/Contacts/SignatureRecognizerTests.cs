using SupportBot.Dialogs.Recognizers.Contacts;

namespace SupportBot.Dialogs.Tests.Recognizers.Contacts;

public sealed class SignatureRecognizerTests
{
    private const string Quoted = "\n\nLe lun. 2 mars 2026 à 10:12, Claire Martin <claire@autre.fr> a écrit :\n> Bonjour,\n> Claire Martin\n> Autre SARL\n> 01 02 03 04 05";

    /// <summary>Text, then name, title, company, telephone, e-mail and address; empty: not given.</summary>
    public static readonly TheoryData<string, string, string, string, string, string, string> Rows = new()
    {
        {
            "Merci d'avance.\n\nCordialement,\nMarie Dupont\nResponsable informatique\nAcme SARL\n12 rue de la Paix\n75002 Paris\nTél. : 01 23 45 67 89\nmarie.dupont@acme.fr",
            "Marie Dupont", "Responsable informatique", "Acme SARL", "01 23 45 67 89", "marie.dupont@acme.fr", "12 rue de la Paix, 75002 Paris"
        },
        { "Mon serveur est en panne.\n--\nPaul Martin | DSI | Groupe Martin\n+32 470 12 34 56", "Paul Martin", "DSI", "Groupe Martin", "+32 470 12 34 56", "", "" },
        { "Merci\nBien cordialement\n\nM. Jean-Marc PETIT\nAdministrateur systèmes, Mairie de Lyon\njm.petit@lyon.fr", "Jean-Marc PETIT", "Administrateur systèmes", "Mairie de Lyon", "", "jm.petit@lyon.fr", "" },
        { "Bonjour\nCordialement, Anne Roy", "Anne Roy", "", "", "", "", "" },
        { "Bonjour\nCdlt\nLuc Tremblay\nBoréal ltée\n514-555-1234", "Luc Tremblay", "", "Boréal ltée", "514-555-1234", "", "" },
        { "Bonjour,\nIl ne démarre plus.\n\nElsa Weber\nChef de projet\n06 12 34 56 78\nelsa@acme.fr", "Elsa Weber", "Chef de projet", "", "06 12 34 56 78", "elsa@acme.fr", "" },
        { "Bonjour\nBien à vous,\nSophie Claes\nSoftware Partners SRL - Rue de la Loi 16, B-1000 Bruxelles", "Sophie Claes", "", "Software Partners SRL", "", "", "Rue de la Loi 16, 1000 Bruxelles" },
        { "Bonjour\nSalutations\nMarc Weber\nFax : 01 23 45 67 80\nTél : 01 23 45 67 89" + Quoted, "Marc Weber", "", "", "01 23 45 67 89", "", "" },
    };

    public static readonly TheoryData<string> Nothing =
    [
        "", "Cordialement", "bonjour, mon contrat de service ne marche pas", "bonjour\nmon contrat de service\nne marche pas", "Bonjour,\n\nmon serveur ne démarre plus\net je suis perdu",
        "Cordialement vôtre je vous prie\nde me répondre", "12345678\n87654321", "Numéro de contrat :\n\n12345678 x 3\n87654321 x 2", "Merci !" + Quoted,
    ];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Signature_is_read_in_its_parts(string text, string name, string title, string company, string phone, string email, string address)
    {
        var found = SignatureRecognizer.Recognize(text, text.Contains("514", StringComparison.Ordinal) ? "CA" : "FR").ShouldHaveSingleItem();

        var (value, absent) = (found.Value, (string?)null);
        value.ShouldBe(new SignatureValue(Or(name), Or(title), Or(company), Or(phone), Or(email), Or(address)));
        text[found.Start..(found.End + 1)].ShouldBe(found.Text);

        string? Or(string part) => part.Length == 0 ? absent : part;
    }

    [Theory]
    [MemberData(nameof(Nothing))]
    public void Text_without_a_signature_gives_none(string text) => SignatureRecognizer.Recognize(text, "FR").ShouldBeEmpty();

    [Theory]
    [InlineData("Oui.\n\nLe 2 mars 2026 à 10:12, Claire <c@x.fr> a écrit :\n> Bonjour", "Oui.")]
    [InlineData("Oui.\n-----Message d'origine-----\nDe : Claire", "Oui.")]
    [InlineData("Oui.\n\nDe : Claire Martin\nEnvoyé : lundi 2 mars\nÀ : Paul", "Oui.")]
    [InlineData("Oui.\n\nOn Mon, Mar 2, 2026 at 10:12 Claire\n<c@x.fr> wrote:\n> Hello", "Oui.")]
    [InlineData("Oui.\n________________________________\nDe : Claire", "Oui.")]
    [InlineData("De : Paris\nle train part", "De : Paris\nle train part")]
    [InlineData("Le serveur a écrit :\nerreur 12", "Le serveur a écrit :\nerreur 12")]
    [InlineData("", "")]
    public void Quoted_message_is_cut_off(string text, string own) => QuotedReply.Cut(text).ShouldBe(own);
}
