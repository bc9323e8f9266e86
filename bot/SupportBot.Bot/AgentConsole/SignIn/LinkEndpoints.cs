using SupportBot.Bot.AgentConsole.Audit;
using SupportBot.Bot.AgentConsole.Shell;

namespace SupportBot.Bot.AgentConsole.SignIn;

/// <summary><c>/console/acces/{token}</c>: one-time links.</summary>
internal static class LinkEndpoints
{
    private const string Address = "/acces/{token}";

    public static void MapLinks(this RouteGroupBuilder strangers)
    {
        strangers.MapGet(Address, ShowAsync);
        strangers.MapPost(Address, UseAsync);
    }

    private static async Task<IResult> ShowAsync(string token, HttpContext context, OneTimeLinks links, SetupDesk desk, IHostEnvironment environment, TimeProvider clock) =>
        await FindAsync(token, context, links, environment, clock) switch
        {
            null => await GoneAsync(token, context, links),
            { Purpose: LinkPurpose.SignIn } link => ConsolePages.Show<LinkPage, OneTimeLink>(link),
            var link => desk.Show(link),
        };

    private static async Task<IResult> UseAsync(
        string token, HttpContext context, OneTimeLinks links, SetupDesk desk, SessionStarter starter, IHostEnvironment environment, TimeProvider clock)
    {
        IResult? done = null;
        if (await FindAsync(token, context, links, environment, clock) is { } link)
        {
            done = link.Purpose == LinkPurpose.Setup ? await desk.TakeAsync(link, await context.Request.ReadFormAsync(context.RequestAborted), context)
                : await starter.BeginAsync(context, link.Agent, SignInMethods.Link, [OneTimeLinks.Use(link, clock.GetUtcNow())]) ? ConsolePages.SeeOther(ConsoleEdge.Root)
                : null;
        }

        return done ?? await GoneAsync(token, context, links);
    }

    /// <summary>A link that signs in at once counts for nothing outside Development, whoever put it into the database.</summary>
    private static async Task<OneTimeLink?> FindAsync(string token, HttpContext context, OneTimeLinks links, IHostEnvironment environment, TimeProvider clock)
    {
        var link = await links.FindAsync(token, clock.GetUtcNow(), context.RequestAborted);
        return link is { Purpose: LinkPurpose.SignIn } && !environment.IsDevelopment() ? null : link;
    }

    private static async Task<IResult> GoneAsync(string token, HttpContext context, OneTimeLinks links)
    {
        await context.AuditAsync(AuditEvents.LinkRefused, await links.OwnerAsync(token, context.RequestAborted));
        return ConsolePages.Show<LinkGonePage>(StatusCodes.Status404NotFound);
    }
}
