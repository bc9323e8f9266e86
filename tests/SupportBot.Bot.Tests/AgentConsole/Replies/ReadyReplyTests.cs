using SupportBot.Bot.AgentConsole.Accounts;
using SupportBot.Bot.AgentConsole.Replies;
using SupportBot.Testing.Hosting;

namespace SupportBot.Bot.Tests.AgentConsole.Replies;

/// <summary>Texts that agents keep ready, and the knowledge within reach.</summary>
public sealed class ReadyReplyTests(SupportBotServer server)
{
    private readonly CaseRoom _room = new(server);

    [Theory]
    [InlineData("Bonjour {nom},", "Bonjour Anne Éluard,", "Bonjour,")]
    [InlineData("{nom} : bonjour", "Anne Éluard : bonjour", " : bonjour")]
    [InlineData("Demande {dossier} ({statut}), {conseiller}.", "Demande {ref} (Nouvelle), Alice.", "Demande {ref} (Nouvelle), Alice.")]
    [InlineData("Il manque {manquants}.", "Il manque Bon de livraison Dell, Compte ou identifiant Red Hat.", "Il manque.")]
    [InlineData("{société} et {societe}", "Éditions du Nord et Éditions du Nord", " et")]
    [InlineData("{inconnu} {} { nom } {nom", "{inconnu} {} { nom } {nom", "{inconnu} {} { nom } {nom")]
    public async Task Holes_are_filled_and_what_is_unknown_leaves_no_gap(string text, string known, string unknown)
    {
        var full = await _room.OpenAsync();
        var empty = await _room.OpenAsync(static draft => draft with { Fields = [], Missing = [] });

        new ReadyReply("t", text).For(full, "Alice").Text.ShouldBe(known.Replace("{ref}", full.Reference.ToString(), StringComparison.Ordinal));
        new ReadyReply("t", text).For(empty, "Alice").Text.ShouldBe(unknown.Replace("{ref}", empty.Reference.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Products_own_replies_are_filled_in_on_the_page()
    {
        var file = await _room.OpenAsync();
        using var browser = await ConsoleBrowser.SignInAsync(server, name: "Alice Martin");

        var page = await browser.GetAsync($"/console/cases/{file.Reference}");

        var replies = page.Document.QuerySelectorAll("#mail [data-insert]").ToDictionary(static button => button.TextContent, static button => button.GetAttribute("data-insert") ?? "");
        replies.Keys.ShouldBe(["Accueil", "Un instant", "Pièce à envoyer", "Transmis à l'éditeur", "Précision", "Fin de l'échange"]);
        replies["Accueil"].ShouldStartWith($"Bonjour Anne Éluard,\n\nJe suis Alice Martin et je reprends votre demande {file.Reference}.");
        string.Concat(replies.Values).ShouldNotContain('{');
    }

    [Fact]
    public async Task Operators_folder_takes_the_place_of_the_products_own()
    {
        using var folder = new TemporaryDirectory();
        await File.WriteAllTextAsync(folder.File("b.md"), "# Deuxième\r\n\r\nTexte {dossier}", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(folder.File("a.md"), "Premier\nLigne <i>1</i>\n\nLigne 2", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(folder.File("vide.md"), "# Sans texte", TestContext.Current.CancellationToken);
        await using var own = new SupportBotServer();
        own.Settings["AgentConsole:RepliesDirectory"] = folder.FullName;
        var file = await new CaseRoom(own).OpenAsync();
        using var browser = await ConsoleBrowser.SignInAsync(own);

        var page = await browser.GetAsync($"/console/cases/{file.Reference}");

        page.Document.QuerySelectorAll("#mail [data-insert]").Select(static button => $"{button.TextContent}|{button.GetAttribute("data-insert")}")
            .ShouldBe(["Premier|Ligne <i>1</i>\n\nLigne 2", $"Deuxième|Texte {file.Reference}"]);
    }

    [Fact]
    public async Task Knowledge_is_searched_as_customers_search_it_with_cautions_for_agents()
    {
        using var browser = await ConsoleBrowser.SignInAsync(server, ConsoleRole.Agent, "support");

        var found = await browser.GetAsync("/console/replies/search?q=" + Uri.EscapeDataString("comment obtenir une facture pour un achat sur le Red Hat Store ?"));
        var nothing = await browser.GetAsync("/console/replies/search?q=");

        found.Answer.Text.ShouldNotContain("<html");
        found.Document.QuerySelectorAll(".entries li").Length.ShouldBeInRange(1, 6);
        found.Text(".entries strong").ShouldContain("facture");
        found.Document.QuerySelector("[data-insert]").ShouldNotBeNull().GetAttribute("data-insert").ShouldNotBeNullOrWhiteSpace();
        nothing.Document.QuerySelector(".entries").ShouldBeNull();
    }
}
