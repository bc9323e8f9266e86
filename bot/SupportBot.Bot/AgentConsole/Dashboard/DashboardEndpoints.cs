using Microsoft.AspNetCore.Mvc;
using SupportBot.Bot.AgentConsole.Audit;
using SupportBot.Bot.AgentConsole.Shell;
using SupportBot.Bot.Insights.Figures;
using SupportBot.Bot.Insights.Sessions;

namespace SupportBot.Bot.AgentConsole.Dashboard;

/// <summary><c>/console/tableau-de-bord</c>: figures for everybody who is signed in.</summary>
internal static class DashboardEndpoints
{
    public const string Path = ConsoleEdge.Root + "/tableau-de-bord";

    public static void MapDashboard(this RouteGroupBuilder console)
    {
        var dashboard = console.MapGroup("/tableau-de-bord");
        dashboard.MapGet("", ShowAsync);
        dashboard.MapGet("/{table}.csv", ExportAsync);
    }

    /// <summary>Sessions that have ended are counted first, so that the page never lags behind by a minute.</summary>
    private static async Task<IResult> ShowAsync([AsParameters] PeriodQuery query, CurrentAgent agent, DashboardReader reader, SessionCounter counter, HttpContext context)
    {
        await counter.CountAsync(context.RequestAborted);
        return ConsolePages.Show<DashboardPage, DashboardView>(await reader.ReadAsync(query.Period, agent, context.RequestAborted));
    }

    private static async Task<IResult> ExportAsync(string table, [AsParameters] PeriodQuery query, CurrentAgent agent, DashboardReader reader, HttpContext context)
    {
        if (DashboardTables.Find(table, await reader.ReadAsync(query.Period, agent, context.RequestAborted)) is not { } file)
        {
            return await ConsolePages.NotFoundAsync(context);
        }

        await context.AuditAsync(AuditEvents.Exported, "tableau-de-bord", table);
        return Results.File(file, "text/csv; charset=utf-8", $"supportbot-{table}-{ReportPeriod.Text(query.Period.Today)}.csv");
    }

    /// <summary>What a request may ask for.</summary>
    internal sealed record PeriodQuery([property: FromQuery(Name = "jours")] string? Days, [property: FromQuery(Name = "flux")] string? Flow, [property: FromQuery(Name = "file")] string? Queue, TimeProvider Clock)
    {
        public ReportPeriod Period => DashboardReader.PeriodOf(QueryNumber.Read(Days), Flow, Queue, Clock.GetUtcNow());
    }
}
