using System.Globalization;
using Microsoft.Extensions.Options;
using SupportBot.Bot.AgentConsole.Accounts;
using SupportBot.Bot.AgentConsole.Audit;
using SupportBot.Bot.AgentConsole.Shell;
using SupportBot.Bot.Outbox;

namespace SupportBot.Bot.AgentConsole.Undelivered;

/// <summary>What could not leave: seen, sent again, given up.</summary>
internal static class UndeliveredEndpoints
{
    public const string Path = "/console/envois";
    public const string SectionKey = "undelivered";

    public static void MapUndelivered(this RouteGroupBuilder group)
    {
        group.MapGet("/envois", ShowAsync);
        group.MapPost("/envois/{number:long}/renvoyer", static (long number, HttpContext context, DeadLetters dead, IOptions<OutboxOptions> options, TimeProvider clock) =>
            ActAsync(number, context, "sent", () => dead.SendAgainAsync(number, options.Value, clock.GetUtcNow())));
        group.MapPost("/envois/{number:long}/abandonner", static (long number, HttpContext context, DeadLetters dead, TimeProvider clock) =>
            ActAsync(number, context, "dropped", () => dead.DropAsync(number, clock.GetUtcNow())));
    }

    public static ConsoleSection Section => new(SectionKey, Path, UndeliveredTexts.Words["Title"], ConsoleRole.Agent, 40)
    {
        Badge = static async (context, agent, cancellation) =>
            (await context.RequestServices.GetRequiredService<UndeliveredMessages>().ListAsync(agent, cancellation)).Count,
    };

    private static async Task<IResult> ShowAsync(HttpContext context, CurrentAgent agent, UndeliveredMessages messages, TimeProvider clock)
    {
        var said = context.Request.Query["fait"].ToString();
        return ConsolePages.Show<UndeliveredPage, UndeliveredView>(
            new UndeliveredView(await messages.ListAsync(agent, context.RequestAborted), clock.GetUtcNow(), said.Length == 0 ? null : said));
    }

    private static async Task<IResult> ActAsync(long number, HttpContext context, string name, Func<Task<bool>> act)
    {
        var message = await context.RequestServices.GetRequiredService<UndeliveredMessages>().FindAsync(number, context.CurrentAgent(), context.RequestAborted);
        if (message is null || !await act())
        {
            return ConsolePages.SeeOther($"{Path}?fait=gone");
        }

        await context.AuditAsync(AuditEvents.CaseChanged, message.Case ?? number.ToString(CultureInfo.InvariantCulture), $"outbox {name}");
        return ConsolePages.SeeOther($"{Path}?fait={name}");
    }
}
