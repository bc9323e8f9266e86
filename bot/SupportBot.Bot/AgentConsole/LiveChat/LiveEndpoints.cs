using System.Globalization;
using SupportBot.Bot.AgentConsole.Audit;
using SupportBot.Bot.AgentConsole.CaseDetail;
using SupportBot.Bot.AgentConsole.Queue;
using SupportBot.Bot.AgentConsole.Shell;
using SupportBot.Bot.HandOff;
using SupportBot.Bot.HandOff.Desk;

namespace SupportBot.Bot.AgentConsole.LiveChat;

/// <summary>What agents do in the conversation of a case. The group stands behind <see cref="CaseGate"/>.</summary>
internal static class LiveEndpoints
{
    private const int LongestMessage = 8000;

    public static void MapLiveChat(this RouteGroupBuilder group)
    {
        group.MapGet("/conversation", PanelAsync);
        group.MapGet("/lines", LinesAsync);
        group.MapGet("/events", static (HttpContext context, CaseEvents events) =>
            TypedResults.ServerSentEvents(events.FollowAsync(context.OpenedCase(), context.CurrentAgent(), context.RequestAborted)));
        group.MapPost("/take", static (HttpContext context, HandOffDesk desk) =>
            MoveAsync(context, "take", (agent, cancellation) => desk.TakeAsync(context.OpenedCase().Reference, agent, DeskDoor.Console, cancellation)));
        group.MapPost("/hand-back", static (HttpContext context, HandOffDesk desk) =>
            MoveAsync(context, "hand-back", (agent, cancellation) => desk.HandBackAsync(context.OpenedCase().Reference, agent, cancellation)));
        group.MapPost("/close", CloseAsync);
        group.MapPost("/pass", PassAsync);
        group.MapPost("/redirect", RedirectAsync);
        group.MapPost("/say", SayAsync);
        group.MapPost("/typing", TypingAsync);
        group.MapPost("/read", ReadAsync);
    }

    /// <summary>The panel alone, when who has the conversation has changed.</summary>
    private static async Task<IResult> PanelAsync(HttpContext context, CurrentAgent agent, ConversationViews views) =>
        ConsolePages.Show<ConversationPanel, ConversationView>(await views.LatestAsync(context.OpenedCase(), agent, context.RequestAborted));

    /// <summary>What was said after a place, to be added to an open page.</summary>
    private static async Task<IResult> LinesAsync(HttpContext context, CurrentAgent agent, ConversationViews views)
    {
        var after = long.TryParse(context.Request.Query["apres"], NumberStyles.None, CultureInfo.InvariantCulture, out var seq) ? seq : 0;
        var view = await views.AfterAsync(context.OpenedCase(), agent, after, context.RequestAborted);
        context.Response.Headers["X-Last-Seq"] = view.LastSeq.ToString(CultureInfo.InvariantCulture);
        return ConsolePages.Show<Lines, ConversationView>(view);
    }

    private static async Task<IResult> CloseAsync(HttpContext context, HandOffDesk desk)
    {
        var form = new PostedForm(await context.Request.ReadFormAsync(context.RequestAborted));
        return await MoveAsync(
            context, "close", (agent, cancellation) => desk.CloseAsync(context.OpenedCase().Reference, agent, form.Has("resolved"), cancellation));
    }

    /// <summary>To a colleague who works on the queue.</summary>
    private static async Task<IResult> PassAsync(HttpContext context, HandOffDesk desk, CaseTeam team)
    {
        var file = context.OpenedCase();
        var chosen = new PostedForm(await context.Request.ReadFormAsync(context.RequestAborted)).Text("agent");
        var colleague = (await team.OfQueueAsync(file.Queue, context.CurrentAgent(), context.RequestAborted)).FirstOrDefault(one => one.Id == chosen);
        return colleague is null
            ? Refused(context, new DeskAnswer(Refusal.NoTarget))
            : await MoveAsync(context, "pass", (agent, cancellation) => desk.PassAsync(file.Reference, agent, new Agent(colleague.Id, colleague.Name), cancellation));
    }

