using System.Net;
using SupportBot.Bot.AgentConsole.Accounts;
using SupportBot.Bot.Cases;
using SupportBot.Testing.Hosting;

namespace SupportBot.Bot.Tests.AgentConsole.CaseDetail;

/// <summary>What an agent sees of a case.</summary>
public sealed class CasePageTests(SupportBotServer server)
{
    private readonly CaseRoom _room = new(server);

    [Fact]
    public async Task Package_comes_first_with_provenance_and_the_conversation_after_it()
    {
        var file = await _room.OpenAsync();
        using var browser = await ConsoleBrowser.SignInAsync(server);

        var page = await browser.GetAsync($"/console/cases/{file.Reference}");

        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Text("h1").ShouldBe($"{file.Reference} · Anne Éluard · Éditions du Nord");
        Words(page, "#field-service_tag").ShouldBe("Balise de service Dell 5RFDP01 (code 125-423-316-01) confirmé à vérifier Corriger Balise de service Dell D'après le client une source vérifiée Reste à vérifier Enregistrer");
        Words(page, ".missing").ShouldStartWith("Bon de livraison Dell");
        page.Text("#contradictions").ShouldContain("Dell : la page ne parle que des balises qui n'ont pas été remplies");
        page.Text("#background").ShouldContain("Activation sur le portail");
        page.Document.QuerySelectorAll(".questions li").Select(static item => Collapse(item.TextContent))
            .ShouldBe(["ma balise dell ne marche pas → dell-balise confiance 91 % jugée inutile", "et la garantie ? sans réponse"]);
        var sections = page.Document.QuerySelectorAll("section[id]").Select(static section => section.Id).ToList();
        sections.IndexOf("fields").ShouldBeLessThan(sections.IndexOf("conversation"));
        sections.ShouldBe(["fields", "contradictions", "background", "files", "conversation", "mail", "notes", "history"]);
    }

    [Fact]
    [Trait("Attack", "S29")]
    public async Task Whatever_a_customer_wrote_is_shown_as_text()
    {
        const string Trick = "<script>alert(1)</script><svg onload=alert(2)>[x](javascript:alert(3))\u202Egnp.exe";
        var file = await _room.OpenAsync(draft => draft with
        {
            Fields = [new CaseField(SlotKeys.Name, Trick), new CaseField("error_message", Trick + new string('x', 900))],
            AlreadyTried = [Trick],
            Questions = [new QuestionAsked(Trick, Trick, 0.5)],
        });
        using var browser = await ConsoleBrowser.SignInAsync(server);

        foreach (var path in new[] { $"/console/cases/{file.Reference}", $"/console/demandes?q={file.Reference}", $"/console/demandes?q={Uri.EscapeDataString(Trick)}&tag={Uri.EscapeDataString(Trick)}" })
        {
            var page = await browser.GetAsync(path);

            page.Status.ShouldBe(HttpStatusCode.OK);
            page.Document.QuerySelectorAll("script:not([src]), svg, [onload], [onerror], a[href^='javascript'], style").ShouldBeEmpty();
            page.Document.QuerySelectorAll("[style]").ShouldBeEmpty();
        }

        var shown = await browser.GetAsync($"/console/cases/{file.Reference}");
        shown.Text("h1").ShouldContain("<script>alert(1)</script>");
        shown.Text("h1").ShouldNotContain('\u202E');
        shown.Text("#field-error_message .value").ShouldNotContain('\u202E');
    }

