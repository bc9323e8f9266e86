using Microsoft.Extensions.Options;
using SupportBot.Bot.AgentConsole.Audit;
using SupportBot.Bot.AgentConsole.Shell;
using SupportBot.Bot.AgentConsole.SignIn;
using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.AgentConsole.Accounts;

/// <summary>Changes of one's own account. What protects it changes only for who knows the password, and ends the other sessions.</summary>
internal sealed class MyAccountDesk(
    IDatabase database, AgentStore agents, SessionStore sessions, SignInDesk signIn, Passwords passwords, RecoveryCodes recovery, IOptions<ConsoleOptions> options, TimeProvider clock)
{
    private const string Path = ConsoleLayout.AccountPath;
    private const int Longest = 1024;

    public async Task<MyAccount> ReadAsync(HttpContext context)
    {
        var agent = context.CurrentAgent();
        var row = await agents.FindAsync(agent.Id, context.RequestAborted);
        return new MyAccount(
            agent,
            row?.PasswordHash is not null,
            await recovery.LeftAsync(agent.Id, context.RequestAborted),
            await sessions.ListAsync(agent.Id, clock.GetUtcNow(), options.Value.Idle, context.RequestAborted));
    }

    public IResult Page(MyAccount account, int status = StatusCodes.Status200OK) => ConsolePages.Show<MyAccountPage, MyAccount>(account, status);

    public async Task<IResult> ChangePasswordAsync(HttpContext context, string current, string password, string repeat)
    {
        var agent = context.CurrentAgent();
        if (PasswordTexts.ProblemOf(password, repeat, agent.Email, agent.Name) is { } weak)
        {
            return await RefuseAsync(context, passwordProblem: weak);
        }

        var (proof, wrong) = await ConfirmAsync(context, current);
        if (proof is null || await agents.FindAsync(agent.Id, context.RequestAborted) is not { } row)
        {
            return await RefuseAsync(context, passwordProblem: wrong);
        }

        var now = clock.GetUtcNow();
        return await database.WriteAsync(
        [
            AccountRows.Password(row, passwords.Hash(password), now), SessionStore.EndAll(agent.Id, agent.SessionId), .. proof,
            AuditLog.Statement(context.AuditEntry(AuditEvents.PasswordChanged), now),
        ]) == WriteOutcome.Committed ? ConsolePages.SeeOther($"{Path}?fait=password") : ConsolePages.Stale(Path);
    }

    public async Task<IResult> RenewCodesAsync(HttpContext context, string current)
    {
        var (proof, wrong) = await ConfirmAsync(context, current);
        if (proof is null)
        {
            return await RefuseAsync(context, codesProblem: wrong);
        }

        var now = clock.GetUtcNow();
        var (codes, renew) = recovery.Renew(context.CurrentAgent().Id);
        await database.WriteAsync([.. renew, .. proof, AuditLog.Statement(context.AuditEntry(AuditEvents.RecoveryCodesMade), now)]);
        return ConsolePages.Show<RecoveryCodesPage, NewRecoveryCodes>(new NewRecoveryCodes(codes));
    }

    public async Task<IResult> EndAsync(HttpContext context, string sessionId)
    {
        var agent = context.CurrentAgent();
        var line = AuditLog.Statement(context.AuditEntry(AuditEvents.SessionRevoked, detail: sessionId), clock.GetUtcNow());
        return await database.WriteAsync([SessionStore.End(agent.Id, sessionId).Touching(1), line]) == WriteOutcome.Committed
            ? ConsolePages.SeeOther($"{Path}?fait=session")
            : await ConsolePages.NotFoundAsync(context, sessionId);
    }

    public async Task<IResult> EndOthersAsync(HttpContext context)
    {
        var agent = context.CurrentAgent();
        var line = AuditLog.Statement(context.AuditEntry(AuditEvents.SessionRevoked, detail: "others"), clock.GetUtcNow());
        await database.WriteAsync([SessionStore.EndAll(agent.Id, agent.SessionId), line]);
        return ConsolePages.SeeOther($"{Path}?fait=sessions");
    }

    private async Task<(IReadOnlyList<SqlStatement>? Proof, string? Problem)> ConfirmAsync(HttpContext context, string current)
    {
        var now = clock.GetUtcNow();
        var typed = current.Length > Longest ? "" : current;
        var (proof, until) = await signIn.ConfirmAsync(context.CurrentAgent(), typed, context.Connection.RemoteIpAddress, now, context.RequestAborted);
        return (proof, proof is not null ? null : until is { } end ? SignInEndpoints.Paused(end - now) : AccountTexts.Of["WrongPassword"]);
    }

    private async Task<IResult> RefuseAsync(HttpContext context, string? passwordProblem = null, string? codesProblem = null) => Page(
        await ReadAsync(context) with { PasswordProblem = passwordProblem, CodesProblem = codesProblem }, StatusCodes.Status422UnprocessableEntity);
}
