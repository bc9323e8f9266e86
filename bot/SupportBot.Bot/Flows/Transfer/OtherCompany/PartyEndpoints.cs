using Microsoft.AspNetCore.Antiforgery;
using Microsoft.Extensions.Options;
using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.Flows.Transfer.OtherCompany;

/// <summary><c>/transfert/{token}</c>: where the other company of a transfer fills in its part. Any limit of rates is set by whoever maps it.</summary>
internal static class PartyEndpoints
{
    private const string Address = PartyLinks.Path + "{token}";

    public static IServiceCollection AddPartyPage(this IServiceCollection services)
    {
        services.AddOptions<PartyLinkOptions>().BindConfiguration(PartyLinkOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<PartyLinkOptions>, PartyLinkOptionsValidator>();
        return services.AddSingleton<PartyDesk>().AddSingleton<PartyNews>().AddSingleton<IEffectWriter, OfferPartyLinkWriter>();
    }

    public static RouteGroupBuilder MapPartyPage(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("");
        group.MapGet(Address, ShowAsync).WithName("PartyPage");
        group.MapPost(Address, TakeAsync).WithName("Party");
        return group;
    }

    private static async Task<IResult> ShowAsync(string token, HttpContext context, PartyDesk desk, IAntiforgery antiforgery, TimeProvider clock)
    {
        NotKept(context);
        if (await desk.FindAsync(token, clock.GetUtcNow(), context.RequestAborted) is not { } ticket || await desk.CaseAsync(ticket, context.RequestAborted) is not { } file)
        {
            return Html(PartyPage.Gone(), StatusCodes.Status404NotFound);
        }

        var fields = PartyForm.Empty(ticket, file);
        return ticket.IsUsed || fields.Count == 0
            ? Html(PartyPage.Done(ticket), StatusCodes.Status200OK)
            : Html(PartyPage.Form(ticket, file, antiforgery.GetAndStoreTokens(context), fields, null), StatusCodes.Status200OK);
    }

    private static async Task<IResult> TakeAsync(string token, HttpContext context, PartyDesk desk, IAntiforgery antiforgery, TimeProvider clock)
    {
        NotKept(context);
        var now = clock.GetUtcNow();
        if (await desk.FindAsync(token, now, context.RequestAborted) is not { } ticket || await desk.CaseAsync(ticket, context.RequestAborted) is not { } file)
        {
            return Html(PartyPage.Gone(), StatusCodes.Status404NotFound);
        }

        if (ticket.IsUsed)
        {
            return Html(PartyPage.Done(ticket), StatusCodes.Status200OK);
        }

        if (await PartyForm.ReadAsync(context) is not { } form || !await antiforgery.IsRequestValidAsync(context))
        {
            return Shown(PartyForm.Empty(ticket, file), PartyTexts.Of["Forged"], StatusCodes.Status400BadRequest);
        }

        if (form[PartyForm.Action] == PartyForm.Save)
        {
            var typed = PartyForm.Typed(form, ticket, file);
            return await desk.SaveAsync(ticket, typed, now)
                ? Shown(PartyForm.Empty(ticket with { Draft = typed }, file), PartyTexts.Of["Saved"], StatusCodes.Status200OK)
                : Html(PartyPage.Done(ticket), StatusCodes.Status200OK);
        }

        var (fields, read) = PartyForm.Check(form, ticket, file, now);
        if (read.Count == 0)
        {
            return Shown(fields, null, StatusCodes.Status400BadRequest);
        }

        // A part that was sent meanwhile from another tab stands; this one changes nothing.
        await desk.SendAsync(ticket, file, read, now);
        return Html(PartyPage.Done(ticket), StatusCodes.Status200OK);

        IResult Shown(IReadOnlyList<PartyField> shown, string? notice, int status) =>
            Html(PartyPage.Form(ticket, file, antiforgery.GetAndStoreTokens(context), shown, notice), status);
    }

    /// <summary>The address is a secret: no cache keeps the page.</summary>
    private static void NotKept(HttpContext context) => context.Response.Headers.CacheControl = "no-store";

    private static IResult Html(string page, int status) => Results.Text(page, "text/html; charset=utf-8", statusCode: status);
}
