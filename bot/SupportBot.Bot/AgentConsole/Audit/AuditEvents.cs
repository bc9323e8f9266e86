namespace SupportBot.Bot.AgentConsole.Audit;

/// <summary>Names of what is written down. The French words are <c>Event_{name}</c> of AuditTexts; other parts may add their own.</summary>
internal static class AuditEvents
{
    public const string SignedIn = "signin.done";
    public const string SignInFailed = "signin.failed";
    public const string SignedOut = "signin.out";
    public const string SessionRevoked = "session.revoked";
    public const string Refused = "request.refused";
    public const string LinkIssued = "account.link";
    public const string LinkUsed = "account.setup";
    public const string LinkRefused = "account.link.refused";
    public const string AccountAdded = "account.added";
    public const string AccountChanged = "account.changed";
    public const string AccountLocked = "account.locked";
    public const string AccountUnlocked = "account.unlocked";
    public const string AccountReset = "account.reset";
    public const string AccountRemoved = "account.removed";
    public const string PasswordChanged = "account.password";
    public const string RecoveryCodesMade = "account.codes";
    public const string AuditExported = "audit.exported";

    /// <summary>For the desk: a case was opened in the console.</summary>
    public const string CaseRead = "case.read";

    /// <summary>A customer asked in the chat how a case stands.</summary>
    public const string CaseAsked = "case.asked";

    /// <summary>For the desk: a case was changed; detail says what.</summary>
    public const string CaseChanged = "case.changed";

    /// <summary>A list or a file with personal data left the console.</summary>
    public const string Exported = "export";

    /// <summary>Somebody's data were erased.</summary>
    public const string Erased = "erasure";
}
