using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.Insights.Satisfaction;

/// <summary><c>/avis/{token}</c>: shows the question of the mail and takes the answer. Fetching the page uses nothing up: mail scanners do that.</summary>
internal static class SatisfactionEndpoints
{
    private const string Address = "/avis/{token}";
    private const int LongestForm = 16_384;

    public static RouteGroupBuilder MapSatisfactionPage(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("");
        group.MapGet(Address, ShowAsync);
        group.MapPost(Address, TakeAsync);
        return group;
    }

    private static async Task<IResult> ShowAsync(string token, HttpContext context, SatisfactionStore store, IAntiforgery antiforgery, TimeProvider clock)
    {
        NotKept(context);
        return await store.FindByTokenAsync(SatisfactionMail.Hash(token), clock.GetUtcNow(), context.RequestAborted) is (var reference, true)
            ? Html(SatisfactionPage.Form(reference, antiforgery.GetAndStoreTokens(context), null, ""), StatusCodes.Status200OK)
            : Html(SatisfactionPage.Gone(), StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> TakeAsync(string token, HttpContext context, SatisfactionStore store, IDatabase database, IAntiforgery antiforgery, TimeProvider clock)
    {
        NotKept(context);
        var now = clock.GetUtcNow();
        if (await store.FindByTokenAsync(SatisfactionMail.Hash(token), now, context.RequestAborted) is not (var reference, true))
        {
            return Html(SatisfactionPage.Gone(), StatusCodes.Status404NotFound);
        }

        if (!context.Request.HasFormContentType || context.Request.ContentLength is null or > LongestForm)
        {
            return Again("PageMissing", "");
        }

        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var comment = form["commentaire"].ToString();
        if (!await antiforgery.IsRequestValidAsync(context))
        {
            return Again("PageForged", comment);
        }

        if (form.ContainsKey("passer"))
        {
            await database.WriteAsync([SatisfactionRows.Skipped(reference, now)]);
            return Html(SatisfactionPage.Done("PageSkipped"), StatusCodes.Status200OK);
        }

        if (!int.TryParse(form["note"], NumberStyles.None, CultureInfo.InvariantCulture, out var score) || score is < 1 or > 5)
        {
            return Again("PageMissing", comment);
        }

        await database.WriteAsync([SatisfactionRows.Scored(reference, score, now), .. string.IsNullOrWhiteSpace(comment) ? [] : new[] { SatisfactionRows.Explained(reference, comment) }]);
        return Html(SatisfactionPage.Done("PageThanks"), StatusCodes.Status200OK);

        IResult Again(string key, string written) => Html(
            SatisfactionPage.Form(reference, antiforgery.GetAndStoreTokens(context), SatisfactionTexts.Of[key], written), StatusCodes.Status400BadRequest);
    }

    /// <summary>The address is a secret: no cache keeps the page.</summary>
    private static void NotKept(HttpContext context) => context.Response.Headers.CacheControl = "no-store";

    private static IResult Html(string page, int status) => Results.Text(page, "text/html; charset=utf-8", statusCode: status);
}
