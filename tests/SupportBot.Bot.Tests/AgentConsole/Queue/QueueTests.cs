using System.Diagnostics;
using System.Net;
using SupportBot.Bot.AgentConsole.Accounts;
using SupportBot.Bot.Cases;
using SupportBot.Bot.Outbox;
using SupportBot.Bot.Persistence;
using SupportBot.Bot.Tests.AgentConsole.CaseDetail;
using SupportBot.Testing.Hosting;

namespace SupportBot.Bot.Tests.AgentConsole.Queue;

/// <summary>The list of cases as an agent narrows it down.</summary>
public sealed class QueueTests(SupportBotServer server)
{
    private readonly CaseRoom _room = new(server);

    [Fact]
    public async Task Filters_narrow_the_list_down_and_stay_in_the_address()
    {
        var mark = $"marque{Guid.NewGuid():N}"[..20];
        var dell = await OpenAsync(mark, "dell", "europe", CaseStatus.New);
        var hp = await OpenAsync(mark, "hp", "france", CaseStatus.WaitingVendor);
        var urgent = await OpenAsync(mark, "hp", "africa", CaseStatus.Assigned, CaseUrgency.High);
        var done = await OpenAsync(mark, "transfer", "france", CaseStatus.Done);
        using var browser = await ConsoleBrowser.SignInAsync(server);

        await CheckAsync("", dell, hp, urgent);
        await CheckAsync("&statut=toutes", dell, hp, urgent, done);
        await CheckAsync("&statut=waiting_vendor", hp);
        await CheckAsync("&statut=done", done);
        await CheckAsync("&flux=hp", hp, urgent);
        await CheckAsync("&region=france", hp);
        await CheckAsync("&region=france&statut=toutes", hp, done);
        await CheckAsync("&urgent=1", urgent);
        await CheckAsync("&tag=DELL", dell);
        await CheckAsync("&file=support", dell, hp, urgent);
        await CheckAsync("&file=nulle-part");
        await CheckAsync("&moi=1");
        await CheckAsync("&statut=cassé&page=-3&urgent=", dell, hp, urgent);
        var counts = (await browser.GetAsync($"/console/demandes?q={mark}")).Document.QuerySelectorAll(".tabs a").Take(8).Select(static tab => CasePageTests.Collapse(tab.TextContent));
        counts.ShouldBe(["Ouvertes 3", "Nouvelles 1", "En cours 1", "Attente client 0", "Attente éditeur 1", "Terminées 1", "Toutes 4", counts.Last()]);

        async Task CheckAsync(string filters, params CaseFile[] expected)
        {
            var page = await browser.GetAsync($"/console/demandes?q={mark}{filters}");
            page.Status.ShouldBe(HttpStatusCode.OK);
            References(page).ShouldBe(expected.Select(static file => file.Reference.ToString()), ignoreOrder: true, customMessage: filters);
        }
    }

    [Fact]
    public async Task Own_cases_are_those_that_were_given_to_the_agent()
    {
        var file = await _room.OpenAsync();
        using var browser = await ConsoleBrowser.SignInAsync(server);
        var shown = await browser.GetAsync($"/console/cases/{file.Reference}");
        var self = shown.Document.QuerySelector("form[action$='/assign'] input[name=agent]").ShouldNotBeNull().GetAttribute("value") ?? "";

        await browser.PostAsync($"/console/cases/{file.Reference}/assign", shown, ("version", "1"), ("agent", self));

        References(await browser.GetAsync("/console/demandes?moi=1")).ShouldBe([file.Reference.ToString()]);
    }

