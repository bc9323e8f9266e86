using SupportBot.Dialogs.Recognizers.Choices;

namespace SupportBot.Dialogs.Tests.Recognizers.Choices;

public sealed class ChoiceRecognizerTests
{
    private static readonly ChoiceOption[] Channels =
    [
        new("direct", "redhat.com, Amérique du Nord", "en direct", "site Red Hat"),
        new("reseller", "Distributeur ou revendeur", "tiers", "grossiste"),
        new("dell", "Dell"),
        new("hp", "HP", "Hewlett-Packard"),
        new("unknown", "Je ne sais pas", "aucune idée", "jsp"),
    ];

    private static readonly ChoiceOption[] Vendors = [new("redhat", "Red Hat", "rh"), new("symantec", "Symantec", "norton"), new("other", "Autre éditeur")];

    private static readonly ChoiceOption[] Equipment = [new("server", "Serveur"), new("workstation", "Station de travail"), new("other", "Autre")];

    public static readonly TheoryData<string, string> ChannelAnswers = new()
    {
        { "2", "reseller" },
        { "le 2", "reseller" },
        { "option 3", "dell" },
        { "n° 4", "hp" },
        { "2.", "reseller" },
        { "3)", "dell" },
        { "le premier", "direct" },
        { "la deuxième", "reseller" },
        { "la 2ème", "reseller" },
        { "le troisieme choix", "dell" },
        { "le dernier", "unknown" },
        { "l'avant-dernier", "hp" },
        { "l’avant-dernière option svp", "hp" },
        { "deux", "reseller" },
        { "reseller", "reseller" },
        { "Distributeur ou revendeur", "reseller" },
        { "distributeur", "reseller" },
        { "plutôt revendeur", "reseller" },
        { "chez un revendeur", "reseller" },
        { "un revendeur je crois", "reseller" },
        { "revendeurs", "reseller" },
        { "un distribeteur", "reseller" },
        { "revandeur", "reseller" },
        { "REVENDEUR", "reseller" },
        { "un tiers", "reseller" },
        { "dell", "dell" },
        { "chez Dell", "dell" },
        { "avec un serveur dell", "dell" },
        { "HP", "hp" },
        { "hewlett packard", "hp" },
        { "pas dell, hp", "hp" },
        { "en direct", "direct" },
        { "sur redhat.com", "direct" },
        { "Amerique du nord", "direct" },
        { "je ne sais pas", "unknown" },
        { "aucune idée", "unknown" },
        { "euh le 5 svp", "unknown" },
    };

    public static readonly TheoryData<string> Refusals =
        ["ni l'un ni l'autre", "Ni l’un, ni l’autre", "aucun", "aucun des deux", "aucune", "rien de tout ça", "autre chose", "pas dans la liste"];

    [Theory]
    [MemberData(nameof(ChannelAnswers))]
    public void Answer_names_one_option(string text, string expected) =>
        ChoiceRecognizer.Recognize(text, Channels).Chosen.ShouldNotBeNull().Value.ShouldBe(expected);

    [Theory]
    [InlineData("symantec", "symantec")]
    [InlineData("Symantek", "symantec")]
    [InlineData("c'est pour Red Hat", "redhat")]
    [InlineData("redhat", "redhat")]
    [InlineData("autre", "other")]
    [InlineData("un autre éditeur", "other")]
    [InlineData("pas symantec mais red hat", "redhat")]
    public void Vendor_is_understood(string text, string expected) =>
        ChoiceRecognizer.Recognize(text, Vendors).Chosen.ShouldNotBeNull().Value.ShouldBe(expected);

    [Theory]
    [InlineData("une station", "workstation")]
    [InlineData("c'est un serveur", "server")]
    [InlineData("serveurs", "server")]
    [InlineData("poste de travail", "workstation")]
    [InlineData("un truc autre", "other")]
    public void Equipment_is_understood(string text, string expected) =>
        ChoiceRecognizer.Recognize(text, Equipment).Chosen.ShouldNotBeNull().Value.ShouldBe(expected);

    [Theory]
    [MemberData(nameof(Refusals))]
    public void Refusal_of_all_is_neither(string text) => ChoiceRecognizer.Recognize(text, Channels).Outcome.ShouldBe(ChoiceOutcome.Neither);

    [Theory]
    [InlineData("dell et hp", "dell,hp")]
    [InlineData("1 et 3", "direct,dell")]
    public void Several_options_are_all_named(string text, string expected)
    {
        var answer = ChoiceRecognizer.Recognize(text, Channels);

        answer.Outcome.ShouldBe(ChoiceOutcome.Several);
        string.Join(",", answer.Options.Select(option => option.Value)).ShouldBe(expected);
    }

    [Theory]
    [InlineData("")]
    [InlineData("9")]
    [InlineData("0")]
    [InlineData("bonjour")]
    [InlineData("1015 2233 4455")]
    [InlineData("🙃")]
    public void Anything_else_is_not_understood(string text) =>
        ChoiceRecognizer.Recognize(text, Channels).Outcome.ShouldBe(ChoiceOutcome.NotUnderstood);

    [Fact]
    public void Denied_option_of_two_leaves_the_other()
    {
        var answer = ChoiceRecognizer.Recognize("pas la première société", [new("a", "Première société"), new("b", "Seconde société")]);

        answer.Chosen.ShouldNotBeNull().Value.ShouldBe("b");
    }
}
