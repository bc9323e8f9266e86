namespace SupportBot.Bot.AgentConsole.Accounts;

/// <summary>What somebody may do in the console. Roles add up.</summary>
[Flags]
internal enum ConsoleRole
{
    None = 0,

    /// <summary>Reads and works on the cases of his queues.</summary>
    Agent = 1,

    /// <summary>Works on the knowledge: unanswered questions, proposals. Sees no case.</summary>
    Editor = 2,

    /// <summary>Everything, every queue, and the accounts.</summary>
    Administrator = 4,
}

/// <summary>Roles as they are stored, typed and checked: lower case, separated by commas.</summary>
internal static class ConsoleRoles
{
    private static readonly ConsoleRole[] All = [ConsoleRole.Agent, ConsoleRole.Editor, ConsoleRole.Administrator];

    public static IReadOnlyList<ConsoleRole> Each => All;

    public static string NameOf(ConsoleRole role) => role switch
    {
        ConsoleRole.Agent => "agent",
        ConsoleRole.Editor => "editor",
        ConsoleRole.Administrator => "administrator",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "One role at a time."),
    };

    public static IEnumerable<ConsoleRole> Split(ConsoleRole roles) => All.Where(role => roles.HasFlag(role));

    public static string ToText(ConsoleRole roles) => string.Join(',', Split(roles).Select(NameOf));

    /// <summary>The roles of the names; null when one of them is none, or there is none at all.</summary>
    public static ConsoleRole? Parse(IEnumerable<string> names)
    {
        var roles = ConsoleRole.None;
        foreach (var name in names)
        {
            var role = Array.Find(All, known => string.Equals(NameOf(known), name.Trim(), StringComparison.OrdinalIgnoreCase));
            if (role == ConsoleRole.None)
            {
                return null;
            }

            roles |= role;
        }

        return roles == ConsoleRole.None ? null : roles;
    }

    /// <summary>Reads a stored text.</summary>
    public static ConsoleRole FromText(string text) => Parse(text.Split(',')) ?? throw new InvalidOperationException($"'{text}' is not a list of roles.");
}
