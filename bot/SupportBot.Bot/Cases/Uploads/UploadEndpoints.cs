using Microsoft.AspNetCore.Antiforgery;

namespace SupportBot.Bot.Cases.Uploads;

/// <summary><c>/envoi/{token}</c>: shows the form and takes it. Any limit of rates is set by whoever maps it.</summary>
internal static class UploadEndpoints
{
    private const string Address = "/envoi/{token}";

    public static RouteGroupBuilder MapUploadPage(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("");
        group.MapGet(Address, ShowAsync).WithName("UploadPage");
        group.MapPost(Address, TakeAsync).WithName("Upload");
        return group;
    }

    private static async Task<IResult> ShowAsync(string token, HttpContext context, UploadDesk desk, IAntiforgery antiforgery, TimeProvider clock)
    {
        NotKept(context);
        return await desk.FindAsync(token, clock.GetUtcNow(), context.RequestAborted) is { } ticket
            ? Html(UploadPage.Form(ticket, antiforgery.GetAndStoreTokens(context), [], []), StatusCodes.Status200OK)
            : Html(UploadPage.Gone(), StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> TakeAsync(string token, HttpContext context, UploadDesk desk, IAntiforgery antiforgery, TimeProvider clock)
    {
        NotKept(context);
        if (await desk.FindAsync(token, clock.GetUtcNow(), context.RequestAborted) is not { } ticket)
        {
            return Html(UploadPage.Gone(), StatusCodes.Status404NotFound);
        }

        if (await UploadForm.ReadAsync(context) is not { } form)
        {
            return Again(UploadTexts.Of["Malformed"], StatusCodes.Status400BadRequest);
        }

        if (!await antiforgery.IsRequestValidAsync(context))
        {
            return Again(UploadTexts.Of["Forged"], StatusCodes.Status400BadRequest);
        }

        if (ticket.Received + form.Files.Count > UploadDesk.MostFiles)
        {
            return Again(UploadTexts.Of["Full"], StatusCodes.Status409Conflict);
        }

        var (files, errors) = await UploadForm.TakeAsync(form, ticket, context.RequestAborted);
        if (errors.Count > 0)
        {
            return Html(UploadPage.Form(ticket, antiforgery.GetAndStoreTokens(context), errors, []), StatusCodes.Status400BadRequest);
        }

        await desk.SaveAsync(ticket, files, clock.GetUtcNow());
        return Html(UploadPage.Form(ticket, antiforgery.GetAndStoreTokens(context), [], [.. files.Select(file => file.File.Info.Name)]), StatusCodes.Status200OK);

        IResult Again(string error, int status) => Html(UploadPage.Form(ticket, antiforgery.GetAndStoreTokens(context), [error], []), status);
    }

    /// <summary>The address is a secret: no cache keeps the page.</summary>
    private static void NotKept(HttpContext context) => context.Response.Headers.CacheControl = "no-store";

    private static IResult Html(string page, int status) => Results.Text(page, "text/html; charset=utf-8", statusCode: status);
}
