namespace SupportBot.Bot.AgentConsole.Accounts;

/// <summary>An account of the console.</summary>
/// <param name="Id">Stays for ever; cases and the audit log name it.</param>
/// <param name="Email">In lower case; unique among the accounts that are not removed.</param>
/// <param name="Name">Shown to colleagues and customers.</param>
internal sealed record Agent(string Id, string Email, string Name, ConsoleRole Roles, QueueAccess Queues, AgentState State)
{
    /// <summary>Of the framework's hasher; null before the first set-up.</summary>
    public string? PasswordHash { get; init; }

    /// <summary>Protected by the key ring; null before the first set-up.</summary>
    public string? TotpSecret { get; init; }

    /// <summary>The last time step whose code was used.</summary>
    public long TotpStep { get; init; }

    /// <summary>Changes with every change of the account.</summary>
    public long Version { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Null when he never did.</summary>
    public DateTimeOffset? LastSignInAt { get; init; }
}

/// <summary>Where an account stands.</summary>
internal enum AgentState
{
    /// <summary>Has a link, and neither password nor second factor.</summary>
    Invited,

    /// <summary>May sign in.</summary>
    Active,

    /// <summary>Kept out by an administrator.</summary>
    Locked,

    /// <summary>Gone; the name stays for the history, the address is free again.</summary>
    Removed,
}
