using System.Text.Encodings.Web;
using System.Text.Unicode;
using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.Reminders;

/// <summary>
/// <c>/rappels/{token}</c>: the page behind "Ne plus me rappeler" of a mail. Opening it changes nothing, as mail programs open links by themselves; its
/// button, or the mail program's own (RFC 8058), stops the reminders. The token is the credential: there is no session to forge a post in.
/// </summary>
internal static class ReminderPage
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static RouteGroupBuilder MapReminders(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("");
        group.MapGet(ReminderLinks.Path, ShowAsync);
        group.MapPost(ReminderLinks.Path, StopAsync);
        return group;
    }

    private static async Task<IResult> ShowAsync(string token, HttpContext context, ReminderLinks links, ReminderStore reminders)
    {
        context.Response.Headers.CacheControl = "no-store";
        return links.Read(token) is not { } id || await reminders.FindAsync(id, context.RequestAborted) is not { } reminder
            ? Page("PageUnknown", button: false, StatusCodes.Status404NotFound)
            : reminder.State == ReminderState.Active ? Page("PageAsk", button: true, StatusCodes.Status200OK) : Page("PageStopped", button: false, StatusCodes.Status200OK);
    }

    private static async Task<IResult> StopAsync(string token, HttpContext context, ReminderLinks links, ReminderStore reminders, IDatabase database, TimeProvider clock)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (links.Read(token) is not { } id || await reminders.FindAsync(id, context.RequestAborted) is null)
        {
            return Page("PageUnknown", button: false, StatusCodes.Status404NotFound);
        }

        await database.WriteAsync([ReminderStore.MoveTo(id, ReminderState.Stopped, clock.GetUtcNow())]);
        return Page("PageStopped", button: false, StatusCodes.Status200OK);
    }

    private static IResult Page(string key, bool button, int status)
    {
        var form = button ? $"""<form method="post"><button type="submit">{Text("ButtonStop")}</button></form>""" : "";
        var page = $$"""
            <!DOCTYPE html>
            <html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><link rel="icon" href="data:,">
            <title>{{Text("PageTitle")}}</title>
            <style>body{font:1rem/1.5 system-ui,sans-serif;color:#1b1b1b;background:#fff;max-width:38rem;margin:2rem auto;padding:0 1rem}
            button{font:inherit;padding:.6rem 1.2rem;border:0;border-radius:.3rem;background:#0b4f9e;color:#fff}</style></head>
            <body><main><h1>{{Text("PageTitle")}}</h1><p>{{Text(key)}}</p>{{form}}</main></body></html>
            """;
        return Results.Text(page, "text/html; charset=utf-8", statusCode: status);
    }

    private static string Text(string key) => Encoder.Encode(ReminderWords.Of[key]);
}
