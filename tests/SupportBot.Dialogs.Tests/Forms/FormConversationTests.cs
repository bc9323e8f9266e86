using SupportBot.Dialogs.Testing;

namespace SupportBot.Dialogs.Tests.Forms;

public sealed class FormConversationTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Forms", "Conversations");

    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(Folder, "*.chat").Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public Task Conversation_goes_as_written(string file) =>
        ChatScript.Open(Path.Combine(Folder, file)).RunAsync(RepairBot.Client(), TestContext.Current.CancellationToken);
}
