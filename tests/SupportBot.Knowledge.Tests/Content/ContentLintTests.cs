using SupportBot.Knowledge.Content;

namespace SupportBot.Knowledge.Tests.Content;

public sealed class ContentLintTests(RepositoryContent repository) : IClassFixture<RepositoryContent>
{
    private static readonly DateOnly Today = new(2026, 6, 1);

    [Fact]
    public void Thirty_day_pair_of_Red_Hat_and_Symantec_is_flagged()
    {
        var problems = ContentLint.Check(repository.Content, Today).Where(problem => problem.Message.Contains("'30 jours'", StringComparison.Ordinal)).ToList();

        problems.ShouldContain(problem => problem.File == "redhat/renouvellement-portail.md");
        problems.ShouldContain(problem => problem.File == "symantec/periode-grace.md");
    }

    [Fact]
    public void Dead_follow_up_old_review_and_shared_phrasing_are_flagged()
    {
        using var folder = ContentFolder.WithTwoEntries();
        folder.Write("redhat/essai.md", ContentFolder.Entry("essai", "EXISTE-T-IL une periode de grace ?", "redhat", extra: "suites: [disparu]").Replace("2026-01-31", "2024-01-31", StringComparison.Ordinal));

        var messages = ContentLint.Check(KnowledgeContent.Read(folder.Root), Today).Select(problem => problem.Message).ToList();

        messages.ShouldContain(message => message.Contains("'disparu' does not exist", StringComparison.Ordinal));
        messages.ShouldContain(message => message.Contains("2024-01-31", StringComparison.Ordinal));
        messages.ShouldContain(message => message.Contains("also stands in", StringComparison.Ordinal));
    }
}
