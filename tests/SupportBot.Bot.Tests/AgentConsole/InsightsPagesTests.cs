using System.Net;
using SupportBot.Bot.AgentConsole.Accounts;
using SupportBot.Bot.Cases;
using SupportBot.Bot.HandOff;
using SupportBot.Bot.HandOff.Desk;
using SupportBot.Bot.Insights.Drafts;
using SupportBot.Bot.Persistence;
using SupportBot.Bot.Tests.Insights;

namespace SupportBot.Bot.Tests.AgentConsole;

public sealed class InsightsPagesTests : IDisposable
{
    private const string Unknown = "quelle est la recette du gâteau au chocolat ?";
    private const string Answered = "Ma balise de service Dell refuse de s'activer, comment obtenir mon abonnement Red Hat ?";

    private readonly InsightsFixture _bot = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _bot.Dispose();

    [Fact]
    public async Task Unanswered_question_becomes_a_line_of_the_content_file_in_three_clicks()
    {
        using var anne = await _bot.TalkAsync($"{Unknown} anne@example.fr");
        using var paul = await _bot.TalkAsync($"{Unknown} 06 12 34 56 78");
        using var editor = await ConsoleBrowser.SignInAsync(_bot.Server, ConsoleRole.Editor);

        var list = await editor.GetAsync("/console/questions");
        list.Text(".question h2").ShouldContain("•••");
        list.Answer.Text.ShouldNotContain("anne@example.fr");
        list.Text(".question .soft strong").ShouldBe("2 fois");
        var form = list.Document.QuerySelector(".question form").ShouldNotBeNull();
        var added = await editor.PostAsync("/console/questions/ajouter", list, ("wording", Value("wording")), ("entry", "activation-dell"));
        added.Status.ShouldBe(HttpStatusCode.SeeOther);
        var draftPath = (await editor.GetAsync(added.Location)).Document.QuerySelector("main a[href^='/console/brouillons/']").ShouldNotBeNull().GetAttribute("href") ?? "";
        var draft = await editor.GetAsync(draftPath);
        draft.Document.QuerySelectorAll("tr.added").Select(row => row.TextContent.Trim()).ShouldHaveSingleItem().ShouldEndWith(Unknown);
        draft.Document.QuerySelectorAll("tr.removed").ShouldBeEmpty();
        var applied = await editor.PostAsync($"{draftPath}/appliquer", draft, ("version", "1"));

        applied.Location.ShouldBe($"{draftPath}?fait=applique");
        (await File.ReadAllTextAsync(_bot.ContentFile("dell/activation-dell.md"), Cancel)).ShouldContain(Unknown);
        (await AuditAsync()).ShouldBe(["draft.changed", "draft.applied"]);

        string Value(string name) => form.QuerySelector($"input[name={name}]").ShouldNotBeNull().GetAttribute("value") ?? "";
    }

    [Fact]
    public async Task Dismissed_question_leaves_the_list_and_can_be_restored()
    {
        using var visitor = await _bot.TalkAsync(Unknown);
        using var editor = await ConsoleBrowser.SignInAsync(_bot.Server, ConsoleRole.Editor);
        var list = await editor.GetAsync("/console/questions");
        var cluster = list.Document.QuerySelector("input[name=cluster]").ShouldNotBeNull().GetAttribute("value") ?? "";

        (await editor.PostAsync("/console/questions/ecarter", list, ("cluster", cluster))).Status.ShouldBe(HttpStatusCode.SeeOther);

        (await editor.GetAsync("/console/questions")).Document.QuerySelectorAll(".question").ShouldBeEmpty();
        var dismissed = await editor.GetAsync("/console/questions?etat=ecartees");
        dismissed.Text(".question h2").ShouldBe(Unknown);
        (await editor.PostAsync("/console/questions/remettre", dismissed, ("cluster", cluster))).Status.ShouldBe(HttpStatusCode.SeeOther);
        (await editor.GetAsync("/console/questions")).Text(".question h2").ShouldBe(Unknown);
    }

