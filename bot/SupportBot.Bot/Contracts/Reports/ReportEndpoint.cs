using Microsoft.Net.Http.Headers;

namespace SupportBot.Bot.Contracts.Reports;

/// <summary><c>/contrats/rapport/{token}</c>: gives a report to whoever has its address, for an hour.</summary>
internal static class ReportEndpoint
{
    public static RouteHandlerBuilder MapContractReports(this IEndpointRouteBuilder routes) => routes.MapGet("/contrats/rapport/{token}", DownloadAsync);

    private static async Task<IResult> DownloadAsync(string token, HttpContext context, ContractReports reports, TimeProvider clock)
    {
        context.Response.Headers.CacheControl = "private, no-store";
        context.Response.Headers[HeaderNames.XContentTypeOptions] = "nosniff";
        return await reports.FindAsync(token, clock.GetUtcNow(), context.RequestAborted) is var (name, bytes)
            ? Results.File(bytes, "text/csv; charset=utf-8", name)
            : Results.NotFound();
    }
}