    /// <summary>To another queue; the agent may not see its cases, and is led back to his own.</summary>
    private static async Task<IResult> RedirectAsync(HttpContext context, HandOffDesk desk, QueueSettings settings)
    {
        var queue = new PostedForm(await context.Request.ReadFormAsync(context.RequestAborted)).Text("queue");
        if (!settings.Queues.Contains(queue, StringComparer.Ordinal))
        {
            return Refused(context, new DeskAnswer(Refusal.NoTarget));
        }

        var after = context.CurrentAgent().MaySee(queue) ? AfterOf(context, "redirect") : QueueRequest.Path;
        return await MoveAsync(context, "redirect", after, (agent, cancellation) => desk.RedirectAsync(context.OpenedCase().Reference, agent, queue, cancellation));
    }

    private static Task<IResult> MoveAsync(HttpContext context, string name, Func<Agent, CancellationToken, Task<DeskAnswer>> act) =>
        MoveAsync(context, name, AfterOf(context, name), act);

    /// <summary>The page of the case, with a word about what was done.</summary>
    private static string AfterOf(HttpContext context, string name) => $"{CaseView.AddressOf(context.OpenedCase().Reference)}?fait={name.Replace('-', '_')}#conversation";

    /// <param name="after">Where the agent is led when it is done.</param>
    private static async Task<IResult> MoveAsync(HttpContext context, string name, string after, Func<Agent, CancellationToken, Task<DeskAnswer>> act)
    {
        var file = context.OpenedCase();
        var answer = await act(Self(context), context.RequestAborted);
        if (!answer.IsDone)
        {
            return Refused(context, answer);
        }

        await context.AuditAsync(AuditEvents.CaseChanged, file.Reference.ToString(), name);
        return ConsolePages.SeeOther(after);
    }

    /// <summary>A script gets no page: 204 when it is said, 409 when the conversation is somebody else's by now, 415 for a file that is not sent, 422 for words.</summary>
    private static async Task<IResult> SayAsync(HttpContext context, HandOffDesk desk, ReplyFiles replyFiles)
    {
        var file = context.OpenedCase();
        var posted = await context.Request.ReadFormAsync(context.RequestAborted);
        var form = new PostedForm(posted);
        var files = await replyFiles.ReadAsync(posted, context.RequestAborted);
        var answer = files is null
            ? new DeskAnswer(Refusal.BadFile)
            : await desk.SayAsync(
                file.Reference, Self(context), new AgentMessage(form.LongText("text", LongestMessage), form.Text("message")) { Files = files }, context.RequestAborted);
        return (answer.IsDone, IsScript(context)) switch
        {
            (true, true) => Results.NoContent(),
            (true, false) => ConsolePages.SeeOther($"{CaseView.AddressOf(file.Reference)}#conversation"),
            (false, true) => Results.StatusCode(StatusOf(answer.Refusal)),
            (false, false) => Refused(context, answer),
        };
    }

    private static int StatusOf(Refusal refusal) => refusal switch
    {
        Refusal.BadFile => StatusCodes.Status415UnsupportedMediaType,
        Refusal.Empty or Refusal.TooLong => StatusCodes.Status422UnprocessableEntity,
        _ => StatusCodes.Status409Conflict,
    };

    private static async Task<IResult> TypingAsync(HttpContext context, AgentSigns signs)
    {
        await signs.TypingAsync(context.OpenedCase().Reference, Self(context), context.RequestAborted);
        return Results.NoContent();
    }

    private static async Task<IResult> ReadAsync(HttpContext context, AgentSigns signs)
    {
        var seq = new PostedForm(await context.Request.ReadFormAsync(context.RequestAborted)).Number("seq");
        await signs.MarkReadAsync(context.OpenedCase().Reference, Self(context), seq, context.RequestAborted);
        return Results.NoContent();
    }

    private static Agent Self(HttpContext context) => new(context.CurrentAgent().Id, context.CurrentAgent().Name);

    private static bool IsScript(HttpContext context) => context.Request.Headers["X-Requested-With"] == "fetch";

    private static IResult Refused(HttpContext context, DeskAnswer answer) => ConsolePages.Show<NotMovedPage, NotMoved>(
        new NotMoved(context.OpenedCase().Reference, answer.Refusal, answer.Holder), StatusCodes.Status409Conflict);
}
