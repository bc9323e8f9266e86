using SupportBot.Dialogs.Testing;
using SupportBot.Testing.Hosting;

namespace SupportBot.Bot.Tests.Flows;

/// <summary>Every conversation that lies beside a flow, in the shape of Web Chat and in that of Teams.</summary>
public sealed class FlowConversationTests
{
    private static readonly string Folder = Repository.Path("bot/SupportBot.Bot/Flows");

    public static TheoryData<string, string> Conversations()
    {
        var data = new TheoryData<string, string>();
        foreach (var file in Files())
        {
            data.Add(Path.GetRelativePath(Folder, file), "directline");
            data.Add(Path.GetRelativePath(Folder, file), "msteams");
        }

        return data;
    }

    internal static IEnumerable<string> Files() => Directory.EnumerateFiles(Folder, "*.chat", SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    [Theory]
    [MemberData(nameof(Conversations))]
    public Task Conversation_goes_as_written(string file, string channel) =>
        ChatScript.Open(Path.Combine(Folder, file)).RunAsync(new FlowTestClient(channel), TestContext.Current.CancellationToken);
}
