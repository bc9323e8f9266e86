using SupportBot.Knowledge.Index;

namespace SupportBot.Knowledge.Tests.Index;

/// <summary>Figures worked out by hand from the formula: idf = ln(1 + (N - n + 0.5) / (n + 0.5)); tf / (tf + 1.2 (1 - 0.75 + 0.75 length / mean length)).</summary>
public sealed class Bm25Tests
{
    [Theory]
    [InlineData(3, 1, 0.980829253011726)] // ln(1 + 2.5 / 1.5) = ln(8 / 3)
    [InlineData(3, 3, 0.133531392624523)] // ln(1 + 0.5 / 3.5) = ln(8 / 7)
    [InlineData(10, 0, 3.091042453358316)] // ln(1 + 10.5 / 0.5) = ln 22
    public void Idf_follows_the_formula(int fields, int containing, double expected) => Bm25.Idf(fields, containing).ShouldBe(expected, 1e-12);

    [Theory]
    [InlineData(1, 4, 4, 0.454545454545455)] // 1 / (1 + 1.2)
    [InlineData(2, 4, 4, 0.625)] // 2 / (2 + 1.2)
    [InlineData(1, 8, 4, 0.322580645161290)] // 1 / (1 + 1.2 * 1.75)
    [InlineData(1, 2, 4, 0.571428571428571)] // 1 / (1 + 1.2 * 0.625)
    public void Saturation_follows_the_formula(int frequency, double length, double mean, double expected) =>
        Bm25.Saturation(frequency, length, mean).ShouldBe(expected, 1e-12);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(39, 39)]
    [InlineData(40, 40)]
    [InlineData(41, 40)]
    [InlineData(42, 42)]
    [InlineData(57, 56)]
    [InlineData(100, 96)]
    [InlineData(1000, 984)]
    public void Lengths_are_kept_to_four_significant_bits_as_Lucene_keeps_them(int length, int stored) => Bm25.StoredLength(length).ShouldBe(stored);

    [Fact]
    public void Score_of_a_document_is_the_weighted_sum_over_fields_and_query_terms()
    {
        // Terms: question "contrat expir", answer "contrat ancien"; question "factur", answer "factur papi". Lengths 2, 1 (mean 1.5) and 2, 2 (mean 2).
        var index = new LuceneIndex([("contrat expiré", "contrat ancien"), ("facture", "facture papier")]);
        var idf = Math.Log(1 + (1.5 / 1.5));
        var question = 2 * idf * (1 / (1 + (1.2 * (0.25 + (0.75 * 2 / 1.5)))));
        var answer = idf * (1 / 2.2);

        var hits = index.Search("contrat contrat", top: 5);

        hits.Length.ShouldBe(1);
        hits[0].Entry.ShouldBe(0);
        ((double)hits[0].Score).ShouldBe(2 * (question + answer), 1e-5);
    }

    [Fact]
    public void Rarer_term_wins_and_ties_keep_the_order_of_entries()
    {
        var index = new LuceneIndex([("contrat alpha", ""), ("contrat beta", ""), ("contrat beta", ""), ("contrat gamma", "")]);

        index.Search("contrat beta", top: 10).Select(hit => hit.Entry).ShouldBe([1, 2, 0, 3]);
        index.Search("contrat beta", top: 2).Select(hit => hit.Entry).ShouldBe([1, 2]);
        index.Search("inconnu", top: 10).ShouldBeEmpty();
    }
}
