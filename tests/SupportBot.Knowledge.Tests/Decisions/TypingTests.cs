namespace SupportBot.Knowledge.Tests.Decisions;

/// <summary>The search field asks at every key: the entry should be there before the word is.</summary>
public sealed class TypingTests(RepositoryContent repository) : IClassFixture<RepositoryContent>
{
    [Theory]
    [InlineData("ali", "dates-alignement")]
    [InlineData("date de fin commune, synchro", "dates-alignement")]
    [InlineData("obtenir un duplic", "achat-facture")]
    [InlineData("payer en plusieurs fo", "paiement-echelonne")]
    [InlineData("j’ai téléchargé SymHe", "symhelp")]
    [InlineData("période de grâ", "periode-grace")]
    [InlineData("je cherche mon SA", "activation-hp")]
    public void Word_that_is_not_finished_finds_the_entry(string typed, string expected) =>
        repository.Snapshot.Search(typed, top: 5).Select(result => result.Entry.Id).ShouldContain(expected);

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("a")]
    [InlineData("zzzzzzzz")]
    [InlineData("renouveler ")]
    [InlineData("123")]
    public void Nothing_to_complete_is_searched_as_it_stands(string typed)
    {
        repository.Snapshot.Search(typed, top: 10).Select(result => result.Entry.Id)
            .ShouldBe(repository.Snapshot.Decide(typed, SearchContext.None).Ranked.Select(result => result.Entry.Id));
    }

    [Fact]
    public void Every_result_is_a_probability_and_stands_once()
    {
        var results = repository.Snapshot.Search("comment activ", top: 20);

        results.ShouldAllBe(result => result.Confidence >= 0 && result.Confidence <= 1);
        results.Select(result => result.Entry.Id).ShouldBeUnique();
        results.Select(result => result.Confidence).ShouldBeInOrder(SortDirection.Descending);
    }
}
