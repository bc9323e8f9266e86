using SupportBot.Knowledge.French;

namespace SupportBot.Knowledge.Tests.French;

/// <summary>What customers type, and the words that are read.</summary>
public sealed class SpellingTests
{
    private readonly Vocabulary _vocabulary = new();

    public SpellingTests()
    {
        _vocabulary.Learn("Comment renouveler un abonnement, activer une licence ou transférer un contrat à échéance ? Où trouver la facture Symantec ?");
        _vocabulary.Complete();
    }

    [Theory]
    [InlineData("abbonnemant", "abonnement")] // doubled and changed letters
    [InlineData("renouvler", "renouveler")] // letter left out
    [InlineData("abonnememt", "abonnement")] // letter changed
    [InlineData("abonnemetn", "abonnement")] // letters swapped
    [InlineData("liscence", "licence")] // letter too many
    [InlineData("simantec", "symantec")]
    [InlineData("TRANSFERER", "transferer")] // accents and case alone are no misspelling
    [InlineData("echeance", "echeance")]
    [InlineData("labonnement", "abonnement")] // article without its apostrophe
    [InlineData("moncontrat", "contrat")]
    [InlineData("licencecontrat", "licence contrat")]
    [InlineData("j’active", "active")] // curly apostrophe
    [InlineData("e\u0301che\u0301ance", "echeance")] // decomposed accents
    [InlineData("con\u200Btrat", "contrat")] // zero-width space
    [InlineData("con\u00ADtrat", "contrat")] // soft hyphen
    [InlineData("\u0441ontr\u0430t", "contrat")] // Cyrillic look-alikes
    [InlineData("ｃｏｎｔｒａｔ", "contrat")] // full-width letters
    public void Misspelt_word_is_read_as_the_known_one(string typed, string read)
    {
        string.Join(' ', _vocabulary.Read(typed).Where(word => word.Stem is not null).Select(word => word.Text)).ShouldBe(read);
    }

    [Theory]
    [InlineData("contrats2")] // an identifier
    [InlineData("C0NTRAT")] // a digit among the letters
    [InlineData("7XK42B1")] // a service tag
    [InlineData("contrut.com")] // an address
    [InlineData("lice")] // too short to be sure
    [InlineData("ansible")] // a product that is near nothing here
    [InlineData("контракт")] // another alphabet
    [InlineData("maison")] // French, near no word of the FAQ
    public void Other_word_is_left_alone(string typed)
    {
        var words = _vocabulary.Read(typed);

        words.ShouldAllBe(word => word.Typed == null && word.Number == Vocabulary.Unknown);
        string.Join(' ', words.Select(word => word.Text)).ShouldBe(FrenchText.Fold(typed));
    }

    [Fact]
    public void Repaired_word_keeps_what_was_typed_for_the_explanation()
    {
        var word = _vocabulary.Read("liscence").ShouldHaveSingleItem();

        word.Typed.ShouldBe("liscence");
        word.Number.ShouldBe(_vocabulary.Read("licence")[0].Number);
    }

    [Theory]
    [InlineData("", "", true)]
    [InlineData("", "a", true)]
    [InlineData("", "ab", false)]
    [InlineData("contrat", "contrat", true)]
    [InlineData("contrat", "contart", true)]
    [InlineData("contrat", "contra", true)]
    [InlineData("contrat", "acontrat", true)]
    [InlineData("contrat", "montrer", false)]
    [InlineData("ab", "ba", true)]
    [InlineData("abc", "cab", false)]
    public void One_edit_is_one_letter_or_one_swap(string left, string right, bool expected)
    {
        SpellingDistance.IsOneEdit(left, right).ShouldBe(expected);
        SpellingDistance.IsOneEdit(right, left).ShouldBe(expected);
    }
}
