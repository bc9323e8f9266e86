using SupportBot.Knowledge.Content;

namespace SupportBot.Knowledge.Tests.Content;

/// <summary>Every problem says file, line, what is wrong and how to mend it; an entry with an error is left out and the rest serves.</summary>
public sealed class ContentErrorTests : IDisposable
{
    private readonly ContentFolder _folder = ContentFolder.WithTwoEntries();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("Sans en-tête", 1, "does not start with '---'")]
    [InlineData("---\nid: essai\n", 1, "no end")]
    [InlineData("---\nid: autre\nquestion: Q ?\nediteur: redhat\ntheme: t\nsource:\n  page: P\nrevu: 2026-01-31\n---\nTexte.", 2, "is not the file name")]
    [InlineData("---\nid: essai\nquestion: Q ?\nediteur: ibm\ntheme: t\nsource:\n  page: P\nrevu: 2026-01-31\n---\nTexte.", 4, "no known editeur")]
    [InlineData("---\nid: essai\nquestion: Q ?\nediteur: redhat\ntheme: t\nsource:\n  page: P\nrevu: hier\n---\nTexte.", 8, "is not a date")]
    [InlineData("---\nid: essai\nquestion: Q ?\nvariante: x\nediteur: redhat\ntheme: t\nsource:\n  page: P\nrevu: 2026-01-31\n---\nTexte.", 4, "unknown key 'variante'")]
    [InlineData("---\nid: essai\nquestion: Q ?\nediteur: redhat\ntheme: t\nsource:\n  page: P\nrevu: 2026-01-31\n---\n", 10, "has no answer")]
    [InlineData("---\nid: essai\nquestion: a: b: c\n---\nTexte.", 3, "not valid YAML")]
    [InlineData("---\nid: essai\nquestion: Q ?\nediteur: [redhat\ntheme: t\nflux: dell\n---\nTexte.", 2, "not valid YAML")]
    [InlineData("---\nid: essai\nquestion: Q ?\nediteur: dell\ntheme: t\nsource:\n  page: P\nrevu: 2026-01-31\n---\nTexte.", 2, "lies in the folder 'redhat'")]
    public void Broken_entry_is_left_out_with_its_line_and_remedy(string text, int line, string message)
    {
        _folder.Write("redhat/essai.md", text);

        var content = KnowledgeContent.Read(_folder.Root);

        content.Entries.Select(entry => entry.Id).ShouldBe(["periode-grace", "renouvellement-portail"]);
        var problem = content.Problems.FirstOrDefault(found => found.Message.Contains(message, StringComparison.Ordinal));
        problem.ShouldNotBeNull(string.Join('\n', content.Problems));
        problem.File.ShouldBe("redhat/essai.md");
        problem.Line.ShouldBe(line);
        problem.Remedy.ShouldNotBeEmpty();
    }

    [Fact]
    public void All_problems_of_an_entry_are_reported_at_once()
    {
        _folder.Write("redhat/essai.md", "---\nid: autre\nediteur: ibm\nrevu: hier\n---\n");

        KnowledgeContent.Read(_folder.Root).Problems.Count.ShouldBeGreaterThanOrEqualTo(6);
    }

    [Fact]
    public void Broken_line_of_a_faq_file_is_reported_with_its_number_and_the_rest_loads()
    {
        _folder.Write("faq.jsonl", """
            {"id":"a","question":"Comment payer ?","answer":"Par carte."}
            {"id":"b","question":
            {"id":"a","question":"Encore ?","answer":""}
            {"question":"Sans id ?"}
            """);

        var content = KnowledgeContent.Read(Path.Combine(_folder.Root, "faq.jsonl"));

        content.Entries.Select(entry => entry.Id).ShouldBe(["a"]);
        content.Problems.Select(problem => problem.Line).ShouldBe([2, 3, 4]);
    }

    [Fact]
    public void Missing_folder_is_one_problem_and_no_exception()
    {
        var content = KnowledgeContent.Read(Path.Combine(_folder.Root, "nowhere"));

        content.Entries.ShouldBeEmpty();
        content.Problems.Count.ShouldBe(1);
    }
}
