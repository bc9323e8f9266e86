using SupportBot.Bot.AgentConsole.Accounts;
using SupportBot.Bot.AgentConsole.Audit;
using SupportBot.Bot.AgentConsole.Shell;
using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.AgentConsole.SignIn;

/// <summary>What the page of a first set-up shows.</summary>
/// <param name="Secret">Of the second factor to be enrolled.</param>
/// <param name="Carried">The same, protected, for the form.</param>
/// <param name="PasswordProblem">Null when there is none (yet).</param>
/// <param name="CodeProblem">Null when there is none (yet).</param>
internal sealed record SetupForm(OneTimeLink Link, byte[] Secret, string Carried, string? PasswordProblem = null, string? CodeProblem = null);

/// <summary>Codes to be written down, shown once.</summary>
internal sealed record NewRecoveryCodes(IReadOnlyList<string> Codes);

/// <summary>The first set-up behind a link: password and second factor in one step, so that no account is ever half protected.</summary>
internal sealed class SetupDesk(Passwords passwords, TotpSecrets secrets, RecoveryCodes recovery, SessionStarter starter, TimeProvider clock)
{
    public IResult Show(OneTimeLink link)
    {
        var secret = Totp.NewSecret();
        return Page(new SetupForm(link, secret, secrets.ProtectForForm(secret, link.TokenHash)));
    }

    /// <summary>The codes when all is well, the form again when something is wrong, null when the link was used meanwhile.</summary>
    public async Task<IResult?> TakeAsync(OneTimeLink link, IFormCollection form, HttpContext context)
    {
        var carried = form["enrolment"].ToString();
        if (secrets.UnprotectFromForm(carried, link.TokenHash) is not { } secret)
        {
            return Show(link);
        }

        var password = form["password"].ToString();
        var now = clock.GetUtcNow();
        var step = Totp.Match(secret, form["code"].ToString(), now, lastStep: 0);
        var problem = PasswordTexts.ProblemOf(password, form["repeat"].ToString(), link.Agent.Email, link.Agent.Name);
        if (problem is not null || step is null)
        {
            return Page(new SetupForm(link, secret, carried, problem, step is null ? SignInTexts.Of["WrongCode"] : null), StatusCodes.Status422UnprocessableEntity);
        }

        var (codes, renew) = recovery.Renew(link.Agent.Id);
        IReadOnlyList<SqlStatement> proof =
        [
            OneTimeLinks.Use(link, now),
            AccountRows.SetUp(link.Agent, passwords.Hash(password), secrets.Protect(secret, link.Agent.Id), step.Value, now),
            .. renew,
            SessionStore.EndAll(link.Agent.Id),
            AuditLog.Statement(context.AuditEntry(AuditEvents.LinkUsed, link.Agent.Email), now),
        ];
        return await starter.BeginAsync(context, link.Agent, SignInMethods.Setup, proof)
            ? ConsolePages.Show<RecoveryCodesPage, NewRecoveryCodes>(new NewRecoveryCodes(codes))
            : null;
    }

    private static IResult Page(SetupForm form, int status = StatusCodes.Status200OK) => ConsolePages.Show<SetupPage, SetupForm>(form, status);
}
