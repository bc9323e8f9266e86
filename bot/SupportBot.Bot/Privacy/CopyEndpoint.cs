using System.Globalization;
using Microsoft.Net.Http.Headers;
using SupportBot.Bot.Cases.Calendar;

namespace SupportBot.Bot.Privacy;

/// <summary><c>/donnees/{token}</c>: gives whoever has the link a copy of the data it stands for.</summary>
internal static class CopyEndpoint
{
    public static RouteHandlerBuilder MapDataCopies(this IEndpointRouteBuilder routes) => routes.MapGet("/donnees/{token}", DownloadAsync);

    private static async Task<IResult> DownloadAsync(string token, HttpContext context, DataLinks links, Export export, TimeProvider clock)
    {
        context.Response.Headers.CacheControl = "private, no-store";
        context.Response.Headers[HeaderNames.XContentTypeOptions] = "nosniff";
        var now = clock.GetUtcNow();
        using var copy = new MemoryStream();
        if (await links.TakeAsync(token, now, context.RequestAborted) is not { } email || !await export.WriteAsync(email, copy, context.RequestAborted))
        {
            return Results.NotFound();
        }

        var day = ParisTime.DayOf(now).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return Results.File(copy.ToArray(), "application/json; charset=utf-8", $"mes-donnees-{day}.json");
    }
}
