using FsCheck;
using FsCheck.Fluent;
using SupportBot.Knowledge.Index;

namespace SupportBot.Knowledge.Tests.Index;

/// <summary>An entry that shares no word with the others changes their BM25 through the number of entries alone.</summary>
public sealed class AddedEntryTests
{
    private const int Length = 4;
    private const int Top = 50;
    private static readonly string[] Words = ["xa1", "xb1", "xc1", "xd1", "xe1", "xf1"];

    [Fact]
    public void Irrelevant_entry_changes_scores_by_what_idf_explains_and_nothing_else()
    {
        var texts = Gen.Elements(Words).ArrayOf(Length).Select(words => string.Join(' ', words));
        var faqs = from entries in texts.NonEmptyListOf() from query in texts select (Entries: entries.Take(Top).ToArray(), Query: query);

        Check.QuickThrowOnFailure(Prop.ForAll(faqs.ToArbitrary(), faq =>
        {
            var before = Index(faq.Entries);
            var after = Index([.. faq.Entries, "ya1 yb1 yc1 yd1"]);
            var expected = new double[faq.Entries.Length];
            foreach (var word in faq.Query.Split(' '))
            {
                var holding = faq.Entries.Count(entry => entry.Contains(word, StringComparison.Ordinal));
                var factor = Bm25.Idf(faq.Entries.Length + 1, holding) / Bm25.Idf(faq.Entries.Length, holding);
                foreach (var (entry, score) in before.Search(word, Top))
                {
                    expected[entry] += score * factor;
                }
            }

            return after.Search(faq.Query, Top).All(hit => hit.Entry < expected.Length && Math.Abs(hit.Score - expected[hit.Entry]) < 1e-4);
        }));
    }

    private static LuceneIndex Index(IEnumerable<string> questions) => new(questions.Select(question => (question, "")));
}
