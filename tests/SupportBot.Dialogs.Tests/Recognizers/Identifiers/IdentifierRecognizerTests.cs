using SupportBot.Dialogs.Recognizers.Identifiers;
using static SupportBot.Dialogs.Recognizers.Identifiers.IdentifierKind;

namespace SupportBot.Dialogs.Tests.Recognizers.Identifiers;

public sealed class IdentifierRecognizerTests
{
    public static readonly TheoryData<string, IdentifierKind, string> Announced = new()
    {
        { "non, le SAID c'est 1015 2233 4455", Said, "101522334455" },
        { "mon SAID : 1015-2233-4455.", Said, "101522334455" },
        { "1015 2233 4455, c'est le SAID", Said, "101522334455" },
        { "la balise de service est 5RFDP01", IdentifierKind.DellServiceTag, "5RFDP01" },
        { "service tag 5rfdp01 merci", IdentifierKind.DellServiceTag, "5RFDP01" },
        { "Service Tag: BCDFGHJ sur le dos", IdentifierKind.DellServiceTag, "BCDFGHJ" },
        { "tag=7XQ2K53", IdentifierKind.DellServiceTag, "7XQ2K53" },
        { "express service code 125-423-316-01", DellExpressServiceCode, "12542331601" },
        { "balise 12542331601", DellExpressServiceCode, "12542331601" },
        { "mon numéro de commande est le 4501234567", OrderNumber, "4501234567" },
        { "commande n° FR-2026-1234", OrderNumber, "FR-2026-1234" },
        { "contrat 12345678", ContractNumber, "12345678" },
        { "contrat n°12 345 678", ContractNumber, "12345678" },
        { "numéro de contrat : 1234567, quantité 3", ContractNumber, "1234567" },
        { "abonnement 7654321", SubscriptionNumber, "7654321" },
        { "n° d’abonnement 7654321", SubscriptionNumber, "7654321" },
        { "id de produit 507284-B21", HpProductNumber, "507284-B21" },
        { "numéro de produit 1A2B3C#ABA", HpProductNumber, "1A2B3C#ABA" },
        { "code d'activation 1234-5678-9ABC-DEF0", ActivationNumber, "1234-5678-9ABC-DEF0" },
        { "numéro d'installation 49af89414d147589", InstallationNumber, "49af89414d147589" },
        { "ID de renouvellement R123456789", RenewalId, "R123456789" },
        { "certificat 87654321", CertificateNumber, "87654321" },
        { "notre compte 5678901", Account, "5678901" },
        { "numéro de série 5RFDP01", IdentifierKind.DellServiceTag, "5RFDP01" },
        { "n° de série 1CG1111Z1Z", HpSerialNumber, "1CG1111Z1Z" },
        { "SKU RH0103708", Sku, "RH0103708" },
        { "pour le renouvellement du contrat 12345678 svp", ContractNumber, "12345678" },
    };

    public static readonly TheoryData<string, IdentifierKind, string> Bare = new()
    {
        { "1015 2233 4455", Said, "101522334455" },
        { "101522334455", Said, "101522334455" },
        { "voici 5RFDP01 et merci", IdentifierKind.DellServiceTag, "5RFDP01" },
        { "507284-B21", HpProductNumber, "507284-B21" },
        { "49af 8941 4d14 7589", InstallationNumber, "49af89414d147589" },
        { "SB-2026-000123 ?", CaseReference, "SB-2026-000123" },
        { "125-423-316-01", DellExpressServiceCode, "12542331601" },
        { "RH0103708", Sku, "RH0103708" },
        { "1234-5678-9ABC-DEF0", ActivationNumber, "1234-5678-9ABC-DEF0" },
    };

    public static readonly TheoryData<string> Nothing =
    [
        "", "bonjour, mon contrat de service ne marche pas", "produit", "activer", "mon contrat expire le 12 mars 2026", "mon contrat finit en mars 2026",
        "il me reste 30jours", "c'est pour redhat8", "CENTOS7 sur le serveur", "06 12 34 56 78", "mon numéro est le +33 6 12 34 56 78",
        "jean.dupont7@exemple.fr", "rendez-vous à 14h30", "le 03/04/2026", "2026-03-04", "une commande de 2000 postes à 1 500 €", "j'ai 20 licences",
        "https://exemple.fr/a1b2c3d", "service tag perdue", "MA BALISE EST INVALID", "la balise semble cassée", "le service express", "un contrat de 36 mois",
    ];

    [Theory]
    [MemberData(nameof(Announced))]
    public void Announced_identifier_is_found(string text, IdentifierKind kind, string value)
    {
        var found = IdentifierRecognizer.Recognize(text)[0];

        found.Value.Check.Kind.ShouldBe(kind);
        found.Value.Check.Value.ShouldBe(value);
        found.Value.IsAnnounced.ShouldBeTrue();
        text[found.Start..(found.End + 1)].ShouldBe(found.Text);
    }

    [Theory]
    [MemberData(nameof(Bare))]
    public void Bare_identifier_is_known_by_its_form(string text, IdentifierKind kind, string value)
    {
        var found = IdentifierRecognizer.Recognize(text).ShouldHaveSingleItem();

        found.Value.Check.Kind.ShouldBe(kind);
        found.Value.Check.Value.ShouldBe(value);
        found.Value.IsAnnounced.ShouldBeFalse();
    }

    [Theory]
    [MemberData(nameof(Nothing))]
    public void Ordinary_text_holds_no_identifier(string text) => IdentifierRecognizer.Recognize(text).ShouldBeEmpty();

    [Theory]
    [InlineData(Said, "c'est le 1015 2233 4455 je crois", "101522334455")]
    [InlineData(IdentifierKind.DellServiceTag, "je lis 5RFDP01 sur l'étiquette", "5RFDP01")]
    [InlineData(IdentifierKind.DellServiceTag, "BCDFGHJ", "BCDFGHJ")]
    [InlineData(ContractNumber, "contrat n° 12345678", "12345678")]
    public void Answer_in_a_sentence_gives_the_identifier(IdentifierKind kind, string text, string value)
    {
        var check = IdentifierRecognizer.ReadAnswer(kind, text);

        check.Verdict.ShouldBe(IdentifierVerdict.Accepted);
        check.Value.ShouldBe(value);
    }

    [Fact]
    public void Two_identifiers_of_one_message_are_both_found()
    {
        var found = IdentifierRecognizer.Recognize("commande 4501234567, SAID 1015 2233 4455, produit 507284-B21");

        found.Select(entity => entity.Value.Check.Kind).ShouldBe([OrderNumber, Said, HpProductNumber]);
    }
}
