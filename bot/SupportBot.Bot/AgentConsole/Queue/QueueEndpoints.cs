using SupportBot.Bot.AgentConsole.Shell;

namespace SupportBot.Bot.AgentConsole.Queue;

/// <summary>The queue, and the stream that says when to look again.</summary>
internal static class QueueEndpoints
{
    public static void MapQueue(this RouteGroupBuilder group)
    {
        group.MapGet("/demandes", ShowAsync);
        group.MapGet("/demandes/events", static (HttpContext context, QueueEvents events) =>
            TypedResults.ServerSentEvents(events.FollowAsync(context.CurrentAgent(), context.RequestAborted)));
    }

    /// <summary>The page; with <c>partie=liste</c> only what changes by itself.</summary>
    private static async Task<IResult> ShowAsync(HttpContext context, CurrentAgent agent, QueueBoard board)
    {
        var view = await board.ReadAsync(QueueRequest.Read(context.Request.Query), agent, context.RequestAborted);
        return context.Request.Query["partie"] == "liste" ? ConsolePages.Show<QueueList, QueueView>(view) : ConsolePages.Show<QueuePage, QueueView>(view);
    }
}