    [Fact]
    [Trait("Attack", "S34")]
    public async Task Unknown_case_and_one_of_another_queue_look_the_same_and_the_second_is_written_down()
    {
        var file = await _room.OpenAsync();
        using var browser = await ConsoleBrowser.SignInAsync(server, ConsoleRole.Agent, "autre", "Etienne Curieux");

        var unknown = await browser.GetAsync("/console/cases/SB-2026-999999");
        var senseless = await browser.GetAsync("/console/cases/../../etc");
        var foreign = await browser.GetAsync($"/console/cases/{file.Reference}");
        var posted = await browser.PostAsync($"/console/cases/{file.Reference}/note", unknown.Document.QuerySelector("input[name=__RequestVerificationToken]")?.GetAttribute("value"), ("version", "1"), ("note", "vu"));

        foreach (var page in new[] { unknown, foreign, posted })
        {
            page.Status.ShouldBe(HttpStatusCode.NotFound);
            page.Text("h1").ShouldBe("Page introuvable");
            page.Answer.Text.ShouldNotContain("Éluard");
        }

        senseless.Status.ShouldBe(HttpStatusCode.NotFound);
        (await _room.AuditAsync(file.Reference.ToString())).ShouldBe(["request.refused foreign by Etienne Curieux", "request.refused foreign by Etienne Curieux"]);
        (await _room.FindAsync(file.Reference)).Version.ShouldBe(file.Version);
    }

    [Fact]
    public async Task Every_reading_is_written_down_with_its_reader()
    {
        var file = await _room.OpenAsync();
        using var browser = await ConsoleBrowser.SignInAsync(server, ConsoleRole.Agent, "support", "Lise Lectrice");

        await browser.GetAsync($"/console/cases/{file.Reference}");
        await browser.GetAsync($"/console/cases/{file.Reference}/transcript");

        (await _room.AuditAsync(file.Reference.ToString())).ShouldBe(["case.read  by Lise Lectrice", "case.read transcript by Lise Lectrice"]);
    }

    [Fact]
    public async Task Secret_value_is_hidden_until_it_is_asked_for_and_that_is_written_down()
    {
        var file = await _room.OpenAsync();
        using var browser = await ConsoleBrowser.SignInAsync(server, name: "Rosa Révèle");
        var hidden = await browser.GetAsync($"/console/cases/{file.Reference}");
        hidden.Answer.Text.ShouldNotContain("1234-5678");
        hidden.Text("#field-activation_number .value").ShouldBe("••••");

        var shown = await browser.PostAsync($"/console/cases/{file.Reference}/reveal", hidden, ("field", "activation_number"));
        var other = await browser.PostAsync($"/console/cases/{file.Reference}/reveal", hidden, ("field", "email"));

        shown.Text("#field-activation_number .value").ShouldBe("1234-5678");
        other.Status.ShouldBe(HttpStatusCode.SeeOther);
        (await _room.AuditAsync(file.Reference.ToString())).ShouldBe(["case.read  by Rosa Révèle", "case.read field activation_number by Rosa Révèle"]);
        (await browser.GetAsync($"/console/cases/{file.Reference}")).Answer.Text.ShouldNotContain("1234-5678");
    }

    [Fact]
    public async Task Clock_of_the_first_answer_runs_in_opening_hours_only()
    {
        var clock = new ManualTimeProvider(new DateTimeOffset(2026, 11, 20, 16, 30, 0, TimeSpan.Zero)); // A Friday, 17:30 in Paris: half an hour to go.
        await using var own = new SupportBotServer().At(clock);
        var room = new CaseRoom(own);
        var file = await room.OpenAsync();

        clock.Advance(TimeSpan.FromHours(64)); // Monday, 9:30.
        using var early = await ConsoleBrowser.SignInAsync(own);
        var waiting = await early.GetAsync($"/console/cases/{file.Reference}");
        clock.Advance(TimeSpan.FromHours(4));
        using var later = await ConsoleBrowser.SignInAsync(own);
        var late = await later.GetAsync($"/console/cases/{file.Reference}");

        waiting.Text(".case-head .pills").ShouldContain("Sans réponse depuis 1 h 00");
        waiting.Document.QuerySelector(".case-head .pill.alert").ShouldBeNull();
        late.Text(".case-head .pill.alert").ShouldBe("Sans réponse depuis 5 h 00");
    }

    private static string Words(ConsolePage page, string selector) => Collapse(page.Document.QuerySelector(selector).ShouldNotBeNull().TextContent);

    internal static string Collapse(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
