using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using SupportBot.Bot.AgentConsole.Accounts;
using SupportBot.Bot.AgentConsole.Audit;
using SupportBot.Bot.AgentConsole.Shell;
using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.AgentConsole.SignIn;

/// <summary>Begins and ends the session of a browser.</summary>
internal sealed class SessionStarter(IDatabase database, IOptions<ConsoleOptions> options, TimeProvider clock)
{
    /// <summary>
    /// Signs in. What proved who he is (a used link, a used code) is committed with the session and its line in the log, or nothing is. The session is
    /// always a new one; one that this browser had before is over.
    /// </summary>
    /// <returns>False when the proof was used meanwhile, or the account may not sign in any more.</returns>
    public async Task<bool> BeginAsync(HttpContext context, Agent agent, string method, IReadOnlyList<SqlStatement> proof)
    {
        var now = clock.GetUtcNow();
        var address = context.Connection.RemoteIpAddress?.ToString();
        var (token, insert) = SessionStore.Begin(agent.Id, new SignInOrigin(method, address, context.Request.Headers.UserAgent.ToString()), now, options.Value.Life);
        var entry = new AuditEntry(AuditEvents.SignedIn, Detail: method) { ActorId = agent.Id, ActorName = agent.Name, Address = address };
        var earlier = (await context.AuthenticateAsync(ConsoleSchemes.Session)).Succeeded ? context.CurrentAgent() : null;
        IEnumerable<SqlStatement> end = earlier is null ? [] : [SessionStore.End(earlier.Id, earlier.SessionId)];
        if (await database.WriteAsync([.. proof, .. end, insert, AgentStore.SignedIn(agent.Id, now), AuditLog.Statement(entry, now)]) == WriteOutcome.Conflict)
        {
            return false;
        }

        await context.SignOutAsync(ConsoleSchemes.HalfWay);
        await context.SignInAsync(ConsoleSchemes.Session, SessionCookie.PrincipalOf(agent, token));
        return true;
    }

    /// <summary>Signs out: the row is gone, so a copy of the cookie is worth nothing.</summary>
    public async Task EndAsync(HttpContext context, CurrentAgent agent)
    {
        await database.WriteAsync([SessionStore.End(agent.Id, agent.SessionId), AuditLog.Statement(context.AuditEntry(AuditEvents.SignedOut), clock.GetUtcNow())]);
        await context.SignOutAsync(ConsoleSchemes.Session);
    }
}
