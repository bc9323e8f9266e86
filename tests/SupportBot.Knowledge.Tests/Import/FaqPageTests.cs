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
        page.Problems.ShouldNotContain(problem => problem.Message.Contains("Cdt. Claude", StringComparison.Ordinal), "a reader's question is no section");
        page.Questions.ShouldAllBe(question => !question.Answer.Contains("Claude", StringComparison.Ordinal));
    }

    [Fact]
    public void Second_seed_page_gives_its_questions_under_their_sections()
    {
        var page = FaqPage.Read(File.ReadAllText(SharedFolder.Require("seeds/004_93086754e0ecfa4d.txt")), "page.txt");

        page.Questions.Count.ShouldBe(24);
        page.Questions.Single(question => question.Question == "Qu'est-ce qu'un renouvellement ?").Section.ShouldBe("Pourquoi dois-je renouveler ?");
        var navigation = page.Problems.Where(problem => problem.Message.Contains("text of a link", StringComparison.Ordinal)).ToList();
        navigation.ShouldContain(problem => problem.Message.StartsWith("'Accéder à MySymantec.'", StringComparison.Ordinal));
        navigation.ShouldNotContain(problem => problem.Message.Contains("Vous devez", StringComparison.Ordinal));
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

    [Fact]
    public void Html_links_stay_and_those_of_the_old_site_are_reported()
    {
        const string html = "<h3><a href='#q1'>Où payer ?</a></h3><p>Sur <a class=\"x\" href=\"https://exemple.fr/payer\">le <b>portail</b></a>, <a href='/aide'>l’aide</a> ou <a href='mailto:aide@exemple.fr'>par courriel</a>.</p>";

        var page = FaqPage.Read(html, "page.html");

        var question = page.Questions.ShouldHaveSingleItem();
        question.Question.ShouldBe("Où payer ?");
        question.Answer.ShouldBe("Sur [le portail](https://exemple.fr/payer), [l’aide](/aide) ou [par courriel](mailto:aide@exemple.fr).");
        page.Problems.ShouldHaveSingleItem().Message.ShouldBe("the link to '/aide' holds within the old site only");
    }

    [Fact]
    public void Markdown_page_gives_headings_lists_and_links()
    {
        const string markdown = "# Aide\n\n## Paiement\n\n### **Comment payer ?**\n\nAinsi :\n\n1. Ouvrez [le portail](https://exemple.fr).\n2. Payez.\n\n### Quand payer ?\n\nAvant le 3.\n";

        var page = FaqPage.Read(markdown, "page.md");

        page.Questions.Select(question => (question.Question, question.Section)).ShouldBe([("Comment payer ?", "Paiement"), ("Quand payer ?", "Paiement")]);
        page.Questions[0].Answer.ShouldBe("Ainsi :\n\n1. Ouvrez [le portail](https://exemple.fr).\n2. Payez.");
        page.Problems.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("<a href='")]
    [InlineData("[[[(((?")]
    [InlineData("?\n?\n?")]
    public void Broken_page_gives_no_question_and_does_not_throw(string text)
    {
        FaqPage.Read(text, "page.html").Questions.ShouldBeEmpty();
        FaqPage.Read(text, "page.txt").Questions.ShouldBeEmpty();
    }
}
