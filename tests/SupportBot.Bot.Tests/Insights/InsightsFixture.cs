using Microsoft.Extensions.DependencyInjection;
using SupportBot.Bot.Insights.Sessions;
using SupportBot.Bot.Persistence;
using SupportBot.Testing.Hosting;

namespace SupportBot.Bot.Tests.Insights;

/// <summary>The product with a clock that the test moves, and a content folder of its own that may be written.</summary>
public sealed class InsightsFixture : IDisposable
{
    /// <summary>A Monday morning in Paris.</summary>
    public static readonly DateTimeOffset Start = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    private readonly TemporaryDirectory _content = new();

    public InsightsFixture()
    {
        CopyContent(Repository.Path("knowledge", "content"), _content.FullName);
        Server.Settings["Knowledge:ContentDirectory"] = _content.FullName;
        Server.At(Clock);
    }

    public ManualTimeProvider Clock { get; } = new(Start);

    public SupportBotServer Server { get; } = new();

    /// <summary>Path of a content file, such as <c>dell/activation-dell.md</c>.</summary>
    public string ContentFile(string path) => Path.Combine(_content.FullName, "fr", path);

    public T Get<T>()
        where T : notnull => Server.Services.GetRequiredService<T>();

    public Task<DirectLineClient> VisitAsync() => DirectLineClient.StartAsync(Server, TestContext.Current.CancellationToken);

    /// <summary>Somebody says these things, half a minute apart.</summary>
    public async Task<DirectLineClient> TalkAsync(params string[] texts)
    {
        var visitor = await VisitAsync();
        await SayAsync(visitor, texts);
        return visitor;
    }

    public async Task SayAsync(DirectLineClient visitor, params string[] texts)
    {
        // A token of the page dies in half an hour; a customer who comes back has a fresh one.
        visitor.Credential = SupportBotServer.Secret;
        foreach (var text in texts)
        {
            Clock.Advance(TimeSpan.FromSeconds(30));
            (await visitor.SayAsync(text, TestContext.Current.CancellationToken)).Status.ShouldBe(System.Net.HttpStatusCode.OK);
        }
    }

    /// <summary>Half an hour of silence passes, and what is over is counted.</summary>
    public async Task CountAsync()
    {
        Clock.Advance(SessionFold.Silence + TimeSpan.FromMinutes(1));
        await Get<SessionCounter>().CountAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The sessions of a conversation as <c>outcome/detail/flow/slot</c>, oldest first.</summary>
    public async Task<IReadOnlyList<string>> SessionsAsync(string conversation) => await Get<IDatabase>().QueryAsync(
        SqlStatement.Of("SELECT outcome, detail, flow, slot FROM sessions WHERE conversation_id = $1 ORDER BY first_seq", conversation),
        static reader => string.Join('/', Enumerable.Range(0, 4).Select(column => reader.ReadStringOrNull(column))).TrimEnd('/'),
        TestContext.Current.CancellationToken);

    public async Task<IReadOnlyList<string>> FlowsAsync(string conversation) => await Get<IDatabase>().QueryAsync(
        SqlStatement.Of("SELECT flow, outcome, slot FROM session_flows WHERE conversation_id = $1 ORDER BY first_seq, flow", conversation),
        static reader => string.Join('/', Enumerable.Range(0, 3).Select(column => reader.ReadStringOrNull(column))).TrimEnd('/'),
        TestContext.Current.CancellationToken);

    public void Dispose()
    {
        Server.Dispose();
        _content.Dispose();
    }

    private static void CopyContent(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!); // a file's path has a folder
            File.Copy(file, target);
        }
    }
}