    [Fact]
    public async Task Hostile_question_is_shown_as_text()
    {
        using var visitor = await _bot.TalkAsync("<script>alert('gateau')</script> <img src=x onerror=alert(1)> recette du gâteau");
        using var editor = await ConsoleBrowser.SignInAsync(_bot.Server, ConsoleRole.Editor);

        var list = await editor.GetAsync("/console/questions");

        list.Text(".question h2").ShouldContain("<script>");
        list.Document.QuerySelectorAll("main script, main img").ShouldBeEmpty();
    }

    [Fact]
    public async Task Lists_of_editors_are_closed_to_agents_and_figures_are_open()
    {
        using var agent = await ConsoleBrowser.SignInAsync(_bot.Server, ConsoleRole.Agent);

        foreach (var path in new[] { "/console/questions", "/console/avis", "/console/brouillons", $"/console/brouillons/{new string('a', 32)}" })
        {
            (await agent.GetAsync(path)).Status.ShouldBe(HttpStatusCode.Forbidden, path);
        }

        (await agent.GetAsync("/console/tableau-de-bord")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("/console/questions/ajouter", "wording=a&entry=activation-dell")]
    [InlineData("/console/questions/ecarter", "cluster=a")]
    [InlineData("/console/brouillons/{draft}/appliquer", "version=1")]
    [InlineData("/console/brouillons/{draft}/modifier", "version=1&text=a")]
    [InlineData("/console/brouillons/{draft}/abandonner", "version=1")]
    public async Task Forged_post_changes_nothing(string path, string body)
    {
        using var editor = await ConsoleBrowser.SignInAsync(_bot.Server, ConsoleRole.Editor);
        var begun = await _bot.Get<DraftDesk>().AddVariantAsync("activation-dell", "une formulation de plus", "Élise", Cancel);
        var fields = body.Split('&').Select(pair => pair.Split('=')).Select(pair => (pair[0], pair[1])).ToArray();

        var answer = await editor.PostAsync(path.Replace("{draft}", begun.DraftId, StringComparison.Ordinal), proof: null, fields);

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        var draft = (await _bot.Get<DraftStore>().ListAsync(DraftState.Open, Cancel)).ShouldHaveSingleItem();
        draft.Version.ShouldBe(1);
        (await _bot.Get<IDatabase>().QueryAsync(SqlStatement.Of("SELECT cluster FROM dismissed_questions"), static reader => reader.GetString(0), Cancel)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Draft_that_breaks_the_file_is_refused_with_what_the_check_says()
    {
        using var editor = await ConsoleBrowser.SignInAsync(_bot.Server, ConsoleRole.Editor);
        var begun = await _bot.Get<DraftDesk>().AddVariantAsync("activation-dell", "une formulation de plus", "Élise", Cancel);
        var path = $"/console/brouillons/{begun.DraftId}";
        var shown = await editor.GetAsync(path);
        var text = shown.Document.QuerySelector("textarea").ShouldNotBeNull().TextContent.Replace("editeur: dell", "editeur: [dell", StringComparison.Ordinal);

        (await editor.PostAsync($"{path}/modifier", shown, ("version", "1"), ("text", text))).Status.ShouldBe(HttpStatusCode.SeeOther);
        var refused = await editor.PostAsync($"{path}/appliquer", shown, ("version", "2"));

        refused.Status.ShouldBe(HttpStatusCode.Conflict);
        refused.Text("[role=alert]").ShouldStartWith("Le contrôle du contenu refuse ce texte");
        refused.Text("li.problem").ShouldContain("dell/activation-dell.md");
        (await editor.PostAsync($"{path}/appliquer", shown, ("version", "1"))).Status.ShouldBe(HttpStatusCode.Conflict);
        var file = await editor.GetAsync($"{path}/fichier");
        file.Answer.Headers["Content-Disposition"].ShouldContain("attachment");
        file.Answer.Headers["Content-Disposition"].ShouldContain("activation-dell.md");
    }

    [Fact]
    public async Task Editor_sees_which_questions_a_draft_would_change()
    {
        const string Question = "xyzzy plugh sur mon boîtier";
        using var visitor = await _bot.TalkAsync(Question);
        using var editor = await ConsoleBrowser.SignInAsync(_bot.Server, ConsoleRole.Editor);
        var begun = await _bot.Get<DraftDesk>().AddVariantAsync("activation-dell", Question, "Élise", Cancel);

        var page = await editor.GetAsync($"/console/brouillons/{begun.DraftId}?effet=1");

        page.Text("main").ShouldContain("Questions rejouées : 1.");
        page.Document.QuerySelectorAll("td").Select(cell => cell.TextContent).ShouldContain("Réponse : activation-dell");
    }

    [Fact]
    public async Task Agent_proposes_an_entry_from_a_case_that_is_done()
    {
        var reference = await SolvedCaseAsync("Bonjour Jean, l'abonnement de jean@acme.fr est réactivé.\n**Redémarrez** le serveur <b>deux fois</b>.");
        using var agent = await ConsoleBrowser.SignInAsync(_bot.Server, ConsoleRole.Agent);

        var form = await agent.GetAsync($"/console/proposer?dossier={reference}");
        form.Document.QuerySelector("textarea[name=reponse]").ShouldNotBeNull().TextContent.ShouldContain("l'abonnement de ••• est réactivé");
        var incomplete = await agent.PostAsync("/console/proposer", form, ("dossier", reference), ("question", "Comment réactiver ?"), ("reponse", "Ainsi."), ("editeur", "redhat"), ("theme", "../x"));
        incomplete.Status.ShouldBe(HttpStatusCode.BadRequest);
        var done = await agent.PostAsync(
            "/console/proposer", form, ("dossier", reference), ("question", "Comment réactiver un abonnement : quel délai ?"), ("formulations", "réactivation abonnement\nflux: dell"),
            ("reponse", "**Redémarrez** le serveur.\n---\nflux: agent"), ("editeur", "redhat"), ("theme", "activation"));

        done.Status.ShouldBe(HttpStatusCode.OK);
        var draft = (await _bot.Get<DraftStore>().ListAsync(DraftState.Open, Cancel)).ShouldHaveSingleItem();
        draft.Path.ShouldBe("redhat/reactiver-abonnement-delai.md");
        draft.Origin.ShouldBe(reference);
        var applied = await _bot.Get<DraftDesk>().ApplyAsync(draft.Id, 1, "Élise", Cancel);
        applied.Problems.ShouldBeEmpty();
        applied.IsDone.ShouldBeTrue();
    }

    [Fact]
    public async Task Case_that_is_open_or_foreign_cannot_be_proposed_from()
    {
        var reference = await SolvedCaseAsync("Voilà.");
        using var stranger = await ConsoleBrowser.SignInAsync(_bot.Server, ConsoleRole.Agent, queues: "autre");

        (await stranger.GetAsync($"/console/proposer?dossier={reference}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await stranger.GetAsync("/console/proposer?dossier=SB-2026-999999")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await stranger.GetAsync("/console/proposer")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Dashboard_counts_what_happened_and_draws_it()
    {
        using var resolved = await _bot.TalkAsync(Answered, "Oui, merci");
        using var again = await _bot.TalkAsync(Answered);
        using var abandoned = await _bot.TalkAsync("/hp", "serveur");
        await SolvedCaseAsync("Quelle est votre adresse e-mail ?");
        await _bot.CountAsync();
        using var agent = await ConsoleBrowser.SignInAsync(_bot.Server, ConsoleRole.Administrator);

        var page = await agent.GetAsync("/console/tableau-de-bord?jours=7");

        page.Document.QuerySelectorAll(".tiles strong").Select(tile => tile.TextContent).Take(4).ShouldBe(["4", "50\u00A0%", "25\u00A0%", "25\u00A0%"]);
        var plot = page.Document.QuerySelector("svg[role=img]").ShouldNotBeNull();
        plot.QuerySelector("desc").ShouldNotBeNull().TextContent.ShouldBe("Sur 7 jours : 2 résolus par l'assistant, 1 transmis, 1 abandonnés.");
        page.Text("main").ShouldContain("HP · Numéro de commande HP");
        page.Text("main").ShouldContain("Déjà dans le dossier, et redemandé : E-mail (1).");
        page.Document.QuerySelectorAll("[style]").ShouldBeEmpty();
        (await agent.GetAsync("/console/tableau-de-bord?jours=abc&flux=%27%3B--&file=%3Cb%3E")).Status.ShouldBe(HttpStatusCode.OK);
        (await agent.GetAsync("/console/tableau-de-bord?jours=7&flux=hp")).Document.QuerySelector(".tiles strong").ShouldNotBeNull().TextContent.ShouldBe("1");
    }

    [Theory]
    [InlineData("issues", "Issue;Précision;Échanges")]
    [InlineData("jours", "Jour;Résolus par l'assistant;Transmis à un conseiller;Abandonnés")]
    [InlineData("formulaires", "Demande;Commencés;Menés au bout;Transmis;Annulés;Abandonnés")]
    [InlineData("etapes", "Demande;Étape;Abandonnés")]
    [InlineData("reponses", "Entrée;Question;Réponses données;Utile;Pas utile")]
    [InlineData("delais", "File;Pris en charge;En attente;Médiane (minutes);9 sur 10 en moins de (minutes)")]
    [InlineData("dossiers", "Mesure;Nombre;Sur")]
    [InlineData("satisfaction", "Note;Nombre")]
    public async Task Every_table_can_be_downloaded_and_the_export_is_written_down(string table, string head)
    {
        using var visitor = await _bot.TalkAsync(Answered, "Non");
        await _bot.CountAsync();
        using var agent = await ConsoleBrowser.SignInAsync(_bot.Server, ConsoleRole.Agent);

        var file = await agent.GetAsync($"/console/tableau-de-bord/{table}.csv");

        file.Status.ShouldBe(HttpStatusCode.OK);
        file.Answer.Headers["Content-Disposition"].ShouldContain($"supportbot-{table}-2026-11-23.csv");
        file.Answer.Text.TrimStart('\uFEFF').Split("\r\n")[0].ShouldBe(head);
        (await AuditAsync()).ShouldContain("export");
        (await agent.GetAsync("/console/tableau-de-bord/rien.csv")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Worst_entries_come_first_among_the_ratings()
    {
        using var visitor = await _bot.TalkAsync(Answered, "Non");
        using var editor = await ConsoleBrowser.SignInAsync(_bot.Server, ConsoleRole.Editor);

        var page = await editor.GetAsync("/console/avis");
        var verdicts = await editor.GetAsync(page.Document.QuerySelector("tbody a").ShouldNotBeNull().GetAttribute("href") ?? "");

        page.Text("tbody th").Replace('\u00A0', ' ').ShouldBe(Answered);
        verdicts.Text("tbody td").ShouldBe(Answered);
        (await editor.GetAsync("/console/avis/inconnue")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    /// <summary>A customer asks for a person, who answers so and closes.</summary>
    private async Task<string> SolvedCaseAsync(string said)
    {
        using var visitor = await _bot.TalkAsync("/agent", "jean@acme.fr");
        var reference = await _bot.Get<IDatabase>().QueryAsync(SqlStatement.Of("SELECT reference FROM cases"), static reader => reader.GetString(0), Cancel);
        var alice = new Bot.HandOff.Agent("alice", "Alice");
        var found = CaseReference.Parse(reference.ShouldHaveSingleItem());
        var desk = _bot.Get<HandOffDesk>();
        (await desk.TakeAsync(found, alice, DeskDoor.Console, Cancel)).IsDone.ShouldBeTrue();
        (await desk.SayAsync(found, alice, new AgentMessage(said, "1"), Cancel)).IsDone.ShouldBeTrue();
        (await desk.CloseAsync(found, alice, resolved: true, Cancel)).IsDone.ShouldBeTrue();
        return found.ToString();
    }

    private async Task<IReadOnlyList<string>> AuditAsync() => await _bot.Get<IDatabase>().QueryAsync(
        SqlStatement.Of("SELECT event FROM audit_log WHERE event LIKE 'draft.%' OR event = 'export' ORDER BY number"), static reader => reader.GetString(0), Cancel);
}
