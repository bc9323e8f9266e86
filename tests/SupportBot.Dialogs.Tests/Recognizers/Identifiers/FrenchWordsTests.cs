using FsCheck;
using FsCheck.Fluent;
using SupportBot.Dialogs.Recognizers.Identifiers;

namespace SupportBot.Dialogs.Tests.Recognizers.Identifiers;

/// <summary>Many French words have the seven letters of a service tag; none of them may become one.</summary>
public sealed class FrenchWordsTests
{
    private static readonly string[] SevenLetters =
    [
        "contrat", "produit", "service", "activer", "facture", "machine", "serveur", "numeros", "anciens", "bonjour", "comment", "trouver", "acheter", "demande",
        "adresse", "societe", "compris", "support", "portail", "licence", "gratuit", "marcher", "obtenir", "recevoir", "fournir", "annuler", "valable", "etiquette",
        "perdues", "illisible", "cassees", "bureaux", "nouveau", "premier", "dernier", "systeme", "travail", "semaine", "janvier", "fevrier", "octobre", "juillet",
    ];

    private static readonly string[] Cues = ["", "mon ", "le ", "la balise ", "service tag ", "balise de service : ", "le tag est ", "numéro de série ", "SAID "];

    [Fact]
    public void Words_never_become_identifiers_whatever_stands_before_them() =>
        Prop.ForAll(
                Arb.From(Gen.Elements(Cues).SelectMany(cue => Gen.Elements(SevenLetters).ListOf(4).Select(words => cue + string.Join(' ', words)))),
                text => IdentifierRecognizer.Recognize(text).Count == 0 && IdentifierRecognizer.Recognize(text.ToUpperInvariant()).Count == 0)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));
}
