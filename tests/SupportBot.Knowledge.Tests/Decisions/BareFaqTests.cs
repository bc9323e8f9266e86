using SupportBot.Knowledge.Content;
using SupportBot.Knowledge.Evaluation;

namespace SupportBot.Knowledge.Tests.Decisions;

/// <summary>
/// Somebody else's FAQ has headings and answers, at best a few phrasings, and no calibration of its own: the shipped curve must do. Judged on our labelled questions
/// against our entries stripped to that; floors a little below the figures in knowledge/README.md.
/// </summary>
public sealed class BareFaqTests(RepositoryContent repository) : IClassFixture<RepositoryContent>
{
    [Theory]
    [InlineData(0, 0.55, 0.88)]
    [InlineData(4, 0.70, 0.90)]
    [InlineData(12, 0.85, 0.92)]
    public void Bare_entries_are_found_and_unanswerable_questions_stay_below(int phrasings, double leastPrecision, double leastAuroc)
    {
        var bare = new KnowledgeContent { Entries = [.. repository.Content.Entries.Where(entry => !entry.IsOutOfScope).Select(entry => Bare(entry, phrasings))] };
        var answerer = new FullAnswerer(KnowledgeSnapshot.Build(bare, []));
        var questions = LabelledQuestion.Read(Path.Combine(repository.Root, "knowledge", "evaluation", "questions.jsonl")).Questions;

        var metrics = RetrievalMetrics.Of([.. questions.Select(answerer.Answer)]);

        metrics.PrecisionAt1.ShouldBeGreaterThan(leastPrecision);
        metrics.Auroc.ShouldBeGreaterThan(leastAuroc);
    }

    private static KnowledgeEntry Bare(KnowledgeEntry entry, int phrasings) =>
        entry with { Variants = [.. entry.Variants.Take(phrasings)], Vendor = Vendor.General, Theme = "", Opposites = [] };
}
