using SupportBot.Bot.AgentConsole.Accounts;

namespace SupportBot.Bot.AgentConsole.Shell;

/// <summary>An entry of the console's navigation. Each part registers its own as a singleton.</summary>
/// <param name="Key">Marks the current page (<c>Section</c> of <c>ConsoleLayout</c>), and is the <c>data-badge</c> of its number.</param>
/// <param name="Path">Address, from <c>/console</c> on.</param>
/// <param name="Title">French.</param>
/// <param name="Role">Who sees it; null: everybody.</param>
/// <param name="Order">Small ones first; the first one that an agent may see is his start page.</param>
internal sealed record ConsoleSection(string Key, string Path, string Title, ConsoleRole? Role, int Order)
{
    /// <summary>The number beside the title; null or 0 shows none. Asked for on every page: make it quick.</summary>
    public Func<HttpContext, CurrentAgent, CancellationToken, ValueTask<int>>? Badge { get; init; }

    public bool IsFor(CurrentAgent agent) => Role is not { } role || agent.Is(role);
}
