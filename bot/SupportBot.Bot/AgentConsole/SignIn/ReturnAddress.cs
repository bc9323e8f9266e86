using SupportBot.Bot.AgentConsole.Shell;

namespace SupportBot.Bot.AgentConsole.SignIn;

/// <summary>Where somebody goes after signing in. Only pages of this console: an address from elsewhere would be an open door for phishing.</summary>
internal static class ReturnAddress
{
    private const int Longest = 300;

    /// <summary>The address when it is one of the console's own, else the start page.</summary>
    public static string Of(string? address) => IsOurs(address) ? address! /* Checked on this line. */ : ConsoleEdge.Root;

    private static bool IsOurs(string? address) =>
        address is { Length: <= Longest }
        && address.StartsWith(ConsoleEdge.Root, StringComparison.Ordinal)
        && (address.Length == ConsoleEdge.Root.Length || address[ConsoleEdge.Root.Length] is '/' or '?')
        && !address.StartsWith(SessionCookie.SignInPath, StringComparison.Ordinal)
        && !address.Any(static c => c is '\\' || char.IsControl(c))
        && !address.Contains("//", StringComparison.Ordinal)
        && !address.Contains("..", StringComparison.Ordinal);
}
