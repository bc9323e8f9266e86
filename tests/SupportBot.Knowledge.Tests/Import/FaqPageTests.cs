using SupportBot.Knowledge.Import;

namespace SupportBot.Knowledge.Tests.Import;

public sealed class FaqPageTests
{
    [Fact]
    public void First_seed_page_gives_its_twelve_questions_and_reports_its_odd_spots()
    {
        var page = FaqPage.Read(File.ReadAllText(SharedFolder.Require("seeds/000_fbe2022dce6fa687.txt")), "page.txt");

        page.Questions.Count.ShouldBe(12);
        page.Questions.ShouldContain(question => question.Question.StartsWith("Impossible d'activer ma balise Dell", StringComparison.Ordinal));
        page.Problems.Select(problem => problem.Message).ShouldContain(message => message.Contains("stray bracket", StringComparison.Ordinal));
        page.Problems.Select(problem => problem.Message).ShouldContain(message => message.Contains("date of the page is empty", StringComparison.Ordinal));
        page.Problems.Select(problem => problem.Message).ShouldContain(message => message.Contains("comments", StringComparison.Ordinal));
    }

    [Fact]
    public void Second_seed_page_gives_its_questions_under_their_sections()
    {
        var page = FaqPage.Read(File.ReadAllText(SharedFolder.Require("seeds/004_93086754e0ecfa4d.txt")), "page.txt");

        page.Questions.Count.ShouldBe(24);
        page.Questions.Single(question => question.Question == "Qu'est-ce qu'un renouvellement ?").Section.ShouldBe("Pourquoi dois-je renouveler ?");
    }

    [Fact]
    public void Html_page_keeps_lists_and_drops_scripts_navigation_and_entities()
    {
        const string html = "<nav>Où suis-je ?</nav><h2>Compte</h2><h3>Comment faire&nbsp;?</h3><script>alert('?')</script><p>Ainsi&nbsp;:</p><ul><li>un</li><li>deux &amp; trois</li></ul>";

        var page = FaqPage.Read(html, "page.html");

        page.Questions.Count.ShouldBe(1);
        page.Questions[0].Question.ShouldBe("Comment faire ?");
        page.Questions[0].Section.ShouldBe("Compte");
        page.Questions[0].Answer.ShouldContain("- un");
        page.Questions[0].Answer.ShouldContain("deux & trois");
        page.Questions[0].Answer.ShouldNotContain("alert");
    }
}
