using SupportBot.Dialogs.Recognizers.Choices;

namespace SupportBot.Dialogs.Tests.Recognizers.Choices;

public sealed class BooleanRecognizerTests
{
    public static readonly TheoryData<string> YesAnswers =
    [
        "oui", "Oui.", "OUI !", "ouais", "ouai", "ouep", "wi", "yes", "ok", "Ok merci", "okay", "d'accord", "D’accord", "dac", "entendu", "volontiers",
        "carrément", "carrement", "exactement", "tout à fait", "absolument", "effectivement", "c'est ça", "C’est ça", "c'est exact", "allez-y", "vas-y",
        "allons-y", "go", "je veux bien", "ça marche", "ca marche", "ça me va", "nickel", "parfait", "bien sûr", "bien sur", "évidemment", "pas de problème",
        "pas de souci", "aucun souci", "pourquoi pas", "c'est bon", "cest bon", "oui c'est bon", "très bien", "👍", "👍🏽", "👌", "✅", "ok 👍", "👍 merci", "si",
        "mais si", "ouiiii", "Oui oui oui", "euh oui", "ah oui", "oui merci", "oui, allez-y", "oui je suis l'administrateur", "je confirme", "ça a marché",
        "avec plaisir", "oui mais pas tout de suite", "non enfin oui", "plutôt oui", "bien entendu", "grave",
    ];

    public static readonly TheoryData<string> NoAnswers =
    [
        "non", "Non.", "NON !", "nan", "nn", "no", "nope", "non merci", "non, c'est bon", "non c'est bon", "non ça ira", "pas la peine",
        "ce n'est pas la peine", "c'est pas la peine", "inutile", "pas du tout", "pas vraiment", "pas encore", "toujours pas", "jamais", "surtout pas",
        "hors de question", "laisse tomber", "laissez tomber", "négatif", "sans façon", "pas d'accord", "ce n'est pas ça", "c'est pas ça",
        "ça ne marche pas", "ça marche pas", "ca a pas marché", "ça n'a pas marché", "je ne veux pas", "je veux pas", "pas question", "👎", "❌",
        "nooon", "non non", "ah non", "euh non", "oui, enfin non", "je ne crois pas", "pas besoin", "bien sûr que non", "faux", "incorrect", "plutôt non",
        "absolument pas", "certainement pas", "non, je ne suis pas administrateur", "pas maintenant",
    ];

    public static readonly TheoryData<string> OtherAnswers =
    [
        "", "   ", "je ne sais pas", "je sais pas", "jsp", "aucune idée", "peut-être", "peut être", "pas sûr", "ni oui ni non", "ça dépend", "bonjour",
        "1015 2233 4455", "?", "😕", "si possible demain", "sinon", "nonante", "mouais", "le contrat", "nonobstant",
    ];

    [Theory]
    [MemberData(nameof(YesAnswers))]
    public void Yes_is_understood(string text) => BooleanRecognizer.ReadAnswer(text).ShouldBe(true);

    [Theory]
    [MemberData(nameof(NoAnswers))]
    public void No_is_understood(string text) => BooleanRecognizer.ReadAnswer(text).ShouldBe(false);

    [Theory]
    [MemberData(nameof(OtherAnswers))]
    public void Anything_else_is_neither(string text) => BooleanRecognizer.ReadAnswer(text).ShouldBeNull();

    [Fact]
    public void Longest_phrase_of_a_text_is_found_with_its_place()
    {
        var found = BooleanRecognizer.Recognize("pas d'accord, ce n'est pas correct").ShouldHaveSingleItem();

        found.Text.ShouldBe("n'est pas correct");
        found.Start.ShouldBe(17);
        found.End.ShouldBe(33);
        found.Value.Answer.ShouldBeFalse();
    }
}
