using SupportBot.Dialogs.Recognizers.Contacts;

namespace SupportBot.Dialogs.Tests.Recognizers.Contacts;

public sealed class PersonRecognizerTests
{
    /// <summary>Text, the writer's own name.</summary>
    public static readonly TheoryData<string, string> Selves = new()
    {
        { "je m'appelle Marie Dupont", "Marie Dupont" },
        { "Bonjour, je m’appelle marie dupont et mon serveur ne démarre plus", "Marie Dupont" },
        { "je m'appelle Marie", "Marie" },
        { "je me nomme Jean-Marc Petit.", "Jean-Marc Petit" },
        { "mon nom est Durand", "Durand" },
        { "mon nom est jean durand", "Jean Durand" },
        { "moi c'est Karim", "Karim" },
        { "Je suis Marie Dupont de Acme SARL", "Marie Dupont" },
        { "Je suis Marie Dupont, de la société Acme", "Marie Dupont" },
        { "je suis Charles de Gaulle", "Charles de Gaulle" },
        { "Bonjour, ici Élodie Lefèvre-Martin", "Élodie Lefèvre-Martin" },
        { "Ici Anne O'Brien de chez Acme", "Anne O'Brien" },
        { "C'est Paul Martin de chez Acme", "Paul Martin" },
        { "Je suis Mme Durand de la mairie de Lyon", "Durand" },
        { "De la part de Luc Tremblay", "Luc Tremblay" },
        { "je suis DUPONT Marie", "DUPONT Marie" },
        { "je suis Jan Van Damme", "Jan Van Damme" },
        { "Je suis Marie, de la société Acme", "Marie" },
        { "JE M'APPELLE MARIE DUPONT", "MARIE DUPONT" },
        { "Je suis J. Martin chez Acme", "J. Martin" },
        { "je m'appelle françois lévêque, société acme", "François Lévêque" },
    };

    public static readonly TheoryData<string> Nobody =
    [
        "", "bonjour, mon contrat de service ne marche pas", "je suis client", "Je suis Client Red Hat", "je suis Responsable Informatique", "je suis administrateur", "Je suis bloqué depuis hier",
        "JE SUIS BLOQUÉ DEPUIS HIER", "je suis Belge", "je suis à Paris", "Je suis Directeur Général", "c'est Red Hat Enterprise Linux", "c'est Marie Dupont", "mon nom est incorrect sur la facture",
        "je ne suis pas Marie Dupont", "moi c'est pareil", "Je voudrais parler à M. Dupont", "je m'appelle comment ?", "cliquez ici", "je suis en mars", "je suis chez Dell", "Marie Dupont",
        "je suis le 12 rue de la Paix", "ici Red Hat", "je suis très déçu de votre service", "mon nom est mal orthographié",
    ];

    [Theory]
    [MemberData(nameof(Selves))]
    public void Writer_is_found_by_name(string text, string name)
    {
        var found = PersonRecognizer.Recognize(text).ShouldHaveSingleItem();

        found.Value.Name.ShouldBe(name);
        found.Value.IsSelf.ShouldBeTrue();
        text[found.Start..(found.End + 1)].ShouldBe(found.Text);
        PersonRecognizer.ReadSelf(text).ShouldBe(name);
    }

    [Theory]
    [MemberData(nameof(Nobody))]
    public void Writer_who_gives_no_name_has_none(string text) => PersonRecognizer.ReadSelf(text).ShouldBeNull();

    [Theory]
    [InlineData("Je voudrais parler à M. Dupont", "Dupont", "M.")]
    [InlineData("madame Claire Martin m'a répondu", "Claire Martin", "madame")]
    [InlineData("Mme Durand", "Durand", "Mme")]
    public void Somebody_else_is_found_by_title(string text, string name, string title) =>
        PersonRecognizer.Recognize(text).ShouldHaveSingleItem().Value.ShouldBe(new PersonValue(name, title, IsSelf: false));

    [Theory]
    [InlineData("c'est Claire Martin", "Claire Martin")]
    [InlineData("C’est Claire Martin.", "Claire Martin")]
    [InlineData("je m'appelle marie dupont et je suis directrice", "Marie Dupont")]
    public void Answer_in_a_sentence_gives_the_name(string text, string name) => PersonRecognizer.ReadAnswer(text).ShouldBe(name);

    [Theory]
    [InlineData("Claire Martin")]
    [InlineData("c'est compliqué")]
    [InlineData("c'est moi")]
    public void Answer_that_is_no_such_sentence_is_left_as_it_is(string text) => PersonRecognizer.ReadAnswer(text).ShouldBeNull();
}
