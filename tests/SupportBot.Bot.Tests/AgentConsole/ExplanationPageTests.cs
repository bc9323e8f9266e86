using System.Net;
using SupportBot.Bot.AgentConsole.Accounts;
using SupportBot.Bot.Tests.Insights;

namespace SupportBot.Bot.Tests.AgentConsole;

/// <summary>An editor asks why the bot decided as it did.</summary>
public sealed class ExplanationPageTests : IDisposable
{
    private const string Path = "/console/questions/explication";

    private readonly InsightsFixture _bot = new();

    public void Dispose() => _bot.Dispose();

    [Fact]
    public async Task Unanswered_question_leads_to_the_words_and_signals_that_decided()
    {
        const string unknown = "quelle est la recette du gâteau au chocolat ?";
        using var visitor = await _bot.TalkAsync(unknown);
        using var editor = await ConsoleBrowser.SignInAsync(_bot.Server, ConsoleRole.Editor);
        var link = (await editor.GetAsync("/console/questions")).Document.QuerySelector($".question a[href^='{Path}']").ShouldNotBeNull().GetAttribute("href") ?? "";

        var page = await editor.GetAsync(link);

        page.Text(".outcome h2").ShouldBe("L'assistant dit qu'il ne sait pas.");
        (page.Document.QuerySelector("#q")?.GetAttribute("value")).ShouldBe(unknown);
        page.Document.QuerySelectorAll(".signals tbody tr").Length.ShouldBe(8, "the start and seven signals");
    }

    [Fact]
    public async Task Answer_names_its_entry_its_words_the_lexicon_and_what_was_read_otherwise()
    {
        using var editor = await ConsoleBrowser.SignInAsync(_bot.Server, ConsoleRole.Editor);

        var page = await editor.GetAsync($"{Path}?q={Uri.EscapeDataString("mon contra Symantec est périmé, que faire ?")}");

        page.Text(".outcome h2").ShouldBe("L'assistant répond.");
        page.Text(".outcome li").ShouldContain("Symantec");
        page.Text(".outcome").ShouldContain("« contra » a été lu « contrat ».");
        var words = page.Document.QuerySelectorAll(".words tbody tr").Select(row => row.TextContent).ToList();
        words.ShouldContain(row => row.Contains("perime", StringComparison.Ordinal) && row.Contains("tel quel", StringComparison.Ordinal));
        words.ShouldContain(row => row.Contains("par le groupe « expirer » du lexique", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("je veux renouveler mon abonnement", "L'assistant commence la démarche « Renouvellement ».")]
    [InlineData("comment renouveler ?", "L'assistant demande de quel contrat il s'agit.")]
    [InlineData("<script>alert(1)</script>", "L'assistant dit qu'il ne sait pas.")]
    public async Task Every_decision_is_said_in_a_sentence(string question, string sentence)
    {
        using var editor = await ConsoleBrowser.SignInAsync(_bot.Server, ConsoleRole.Editor);

        var page = await editor.GetAsync($"{Path}?q={Uri.EscapeDataString(question)}");

        page.Text(".outcome h2").ShouldBe(sentence);
        page.Document.QuerySelectorAll("main script").ShouldBeEmpty();
    }

    [Fact]
    public async Task Nothing_asked_shows_the_form_alone_and_agents_do_not_see_it()
    {
        using var editor = await ConsoleBrowser.SignInAsync(_bot.Server, ConsoleRole.Editor);
        using var agent = await ConsoleBrowser.SignInAsync(_bot.Server, ConsoleRole.Agent);

        (await editor.GetAsync(Path)).Document.QuerySelectorAll(".outcome, .signals").ShouldBeEmpty();
        (await agent.GetAsync(Path)).Status.ShouldNotBe(HttpStatusCode.OK);
    }
}
