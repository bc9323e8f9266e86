using System.Net;
using SupportBot.Bot.AgentConsole.Accounts;
using SupportBot.Bot.Cases;
using SupportBot.Testing.Hosting;

namespace SupportBot.Bot.Tests.AgentConsole.CaseDetail;

/// <summary>What an agent changes in a case, through the very forms of the page.</summary>
public sealed class CaseActTests(SupportBotServer server)
{
    private readonly CaseRoom _room = new(server);

    public static TheoryData<string, string, string> EveryAct => new()
    {
        { "status", "status=waiting_vendor", "a changé le statut : Nouvelle → En attente de l'éditeur" },
        { "urgency", "urgency=high", "a changé l'urgence : Normale → Urgent" },
        { "note", "note=Rappeler+demain", "a ajouté une note" },
        { "tag", "tag=VIP", "a changé les étiquettes : vip" },
        { "field", "field=service_tag&value=ABC1234&origin=looked_up", "a modifié « Balise de service Dell » : 5RFDP01 → ABC1234" },
    };

    [Theory]
    [MemberData(nameof(EveryAct))]
    public async Task Act_changes_the_case_leaves_a_line_and_returns_to_it(string act, string fields, string line)
    {
        var file = await _room.OpenAsync();
        using var browser = await ConsoleBrowser.SignInAsync(server, name: "Paul Actif");
        var shown = await browser.GetAsync(Address(file));

        var answer = await browser.PostAsync($"{Address(file)}/{act}", shown, Posted(file, fields));
        var after = await browser.GetAsync(answer.Location.Split('#')[0]);

        answer.Status.ShouldBe(HttpStatusCode.SeeOther);
        answer.Location.ShouldStartWith($"{Address(file)}?fait={act}#");
        after.Document.QuerySelector(".notice").ShouldNotBeNull();
        (await _room.FindAsync(file.Reference)).Version.ShouldBe(file.Version + 1);
        after.Document.QuerySelectorAll(".events li").Select(static item => CasePageTests.Collapse(item.TextContent)).ShouldContain(text => text.EndsWith("Paul Actif " + line, StringComparison.Ordinal));
        (await _room.AuditAsync(file.Reference.ToString())).ShouldContain($"case.changed {act} by Paul Actif");
    }

    [Theory]
    [MemberData(nameof(EveryAct))]
    public async Task Stale_form_changes_nothing_shows_what_changed_and_can_be_sent_again(string act, string fields, string line)
    {
        _ = line;
        var file = await _room.OpenAsync();
        using var bruno = await ConsoleBrowser.SignInAsync(server, name: "Bruno Rapide");
        using var alice = await ConsoleBrowser.SignInAsync(server, name: "Alice Lente");
        var shown = await alice.GetAsync(Address(file));
        var seen = shown.Document.QuerySelector("input[name=vu]").ShouldNotBeNull().GetAttribute("value") ?? "";
        (await bruno.PostAsync($"{Address(file)}/status", await bruno.GetAsync(Address(file)), Posted(file, "status=waiting_customer"))).Status.ShouldBe(HttpStatusCode.SeeOther);
        var before = await _room.FindAsync(file.Reference);

        var stale = await alice.PostAsync($"{Address(file)}/{act}", shown, [.. Posted(file, fields), ("vu", seen)]);

        stale.Status.ShouldBe(HttpStatusCode.Conflict);
        stale.Text("h1").ShouldBe("Le dossier a changé entre-temps");
        stale.Text(".events").ShouldContain("Bruno Rapide a changé le statut : Nouvelle → En attente du client");
        (await _room.FindAsync(file.Reference)).Version.ShouldBe(before.Version);
        var form = stale.Document.QuerySelectorAll("main form").ShouldHaveSingleItem();
        var again = form.QuerySelectorAll("input").Where(static input => input.GetAttribute("name") != ConsoleBrowser.ProofField)
            .Select(static input => (input.GetAttribute("name") ?? "", input.GetAttribute("value") ?? "")).ToArray();
        (await alice.PostAsync(form.GetAttribute("action") ?? "", stale, again)).Status.ShouldBe(HttpStatusCode.SeeOther);
        (await _room.FindAsync(file.Reference)).Version.ShouldBe(before.Version + 1);
    }

    [Fact]
    public async Task What_was_typed_into_a_stale_form_is_given_back()
    {
        var file = await _room.OpenAsync();
        using var browser = await ConsoleBrowser.SignInAsync(server);
        var shown = await browser.GetAsync(Address(file));

        var stale = await browser.PostAsync($"{Address(file)}/note", shown, ("version", "77"), ("note", "Une longue note\nsur <b>deux</b> lignes"));

        stale.Status.ShouldBe(HttpStatusCode.Conflict);
        stale.Text("textarea").ShouldBe("Une longue note\nsur <b>deux</b> lignes");
    }

    [Theory]
    [MemberData(nameof(EveryAct))]
    public async Task Forged_form_changes_nothing(string act, string fields, string line)
    {
        _ = line;
        var file = await _room.OpenAsync();
        using var browser = await ConsoleBrowser.SignInAsync(server);

        var answer = await browser.PostAsync($"{Address(file)}/{act}", (string?)null, Posted(file, fields));

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        (await _room.FindAsync(file.Reference)).Version.ShouldBe(file.Version);
    }

