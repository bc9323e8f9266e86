using FsCheck;
using FsCheck.Fluent;
using SupportBot.Knowledge.French;

namespace SupportBot.Knowledge.Tests.Decisions;

/// <summary>What must hold for every text, well-formed or not.</summary>
public sealed class AnyTextTests(RepositoryContent repository) : IClassFixture<RepositoryContent>
{
    private static readonly string[] Hostile =
    [
        "\uD800", "\uDC00\uD800", "\u202Eerton\u202C", "\0\u0001\u001B[31m", "a\u0301\u0301\u0301", new string('é', 10_000), string.Join(' ', Enumerable.Repeat("renouveler", 1_000)),
        "👩‍💻👩‍💻", "résumé\u200Bcaché", "сontrat аbonnement", "{\"q\":[1,2,{\"a\":null}]}", "aGVsbG8gd29ybGQhIQ==", "合同什么时候到期？", "عقد", "SELECT * FROM contrats; --",
    ];

    public static TheoryData<string> HostileTexts => [.. Hostile];

    [Theory]
    [MemberData(nameof(HostileTexts))]
    public void Hostile_text_gets_a_decision(string text)
    {
        var decision = repository.Snapshot.Decide(text, SearchContext.None);

        decision.Ranked.ShouldAllBe(result => result.Confidence >= 0 && result.Confidence <= 1);
        decision.Answerability.ShouldBeInRange(0, 1 + 1e-9);
    }

    [Fact]
    public void No_text_makes_the_decision_throw_or_leave_its_contract() =>
        Check.QuickThrowOnFailure(Prop.ForAll<string?>(text =>
        {
            var decision = repository.Snapshot.Decide(text ?? "", new SearchContext("symantec", "periode-grace"));
            return decision.Kind switch
            {
                DecisionKind.Answer => decision.Answers.Count is 1 or 2,
                DecisionKind.Clarify => decision.Results.Count is >= 2 and <= 4,
                DecisionKind.Flow => decision.Flow is not null,
                _ => decision.Answers.Count == 0,
            };
        }));

    [Fact]
    public void Folding_twice_is_folding_once() =>
        Check.QuickThrowOnFailure(Prop.ForAll<string?>(text =>
        {
            var once = FrenchText.Fold(text ?? "");
            return FrenchText.Fold(once) == once;
        }));

    [Fact]
    public void Tidying_and_reading_look_alikes_twice_is_doing_it_once() =>
        Check.QuickThrowOnFailure(Prop.ForAll<string?>(text =>
        {
            var tidied = FrenchText.Tidy(text ?? "");
            var latin = Homoglyphs.ToLatin(FrenchText.Fold(tidied));
            return FrenchText.Tidy(tidied) == tidied && Homoglyphs.ToLatin(latin) == latin;
        }));

    [Fact]
    public void Word_that_was_repaired_needs_no_second_repair()
    {
        var vocabulary = new Vocabulary();
        foreach (var entry in repository.Content.Entries)
        {
            vocabulary.Learn(entry.Question + "\n" + entry.PlainText);
        }

        vocabulary.Complete();
        var misspelt = from word in Gen.Elements(repository.Content.Entries.SelectMany(entry => entry.Question.Split(' ')))
                       from place in Gen.Choose(0, 12)
                       select word.Length > place ? word.Remove(place, 1) : word;

        Check.QuickThrowOnFailure(Prop.ForAll(misspelt.ToArbitrary(), word =>
            vocabulary.Read(word).Where(read => read.Typed is not null).All(read => vocabulary.Read(read.Text) is [{ Typed: null } again] && again.Number == read.Number)));
    }

    [Fact]
    public void Analysis_never_throws_and_never_gives_an_empty_term() =>
        Check.QuickThrowOnFailure(Prop.ForAll<string?>(text => FrenchAnalyzer.Analyze(text ?? "").All(term => term.Length is > 0 and <= 255)));

    [Fact]
    public void Light_stem_is_never_longer_than_its_word() =>
        Check.QuickThrowOnFailure(Prop.ForAll<string?>(text =>
        {
            var word = (text ?? "").ToLowerInvariant().ToCharArray();
            var length = LightStemmer.Stem(word, word.Length);
            return length <= word.Length && (length > 0 || word.Length == 0);
        }));
}
