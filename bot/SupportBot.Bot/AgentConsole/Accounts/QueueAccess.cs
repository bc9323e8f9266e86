using System.Text.RegularExpressions;

namespace SupportBot.Bot.AgentConsole.Accounts;

/// <summary>The queues whose cases somebody may see.</summary>
internal sealed partial class QueueAccess
{
    /// <summary>Stands for every queue, also later ones.</summary>
    public const string Every = "*";

    private readonly string[] _names;

    private QueueAccess(string[] names) => _names = names;

    public static QueueAccess All { get; } = new([Every]);

    public static QueueAccess Nothing { get; } = new([]);

    public bool IsEvery => _names is [Every];

    /// <summary>Empty when <see cref="IsEvery"/>.</summary>
    public IReadOnlyList<string> Names => IsEvery ? [] : _names;

    public bool Includes(string queue) => IsEvery || _names.Contains(queue, StringComparer.Ordinal);

    /// <summary>The queues of the names, <c>*</c> for all; null when one of them cannot be the name of a queue.</summary>
    public static QueueAccess? Parse(IEnumerable<string> names)
    {
        var all = names.Select(static name => name.Trim()).Where(static name => name.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        return all.Contains(Every, StringComparer.Ordinal) ? All : all.All(name => Name().IsMatch(name)) ? new QueueAccess(all) : null;
    }

    /// <summary>Reads a stored text.</summary>
    public static QueueAccess FromText(string text) => Parse(text.Split(',')) ?? throw new InvalidOperationException($"'{text}' is not a list of queues.");

    public override string ToString() => string.Join(',', _names);

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9_.-]{0,39}\z", RegexOptions.NonBacktracking)]
    private static partial Regex Name();
}