    [Theory]
    [InlineData("field", "field=email&value=pas+une+adresse", "Cette adresse e-mail n'est pas valable : vérifiez-la.")]
    [InlineData("field", "field=email&value=a@b.fr,c@d.fr", "Cette adresse e-mail n'est pas valable : vérifiez-la.")]
    [InlineData("field", "field=unknown_thing&value=x", "Cet élément ne fait pas partie du dossier.")]
    [InlineData("field", "field=name&value=++", "Il n'y avait rien à enregistrer.")]
    [InlineData("note", "note=%0A++%0A", "Il n'y avait rien à enregistrer.")]
    [InlineData("status", "status=cassé", "Ce statut n'existe pas.")]
    [InlineData("assign", "agent=nobody", "Ce conseiller n'existe pas ou ne voit pas cette file.")]
    [InlineData("untag", "tag=dell", "Il n'y avait rien à enregistrer.")]
    public async Task Senseless_form_is_refused_in_words_and_changes_nothing(string act, string fields, string words)
    {
        var file = await _room.OpenAsync();
        using var browser = await ConsoleBrowser.SignInAsync(server);

        var answer = await browser.PostAsync($"{Address(file)}/{act}", await browser.GetAsync(Address(file)), Posted(file, fields));

        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Text(".problem").ShouldBe(words);
        (await _room.FindAsync(file.Reference)).Version.ShouldBe(file.Version);
    }

    [Fact]
    public async Task Case_is_given_to_a_colleague_who_sees_its_queue_and_to_no_other()
    {
        var file = await _room.OpenAsync();
        using var browser = await ConsoleBrowser.SignInAsync(server);
        using var seeing = await ConsoleBrowser.SignInAsync(server, ConsoleRole.Agent, "support", "Voit Tout");
        using var blind = await ConsoleBrowser.SignInAsync(server, ConsoleRole.Agent, "autre", "Voit Rien");
        using var editor = await ConsoleBrowser.SignInAsync(server, ConsoleRole.Editor, "support", "Ecrit Seulement");
        var shown = await browser.GetAsync(Address(file));
        var offered = shown.Document.QuerySelectorAll("#agent option").DistinctBy(static option => option.TextContent).ToDictionary(static option => option.TextContent, static option => option.GetAttribute("value") ?? "");

        var answer = await browser.PostAsync($"{Address(file)}/assign", shown, Posted(file, $"agent={offered["Voit Tout"]}"));

        answer.Status.ShouldBe(HttpStatusCode.SeeOther);
        offered.Keys.ShouldNotContain("Voit Rien");
        offered.Keys.ShouldNotContain("Ecrit Seulement");
        var given = await _room.FindAsync(file.Reference);
        (given.AgentName, given.Status).ShouldBe(("Voit Tout", CaseStatus.Assigned));
    }

    [Fact]
    public async Task Finished_case_is_reopened_with_its_history()
    {
        var file = await _room.OpenAsync();
        using var browser = await ConsoleBrowser.SignInAsync(server);
        await browser.PostAsync($"{Address(file)}/status", await browser.GetAsync(Address(file)), Posted(file, "status=done"));
        var done = await _room.FindAsync(file.Reference);
        var shown = await browser.GetAsync(Address(file));

        await browser.PostAsync($"{Address(file)}/status", shown, Posted(done, "status=reopened"));

        shown.Document.QuerySelectorAll("#status option").Select(static option => option.TextContent).ShouldBe(["Terminée", "Rouverte"]);
        var reopened = await _room.FindAsync(file.Reference);
        (done.Status, reopened.Status).ShouldBe((CaseStatus.Done, CaseStatus.Reopened));
        reopened.History.Count(static line => line.What == "status").ShouldBe(2);
    }

    [Fact]
    public async Task Corrected_address_is_where_mails_go_and_what_the_search_finds()
    {
        var file = await _room.OpenAsync();
        using var browser = await ConsoleBrowser.SignInAsync(server);

        await browser.PostAsync($"{Address(file)}/field", await browser.GetAsync(Address(file)), Posted(file, "field=email&value=juste@exemple.fr"));
        file = await _room.FindAsync(file.Reference);
        await browser.PostAsync($"{Address(file)}/field", await browser.GetAsync(Address(file)), Posted(file, "field=name&value=Bénédicte+Ørsted"));

        file = await _room.FindAsync(file.Reference);
        file.Email.ShouldBe("juste@exemple.fr");
        foreach (var search in new[] { "juste@exemple", "benedicte" })
        {
            var found = await browser.GetAsync($"/console/demandes?q={search}");
            found.Text("table.queue .contact").ShouldBe("Bénédicte Ørsted · Éditions du Nord");
        }
    }

    [Fact]
    public async Task Missing_element_is_filled_in_and_secret_one_stays_secret()
    {
        var file = await _room.OpenAsync();
        using var browser = await ConsoleBrowser.SignInAsync(server);

        await browser.PostAsync($"{Address(file)}/field", await browser.GetAsync(Address(file)), Posted(file, "field=account&value=anne.martin&doubt=1"));
        file = await _room.FindAsync(file.Reference);
        await browser.PostAsync($"{Address(file)}/field", await browser.GetAsync(Address(file)), Posted(file, "field=activation_number&value=9999-0000"));

        var after = await _room.FindAsync(file.Reference);
        after.Missing.ShouldBe(["packing_slip"]);
        after.Field("account").ShouldBe(new CaseField("account", "anne.martin", FieldOrigin.Confirmed, FieldValidity.Soft));
        after.Field("activation_number").ShouldNotBeNull().Sensitive.ShouldBeTrue();
        var page = await browser.GetAsync(Address(file));
        page.Answer.Text.ShouldNotContain("9999-0000");
        page.Answer.Text.ShouldNotContain("1234-5678");
    }

    private static string Address(CaseFile file) => $"/console/cases/{file.Reference}";

    private static (string Name, string Value)[] Posted(CaseFile file, string fields) =>
    [
        ("version", $"{file.Version}"),
        .. fields.Split('&').Select(static field => field.Split('=', 2)).Select(static pair => (pair[0], Uri.UnescapeDataString(pair[1].Replace('+', ' ')))),
    ];
}
