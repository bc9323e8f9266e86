using SupportBot.Dialogs.Testing;
using SupportBot.Testing.Hosting;

namespace SupportBot.Bot.Tests.Flows;

/// <summary>Every conversation that lies beside a flow, in the shape of Web Chat and in that of Teams.</summary>
public sealed class FlowConversationTests
{
    private static readonly string[] Channels = ["directline", "msteams"];

    private static readonly string Folder = Repository.Path("bot/SupportBot.Bot/Flows");

    public static TheoryData<string, string> Conversations()
    {
        var data = new TheoryData<string, string>();
        foreach (var file in Files())
        {
            // Where a conversation differs by channel, as Teams says who writes, its file names the channel: x.msteams.chat.
            foreach (var channel in Channels.Where(channel => Channels.All(other => other == channel || !file.EndsWith($".{other}.chat", StringComparison.Ordinal))))
            {
                data.Add(Path.GetRelativePath(Folder, file), channel);
            }
        }

        return data;
    }

    internal static IEnumerable<string> Files() => Directory.EnumerateFiles(Folder, "*.chat", SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    [Theory]
    [MemberData(nameof(Conversations))]
    public Task Conversation_goes_as_written(string file, string channel) =>
        ChatScript.Open(Path.Combine(Folder, file)).RunAsync(new FlowTestClient(channel), TestContext.Current.CancellationToken);
}
