using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using SupportBot.Bot.AgentConsole.Audit;
using SupportBot.Bot.AgentConsole.Shell;
using SupportBot.Bot.AgentConsole.SignIn;
using SupportBot.Bot.Cases.Uploads;

namespace SupportBot.Bot.AgentConsole.Accounts;

/// <summary>What the list of accounts shows, with the form for a new one as it was filled.</summary>
internal sealed record AgentList(IReadOnlyList<Agent> Agents, ProfileForm New, string? Problem = null, string? Notice = null);

/// <summary>What the page of one account shows.</summary>
internal sealed record AgentFile(Agent Agent, ProfileForm Form, string? Problem = null, string? Notice = null);

/// <summary>A link to be handed over, shown once.</summary>
internal sealed record IssuedLink(string Email, Uri Address, int Hours);

/// <summary>The fields of an account as they were typed.</summary>
internal sealed record ProfileForm(string Email, string Name, IReadOnlyList<string> Roles, string Queues)
{
    private static readonly char[] Separators = [',', ';', ' '];

    public static ProfileForm Of(Agent agent) => new(agent.Email, agent.Name, [.. ConsoleRoles.Split(agent.Roles).Select(ConsoleRoles.NameOf)], agent.Queues.ToString());

    /// <summary>The roles; null when none is chosen.</summary>
    public ConsoleRole? ReadRoles() => ConsoleRoles.Parse(Roles);

    /// <summary>The queues, separated by commas or spaces; null when one cannot be.</summary>
    public QueueAccess? ReadQueues() => QueueAccess.Parse(Queues.Split(Separators, StringSplitOptions.RemoveEmptyEntries));
}

/// <summary><c>/console/agents</c>: the accounts, for administrators.</summary>
internal static class AgentsEndpoints
{
    public const string Path = ConsoleEdge.Root + "/agents";

    private const string DefaultRole = "agent";

    public static void MapAgents(this RouteGroupBuilder console)
    {
        var agents = console.MapGroup("/agents").RequireAuthorization(ConsolePolicies.Administrator);
        agents.MapGet("", ListAsync);
        agents.MapPost("", AddAsync);
        agents.MapGet("/{id}", ShowAsync);
        agents.MapPost("/{id}", SaveAsync);
        agents.MapPost("/{id}/{what:regex(^(bloquer|debloquer|reinitialiser|retirer)$)}", ChangeAsync);
    }

    private static async Task<IResult> ListAsync([FromQuery] string? fait, HttpContext context, AgentStore agents) => ConsolePages.Show<AgentsPage, AgentList>(new AgentList(
        await agents.ListAsync(context.RequestAborted), new ProfileForm("", "", [DefaultRole], QueueAccess.Every), Notice: fait is null ? null : AccountTexts.Of.Find($"Done_{fait}")));

    private static async Task<IResult> AddAsync(
        [FromForm] string? email, [FromForm] string? name, [FromForm] StringValues role, [FromForm] string? queues, HttpContext context, AgentStore agents, AccountDesk desk, LinkPages links)
    {
        var form = new ProfileForm(email ?? "", name ?? "", [.. role.OfType<string>()], queues ?? "");
        var answer = form.ReadRoles() is { } roles && form.ReadQueues() is { } seen
            ? await desk.AddAsync(form.Email, form.Name, roles, seen, context.AuditEntry(""), context.RequestAborted)
            : new AccountAnswer(AccountOutcome.Malformed);
        return answer.LinkPath is { } path
            ? links.Show(form.Email, path)
            : ConsolePages.Show<AgentsPage, AgentList>(
                new AgentList(await agents.ListAsync(context.RequestAborted), form, AccountTexts.Of[$"Problem_{answer.Outcome}"]), StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> ShowAsync(string id, [FromQuery] string? fait, HttpContext context, AgentStore agents) =>
        await FindAsync(id, agents, context) is { } agent
            ? ConsolePages.Show<AgentPage, AgentFile>(new AgentFile(agent, ProfileForm.Of(agent), Notice: fait is null ? null : AccountTexts.Of.Find($"Done_{fait}")))
            : await ConsolePages.NotFoundAsync(context);

    private static async Task<IResult> SaveAsync(
        string id, [FromForm] long version, [FromForm] string? name, [FromForm] StringValues role, [FromForm] string? queues, HttpContext context, AgentStore agents, AccountDesk desk)
    {
        var form = new ProfileForm("", name ?? "", [.. role.OfType<string>()], queues ?? "");
        var answer = form.ReadRoles() is { } roles && form.ReadQueues() is { } seen
            ? await desk.ChangeAsync(id, version, form.Name, roles, seen, context.AuditEntry(""), context.RequestAborted)
            : new AccountAnswer(AccountOutcome.Malformed);
        return await AnswerAsync(answer, id, "saved", form, context, agents);
    }

    private static async Task<IResult> ChangeAsync(string id, string what, [FromForm] long version, HttpContext context, AgentStore agents, AccountDesk desk, LinkPages links)
    {
        var (actor, cancellationToken) = (context.AuditEntry(""), context.RequestAborted);
        var answer = what switch
        {
            "bloquer" => await desk.LockAsync(id, version, actor, cancellationToken),
            "debloquer" => await desk.UnlockAsync(id, version, actor, cancellationToken),
            "reinitialiser" => await desk.ResetAsync(id, version, byOperator: false, actor, cancellationToken),
            _ => await desk.RemoveAsync(id, version, actor, cancellationToken),
        };
        return answer.LinkPath is { } path ? links.Show((await agents.FindAsync(id, cancellationToken))?.Email ?? "", path)
            : answer.Outcome == AccountOutcome.Done && what == "retirer" ? ConsolePages.SeeOther($"{Path}?fait=removed")
            : await AnswerAsync(answer, id, what == "bloquer" ? "locked" : "unlocked", null, context, agents);
    }

    /// <param name="done">Key of what is said when it is done.</param>
    /// <param name="form">What was typed; null shows the account as it is.</param>
    private static async Task<IResult> AnswerAsync(AccountAnswer answer, string id, string done, ProfileForm? form, HttpContext context, AgentStore agents)
    {
        if (answer.Outcome == AccountOutcome.Done)
        {
            return ConsolePages.SeeOther($"{Path}/{id}?fait={done}");
        }

        if (answer.Outcome == AccountOutcome.Stale)
        {
            return ConsolePages.Stale($"{Path}/{id}");
        }

        return await FindAsync(id, agents, context) is { } agent
            ? ConsolePages.Show<AgentPage, AgentFile>(
                new AgentFile(agent, form ?? ProfileForm.Of(agent), AccountTexts.Of[$"Problem_{answer.Outcome}"]), StatusCodes.Status422UnprocessableEntity)
            : await ConsolePages.NotFoundAsync(context);
    }

    private static async Task<Agent?> FindAsync(string id, AgentStore agents, HttpContext context) =>
        await agents.FindAsync(id, context.RequestAborted) is { State: not AgentState.Removed } agent ? agent : null;
}

/// <summary>Shows a fresh link with the address under which people reach the console.</summary>
internal sealed class LinkPages(IOptions<UploadLinkOptions> site, IOptions<ConsoleOptions> console)
{
    public IResult Show(string email, string path) =>
        ConsolePages.Show<IssuedLinkPage, IssuedLink>(new IssuedLink(email, new Uri(site.Value.PublicAddress, path), console.Value.LinkHours));
}
