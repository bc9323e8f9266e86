using System.Net;
using Microsoft.Extensions.DependencyInjection;
using SupportBot.Bot.AgentConsole.Audit;
using SupportBot.Testing.Hosting;

namespace SupportBot.Bot.Tests.AgentConsole;

public sealed class AuditPageTests(ClockedServer clocked) : IClassFixture<ClockedServer>
{
    private const string Path = "/console/journal";

    private readonly SupportBotServer _server = clocked.Server;

    public static TheoryData<string, int> Filters() => new()
    {
        { "qui=zoé", 3 },
        { "qui=oé%20Z", 3 },
        { "qui=_oé", 0 },
        { "qui=%25", 0 },
        { "qui=zoé&objet=sb-2026-00000", 2 },
        { "qui=zoé&action=case.read", 2 },
        { "qui=zoé&du=2026-11-24", 2 },
        { "qui=zoé&au=2026-11-23", 1 },
        { "qui=zoé&du=2026-11-24&au=2026-11-24", 2 },
        { "qui=zoé&du=hier&avant=-1", 3 },
        { "qui=zoé&avant=1%27%20OR%201=1", 3 },
        { "objet=%27%3B%20DROP%20TABLE%20audit_log%3B--", 0 },
    };

    [Fact]
    public async Task S36_filters_show_what_they_say()
    {
        using var admin = await ArrangeAsync();

        foreach (var (query, expected) in Filters().Select(row => row.Data))
        {
            var page = await admin.GetAsync($"{Path}?{query}");

            page.Status.ShouldBe(HttpStatusCode.OK);
            page.Document.QuerySelectorAll("tbody tr").Length.ShouldBe(expected, query);
        }
    }

    [Fact]
    public async Task Long_log_is_read_page_by_page_without_gap_or_repetition()
    {
        using var admin = await ConsoleBrowser.SignInAsync(_server);
        var log = _server.Services.GetRequiredService<AuditLog>();
        for (var i = 0; i < 120; i++)
        {
            await log.WriteAsync(new AuditEntry("test.page", $"n{i}") { ActorName = "Paul" });
        }

        var seen = new List<string>();
        for (var path = $"{Path}?action=test.page"; path.Length > 0;)
        {
            var page = await admin.GetAsync(path);
            seen.AddRange(page.Document.QuerySelectorAll("tbody tr td:nth-child(4)").Select(cell => cell.TextContent));
            path = page.Document.QuerySelector(".pages a")?.GetAttribute("href") ?? "";
        }

        seen.ShouldBe(Enumerable.Range(0, 120).Reverse().Select(i => $"n{i}"));
    }

    [Fact]
    public async Task S37_exported_cells_are_never_formulas_and_the_export_is_written_down()
    {
        using var admin = await ConsoleBrowser.SignInAsync(_server);
        var log = _server.Services.GetRequiredService<AuditLog>();
        foreach (var start in new[] { "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1" })
        {
            await log.WriteAsync(new AuditEntry("test.formula", start, start) { ActorName = start });
        }

        var answer = (await admin.GetAsync($"{Path}.csv?action=test.formula")).Answer;

        answer.Headers["Content-Type"].ShouldStartWith("text/csv");
        answer.Headers["Content-Disposition"].ShouldStartWith("attachment");
        var lines = answer.Text.TrimStart('\ufeff').Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines[0].Trim().ShouldBe("N°;Date et heure;Qui;Action;Objet;Précision;Adresse");
        lines.Length.ShouldBeGreaterThanOrEqualTo(7);
        answer.Text.TrimStart('\ufeff').Split(';', '\n').Select(cell => cell.Trim('"')).ShouldAllBe(cell => cell.Length == 0 || !"=+-@\t".Contains(cell[0]));
        (await admin.GetAsync($"{Path}?action=audit.exported")).Document.QuerySelectorAll("tbody tr").Length.ShouldBe(1);
    }

    private async Task<ConsoleBrowser> ArrangeAsync()
    {
        _server.Http().Dispose(); // Starts it.
        var log = _server.Services.GetRequiredService<AuditLog>();
        await log.WriteAsync(Line(AuditEvents.CaseRead, "SB-2026-000001")); // At ten in the morning in Paris.
        clocked.Clock.Advance(TimeSpan.FromHours(14) + TimeSpan.FromMinutes(1)); // A minute past midnight there.
        await log.WriteAsync(Line(AuditEvents.CaseRead, "SB-2026-000002"));
        await log.WriteAsync(Line("test.line", null));
        return await ConsoleBrowser.SignInAsync(_server);
    }

    private static AuditEntry Line(string what, string? subject) => new(what, subject) { ActorId = "ag_z", ActorName = "Zoé Zèbre" };
}
