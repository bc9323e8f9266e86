using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using SupportBot.Bot.AgentConsole.Shell;

namespace SupportBot.Bot.AgentConsole.Audit;

/// <summary>What the log's page shows.</summary>
/// <param name="Older">Address of the next page; null when this is the last one.</param>
/// <param name="Csv">Address of the same as a file.</param>
internal sealed record AuditView(AuditFilter Filter, IReadOnlyList<AuditRow> Rows, string? Older, string Csv);

/// <summary>The filters as they stand in the address.</summary>
internal sealed class AuditQuery
{
    [FromQuery(Name = "du")]
    public string? From { get; set; }

    [FromQuery(Name = "au")]
    public string? To { get; set; }

    [FromQuery(Name = "action")]
    public string? Event { get; set; }

    [FromQuery(Name = "qui")]
    public string? Who { get; set; }

    [FromQuery(Name = "objet")]
    public string? Subject { get; set; }

    [FromQuery(Name = "avant")]
    public string? Before { get; set; }

    public AuditFilter Filter => new(Day(From), Day(To), Event, Who, Subject);

    public long? Number => long.TryParse(Before, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}

/// <summary><c>/console/journal</c>: the audit log, for administrators; whoever exports it stands in it too.</summary>
internal static class AuditEndpoints
{
    public const string Path = ConsoleEdge.Root + "/journal";

    private const int PageLines = 50;
    private const int MostExported = 50_000;

    public static void MapAudit(this RouteGroupBuilder console)
    {
        var audit = console.MapGroup("").RequireAuthorization(ConsolePolicies.Administrator);
        audit.MapGet("/journal", ShowAsync);
        audit.MapGet("/journal.csv", ExportAsync);
    }

    private static async Task<IResult> ShowAsync([AsParameters] AuditQuery query, HttpContext context, AuditReader log)
    {
        var rows = await log.ReadAsync(query.Filter, query.Number, PageLines + 1, context.RequestAborted);
        var shown = rows.Take(PageLines).ToList();
        var older = rows.Count > PageLines ? Address(Path, query, shown[^1].Number) : null;
        return ConsolePages.Show<AuditPage, AuditView>(new AuditView(query.Filter, shown, older, Address(Path + ".csv", query, null)));
    }

    private static async Task<IResult> ExportAsync([AsParameters] AuditQuery query, HttpContext context, AuditReader log)
    {
        var rows = await log.ReadAsync(query.Filter, null, MostExported, context.RequestAborted);
        await context.AuditAsync(AuditEvents.AuditExported, detail: rows.Count.ToString(CultureInfo.InvariantCulture));
        return TypedResults.File(AuditCsv.Write(rows), "text/csv; charset=utf-8", "journal.csv");
    }

    private static string Address(string path, AuditQuery query, long? before)
    {
        (string Name, string? Value)[] parts =
            [("du", query.From), ("au", query.To), ("action", query.Event), ("qui", query.Who), ("objet", query.Subject), ("avant", before?.ToString(CultureInfo.InvariantCulture))];
        return path + QueryString.Create(parts.Where(static part => !string.IsNullOrEmpty(part.Value)).Select(static part => KeyValuePair.Create(part.Name, part.Value)));
    }
}
