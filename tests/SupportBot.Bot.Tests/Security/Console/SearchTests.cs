using System.Net;
using SupportBot.Bot.Cases;
using SupportBot.Bot.Tests.AgentConsole;
using SupportBot.Testing.Hosting;

namespace SupportBot.Bot.Tests.Security.Console;

/// <summary>S36: what agents type into filters and searches is looked for, and nothing else happens.</summary>
public sealed class SearchTests : IAsyncLifetime
{
    private static readonly string[] Hostile =
    [
        "' OR '1'='1", "'; DROP TABLE cases; --", "\" OR 1=1 --", "x') UNION SELECT value FROM secrets --", "%", "_", "100%", "a_b", "\\", "\\%", "*", "name*", "\"phrase", "NEAR(a b)",
        "a AND b", "a OR b", "NOT a", "col:x", "-a", "^a", "(", "{a}", "$1", "$$", "@p", "?", "/*x*/", "\u0000x", "ﬁ", "é%",
    ];

    private static readonly string[] Names = ["Anne Martin", "100% Bio", "a_b SARL", "O'Reilly OR '1'='1", "Étoile*", "back\\slash", "Zoé (Paris)"];

    private readonly SupportBotServer _server = new();

    public async ValueTask InitializeAsync()
    {
        var room = new CaseRoom(_server);
        foreach (var name in Names)
        {
            await room.OpenAsync(draft => draft with { Fields = [new CaseField(SlotKeys.Name, name)], Questions = [], AlreadyTried = [], Missing = [] });
        }
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task S36_operators_and_wildcards_in_a_search_are_letters_like_others()
    {
        using var browser = await ConsoleBrowser.SignInAsync(_server);
        foreach (var text in Hostile.Concat(Names))
        {
            var found = await FoundAsync(browser, text);

            // A name that holds the words is found; one that does not share a word with them is not.
            Names.Where(name => name == text).ShouldBeSubsetOf(found, text);
            found.ShouldAllBe(name => text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Any(word => Letters(word).Length == 0 || Letters(name).Contains(Letters(word), StringComparison.Ordinal)), text);
        }

        (await FoundAsync(browser, "martin")).ShouldBe(["Anne Martin"]);
    }

    [Fact]
    public async Task S36_no_value_of_any_parameter_breaks_a_page_or_the_database()
    {
        using var browser = await ConsoleBrowser.SignInAsync(_server);
        var before = await FoundAsync(browser, "");
        string[] pages =
        [
            "/console/demandes?file=", "/console/demandes?statut=", "/console/demandes?flux=", "/console/demandes?region=", "/console/demandes?tag=", "/console/demandes?page=", "/console/demandes?moi=",
            "/console/journal?action=", "/console/journal?qui=", "/console/journal?objet=", "/console/journal?du=", "/console/journal?avant=", "/console/questions?q=", "/console/questions?page=", "/console/avis?page=",
            "/console/tableau-de-bord?du=", "/console/tableau-de-bord?periode=", "/console/replies/search?q=", "/console/cases/", "/console/agents/", "/console/brouillons/",
        ];
        foreach (var page in pages)
        {
            foreach (var text in Hostile.Append(new string('9', 40)).Append("-1").Append("1e9"))
            {
                var answer = await browser.GetAsync(page + Uri.EscapeDataString(text));

                ((int)answer.Status).ShouldBeLessThan(500, $"{page}{text}");
            }
        }

        (await FoundAsync(browser, "")).ShouldBe(before);
    }

    [Fact]
    public async Task S36_ten_thousand_words_are_cut_before_they_are_looked_for()
    {
        using var browser = await ConsoleBrowser.SignInAsync(_server);
        var words = string.Join('+', Enumerable.Range(0, 1_500).Select(static i => $"m{i}"));

        var answer = await browser.GetAsync($"/console/demandes?q={words}");

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Document.QuerySelector("input[name=q]")!.GetAttribute("value")!.Length.ShouldBeLessThanOrEqualTo(100);
    }

    private static async Task<List<string>> FoundAsync(ConsoleBrowser browser, string text)
    {
        var page = await browser.GetAsync($"/console/demandes?statut=toutes&q={Uri.EscapeDataString(text)}");
        page.Status.ShouldBe(HttpStatusCode.OK, text);
        return [.. page.Document.QuerySelectorAll("[data-row] .contact").Select(static contact => contact.TextContent)];
    }

    private static string Letters(string text) => string.Concat(SearchText.Fold(text).Where(char.IsLetterOrDigit));
}
