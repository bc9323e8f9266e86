using System.Reflection;
using SupportBot.Bot.Conversations;

namespace SupportBot.Bot.AgentConsole.Replies;

/// <summary>
/// The ready replies: the product's own, or the <c>.md</c> files of <c>AgentConsole:RepliesDirectory</c>. The first line of a file, "# Demande de pièce", is its
/// title; the rest is the text. A file that was changed is read again within seconds.
/// </summary>
internal sealed class ReadyReplies(Microsoft.Extensions.Options.IOptions<AgentConsoleOptions> options, TimeProvider clock)
{
    private const string ResourcePrefix = "ReadyReplies/";
    private const int LongestText = 4000;
    private const int LargestFile = 64 * 1024;
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(5);

    private static readonly IReadOnlyList<ReadyReply> Own = ReadOwn();

    private (DateTimeOffset At, IReadOnlyList<ReadyReply> Replies) _read = (DateTimeOffset.MinValue, []);

    /// <summary>In order of their file names.</summary>
    public IReadOnlyList<ReadyReply> All()
    {
        if (options.Value.RepliesDirectory is not { } directory)
        {
            return Own;
        }

        var now = clock.GetUtcNow();
        if (now - _read.At > Freshness)
        {
            _read = (now, ReadFolder(directory));
        }

        return _read.Replies;
    }

    internal static ReadyReply? Parse(string text)
    {
        var lines = text.ReplaceLineEndings("\n").TrimStart('\uFEFF', '\n', ' ').Split('\n', 2);
        var body = lines.Length < 2 ? "" : lines[1].Trim();
        var title = MessageText.CleanName(lines[0].TrimStart('#', ' '), 80);
        return title.Length == 0 || body.Length is 0 or > LongestText ? null : new ReadyReply(title, body);
    }

    private static IReadOnlyList<ReadyReply> ReadFolder(string directory) => !Directory.Exists(directory)
        ? []
        : [.. new DirectoryInfo(directory).EnumerateFiles("*.md").Where(static file => file.Length <= LargestFile)
            .OrderBy(static file => file.Name, StringComparer.Ordinal).Select(static file => Parse(File.ReadAllText(file.FullName))).OfType<ReadyReply>()];

    private static IReadOnlyList<ReadyReply> ReadOwn()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return [.. assembly.GetManifestResourceNames().Where(static name => name.StartsWith(ResourcePrefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(Read).OfType<ReadyReply>()];

        ReadyReply? Read(string name)
        {
            using var stream = assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not embedded.");
            using var reader = new StreamReader(stream);
            return Parse(reader.ReadToEnd());
        }
    }
}