    [Fact]
    public async Task Agent_sees_the_cases_of_his_queues_only()
    {
        var file = await _room.OpenAsync();
        using var mine = await ConsoleBrowser.SignInAsync(server, ConsoleRole.Agent, "support");
        using var other = await ConsoleBrowser.SignInAsync(server, ConsoleRole.Agent, "autre");
        using var editor = await ConsoleBrowser.SignInAsync(server, ConsoleRole.Editor);

        References(await mine.GetAsync($"/console/demandes?q={file.Reference}")).ShouldBe([file.Reference.ToString()]);
        References(await other.GetAsync($"/console/demandes?q={file.Reference}&statut=toutes")).ShouldBeEmpty();
        References(await other.GetAsync($"/console/demandes?q={file.Reference}&file=support")).ShouldBeEmpty();
        (await editor.GetAsync("/console/demandes")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Line_says_what_has_arrived_and_which_mail_has_not_left()
    {
        var file = await _room.OpenAsync(draft => draft with { Urgency = CaseUrgency.High });
        await _room.AddFileAsync(file, "bon.pdf", "application/pdf", "%PDF-1.7"u8.ToArray());
        var other = await _room.OpenAsync();
        await AddMailAsync(file, "waiting");
        await AddMailAsync(other, "dead");
        using var browser = await ConsoleBrowser.SignInAsync(server);

        Pills(await browser.GetAsync($"/console/demandes?q={file.Reference}")).ShouldBe(["Nouvelle", "Urgent", "1 pièce arrivée", "Courriel en attente"]);
        Pills(await browser.GetAsync($"/console/demandes?q={other.Reference}")).ShouldBe(["Nouvelle", "Courriel non parti"]);
        (await browser.GetAsync($"/console/cases/{file.Reference}")).Text(".case-head .pills").ShouldContain("Courriel en attente");
        var fresh = await _room.FindAsync(file.Reference);
        await browser.PostAsync($"/console/cases/{file.Reference}/note", await browser.GetAsync($"/console/cases/{file.Reference}"), ("version", $"{fresh.Version}"), ("note", "vu"));
        Pills(await browser.GetAsync($"/console/demandes?q={file.Reference}")).ShouldBe(["Nouvelle", "Urgent", "Courriel en attente"]);
    }

    [Fact]
    public async Task Page_of_ten_thousand_cases_takes_less_than_fifty_milliseconds()
    {
        await using var own = new SupportBotServer();
        var room = new CaseRoom(own);
        foreach (var numbers in Enumerable.Range(1, 10_000).Chunk(500))
        {
            await room.WriteAsync("many", [.. numbers.Select(number => new OpenCase(Draft(number)) { CopyToCustomer = false })]);
        }

        using var browser = await ConsoleBrowser.SignInAsync(own);
        using var http = own.Http();
        foreach (var path in new[] { "/console/demandes", "/console/demandes?flux=dell&statut=new", "/console/demandes?q=eluard%20777", "/console/demandes?tag=hp&page=20", "/console/demandes?partie=liste" })
        {
            var times = new List<double>();
            for (var i = 0; i < 30; i++)
            {
                using var request = browser.Request(HttpMethod.Get, path);
                var (started, worked) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
                using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
                await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
                answer.StatusCode.ShouldBe(HttpStatusCode.OK);
                times.Add(Math.Min(Stopwatch.GetElapsedTime(started).TotalMilliseconds, (Environment.CpuUsage.TotalTime - worked).TotalMilliseconds));
            }

            // The whole way over HTTP, client included. Processor time where that is less, and the best of them: what else the machine does is not measured.
            TestContext.Current.TestOutputHelper?.WriteLine($"{path}: best {times.Min():F1}, median {times.Order().ElementAt(14):F1} ms");
            times.Min().ShouldBeLessThan(50, path);
        }
    }

    private static IEnumerable<string> References(ConsolePage page) => page.Document.QuerySelectorAll("table.queue .ref").Select(static cell => cell.TextContent);

    private static IEnumerable<string> Pills(ConsolePage page) => page.Document.QuerySelectorAll("table.queue .pill").Select(static pill => pill.TextContent);

    private Task AddMailAsync(CaseFile file, string state) => _room.Database.WriteAsync([SqlStatement.Of(
        """
        INSERT INTO outbox (key, kind, case_reference, payload, state, attempts, unfinished, due_at, expires_at, failure, created_at, done_at)
        VALUES ($1, $2, $3, '{}', $4, 3, 0, $5, $5, 'smtp-450', $6, $6)
        """,
        $"test:{Guid.NewGuid():N}", OutboxKinds.Mail, file.Reference.ToString(), state, _room.Now.AddDays(1), _room.Now)]);

    private async Task<CaseFile> OpenAsync(string mark, string flow, string region, CaseStatus status, CaseUrgency urgency = CaseUrgency.Normal)
    {
        var file = await _room.OpenAsync(draft => new CaseDraft(draft.Reference, flow, CaseReason.FormSent)
        {
            Region = region,
            Status = status,
            Urgency = urgency,
            Fields = [new CaseField(SlotKeys.Name, mark)],
        });
        return file;
    }

    private static CaseDraft Draft(int number) => new(new CaseReference(2026, number), number % 3 == 0 ? "hp" : "dell", CaseReason.FormSent)
    {
        Region = number % 2 == 0 ? "europe" : "france",
        Status = (CaseStatus)(number % 6),
        Urgency = number % 50 == 0 ? CaseUrgency.High : CaseUrgency.Normal,
        Fields = [new CaseField("name", $"Anne Éluard {number}"), new CaseField("company", "Éditions du Nord"), new CaseField("email", $"anne{number}@example.fr")],
    };
}
