namespace SupportBot.Knowledge.Tool;

/// <summary>What the command reports to the shell.</summary>
internal static class ExitCodes
{
    /// <summary>All is well.</summary>
    public const int Success = 0;

    /// <summary>The content, or the evaluation against its baseline, is not good enough.</summary>
    public const int Rejected = 1;

    /// <summary>The command cannot run: a file is missing or unreadable.</summary>
    public const int CannotRun = 2;
}
