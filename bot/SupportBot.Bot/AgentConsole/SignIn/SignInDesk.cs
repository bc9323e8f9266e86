using System.Net;
using SupportBot.Bot.AgentConsole.Accounts;
using SupportBot.Bot.AgentConsole.Audit;
using SupportBot.Bot.AgentConsole.Shell;
using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.AgentConsole.SignIn;

/// <summary>What a try to sign in is worth.</summary>
/// <param name="Agent">Whose password it was; null when it was not right.</param>
/// <param name="PausedUntil">No try is judged before; null when this one was.</param>
internal sealed record PasswordCheck(Agent? Agent, DateTimeOffset? PausedUntil);

/// <summary>What a typed code is worth.</summary>
/// <param name="Proof">To be committed with what it allows: uses the code up, and fails when another request was faster. Empty when it was not right.</param>
/// <param name="Method">One of <see cref="SignInMethods"/>.</param>
/// <param name="PausedUntil">No try is judged before; null when this one was.</param>
internal sealed record CodeJudgement(IReadOnlyList<SqlStatement> Proof, string Method, DateTimeOffset? PausedUntil);

/// <summary>Judges passwords and codes, with the same work, words and pauses whether an account exists or not.</summary>
internal sealed class SignInDesk(AgentStore agents, Passwords passwords, TotpSecrets secrets, RecoveryCodes recovery, SignInThrottle throttle, AuditLog audit)
{
    private const string UseStep = "UPDATE console_agents SET totp_step = $1 WHERE id = $2 AND totp_step < $1 AND version = $3";

    /// <summary>The first step.</summary>
    public async Task<PasswordCheck> CheckPasswordAsync(string email, string password, IPAddress? address, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var known = email.Trim().ToLowerInvariant();
        var pausedUntil = await throttle.TryAddressAsync(address, now, cancellationToken) ?? await throttle.TryAccountAsync(known, now, cancellationToken);
        if (pausedUntil is not null)
        {
            return new PasswordCheck(null, pausedUntil);
        }

        var agent = await agents.FindByEmailAsync(known, cancellationToken);
        var isRight = passwords.Verify(agent?.PasswordHash, password);
        if (agent is { State: AgentState.Active } && isRight)
        {
            return new PasswordCheck(agent, null);
        }

        await FailedAsync(agent, "password", address);
        return new PasswordCheck(null, null);
    }

    /// <summary>The second step: a code of the authenticator, or one of the recovery codes.</summary>
    public async Task<CodeJudgement> CheckCodeAsync(Agent agent, string typed, IPAddress? address, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await throttle.TryAccountAsync(agent.Email, now, cancellationToken) is { } pausedUntil)
        {
            return new CodeJudgement([], "", pausedUntil);
        }

        SqlStatement[] forgive = [throttle.ForgiveAccount(agent.Email), throttle.ForgiveAddress(address)];
        if (agent.TotpSecret is { } secret && Totp.Match(secrets.Unprotect(secret, agent.Id), typed, now, agent.TotpStep) is { } step)
        {
            return new CodeJudgement([SqlStatement.Of(UseStep, step, agent.Id, agent.Version).Touching(1), .. forgive], SignInMethods.Code, null);
        }

        // Whether it is one of his is decided by the statement itself: a wrong one touches no row.
        return recovery.Use(agent.Id, typed, now) is { } use
            ? new CodeJudgement([use, .. forgive], SignInMethods.RecoveryCode, null)
            : new CodeJudgement([], "", null);
    }

    /// <summary>Whether a signed-in agent knows his password, asked before he changes what protects the account; tries count like those to sign in.</summary>
    /// <returns>What to commit with the change when he does, and until when nothing is judged.</returns>
    public async Task<(IReadOnlyList<SqlStatement>? Proof, DateTimeOffset? PausedUntil)> ConfirmAsync(
        CurrentAgent agent, string password, IPAddress? address, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var check = await CheckPasswordAsync(agent.Email, password, address, now, cancellationToken);
        return check.Agent?.Id == agent.Id ? ([throttle.ForgiveAccount(agent.Email), throttle.ForgiveAddress(address)], null) : (null, check.PausedUntil);
    }

    /// <summary>A wrong code, or one used before.</summary>
    public Task CodeFailedAsync(Agent agent, IPAddress? address) => FailedAsync(agent, "code", address);

    /// <summary>What somebody typed who has no account is not kept: it may be a password.</summary>
    private Task FailedAsync(Agent? agent, string what, IPAddress? address) =>
        audit.WriteAsync(new AuditEntry(AuditEvents.SignInFailed, agent?.Email, agent is null ? "unknown" : what) { Address = address?.ToString() });
}
