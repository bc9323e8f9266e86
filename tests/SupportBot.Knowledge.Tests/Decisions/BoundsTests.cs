using System.Diagnostics;
using SupportBot.Knowledge.Evaluation;

namespace SupportBot.Knowledge.Tests.Decisions;

/// <summary>What no question, however bad, may cost.</summary>
public sealed class BoundsTests(RepositoryContent repository) : IClassFixture<RepositoryContent>
{
    /// <summary>Half a millisecond is the rule for honest questions; nonsense of any size must not block a thread that others wait for.</summary>
    private static readonly TimeSpan Bound = TimeSpan.FromMilliseconds(100);

    public static TheoryData<string, string> Nonsense => new()
    {
        { "ten thousand letters", new string('a', 10_000) },
        { "a thousand repeated words", string.Join(' ', Enumerable.Repeat("renouvelemant", 1_000)) },
        { "a thousand different words", string.Join(' ', Enumerable.Range(0, 1_000).Select(i => $"mot{(char)('a' + (i % 26))}{(char)('a' + (i / 26 % 26))}x")) },
        { "two thousand sentences", string.Concat(Enumerable.Repeat("Et ? ", 2_000)) },
        { "emoji", string.Concat(Enumerable.Repeat("😀🎉👩‍💻", 500)) },
        { "base64", Convert.ToBase64String(new byte[6_000]) },
        { "JSON", "{\"a\":[" + string.Concat(Enumerable.Repeat("{\"b\":null},", 800)) + "{}]}" },
        { "Arabic", "كيف يمكنني تجديد العقد؟" },
        { "Chinese", "如何续订合同？" },
        { "commas before question words", string.Concat(Enumerable.Repeat(", comment ", 1_000)) },
    };

    [Theory]
    [MemberData(nameof(Nonsense))]
    public void Nonsense_is_decided_in_time_and_not_answered(string what, string text)
    {
        repository.Snapshot.Decide(text, SearchContext.None).Kind.ShouldNotBe(DecisionKind.Answer, what);
        Best(() => repository.Snapshot.Decide(text, SearchContext.None)).ShouldBeLessThan(Bound, what);
    }

    [Theory]
    [InlineData("How do I reset my password on your website?")]
    [InlineData("What is the weather in Paris today?")]
    [InlineData("¿Dónde está la biblioteca?")]
    [InlineData("Wie spät ist es?")]
    public void Foreign_question_out_of_scope_is_not_answered(string question) =>
        repository.Snapshot.Decide(question, SearchContext.None).Kind.ShouldBe(DecisionKind.Abstain);

    [Fact]
    public void Bm25_allocates_less_than_two_kilobytes_a_question()
    {
        var answerer = new LuceneAnswerer(repository.Content.Entries);
        var questions = LabelledQuestion.Read(Path.Combine(repository.Root, "knowledge", "evaluation", "questions.jsonl")).Questions;
        Ask(answerer, questions);

        var before = GC.GetAllocatedBytesForCurrentThread();
        Ask(answerer, questions);

        ((GC.GetAllocatedBytesForCurrentThread() - before) / questions.Count).ShouldBeLessThan(2_048);
    }

    private static void Ask(LuceneAnswerer answerer, IReadOnlyList<LabelledQuestion> questions)
    {
        foreach (var question in questions)
        {
            answerer.Answer(question);
        }
    }

    /// <summary>The shortest of some runs: what the work takes when nobody else uses the processor.</summary>
    private static TimeSpan Best(Action action) => Enumerable.Range(0, 8).Min(_ =>
    {
        var start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start);
    });
}
