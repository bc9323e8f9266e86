using System.Net;
using System.Text.Json;
using SupportBot.Bot.Tests.Conversations.Files;
using SupportBot.Testing.Hosting;

namespace SupportBot.Bot.Tests.Security.Attachments;

/// <summary>Files that a conversation brings: how long their address serves, and how many they may be.</summary>
public sealed class AttachmentLinkTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task S44_the_address_of_a_file_wears_out_and_its_owner_still_opens_it()
    {
        var clock = new ManualTimeProvider(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
        await using var server = new SupportBotServer().At(clock);
        server.Settings["DirectLine:FileLinkLifetime"] = "00:10:00";
        using var owner = await DirectLineClient.StartAsync(server, Cancel);
        await owner.PostAsync(Message(1), Cancel);
        var path = new Uri((await owner.HistoryAsync(Cancel))[1].GetProperty("attachments")[0].GetProperty("contentUrl").GetString()!).AbsolutePath;
        using var anybody = new DirectLineClient(server.Http());
        using var visitor = await DirectLineClient.StartAsync(server, Cancel);
        (await StatusAsync(anybody, path)).ShouldBe(HttpStatusCode.OK);

        clock.Advance(TimeSpan.FromMinutes(11));

        (await StatusAsync(anybody, path)).ShouldBe(HttpStatusCode.NotFound);
        (await StatusAsync(visitor, path)).ShouldBe(HttpStatusCode.NotFound);
        (await StatusAsync(owner, path)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task S46_a_conversation_brings_only_so_many_files()
    {
        await using var server = new SupportBotServer();
        server.Settings["DirectLine:FilesPerConversation"] = "12";
        using var client = await DirectLineClient.StartAsync(server, Cancel);
        (await client.PostAsync(Message(10), Cancel)).Status.ShouldBe(HttpStatusCode.OK);
        (await client.PostAsync(Message(2), Cancel)).Status.ShouldBe(HttpStatusCode.OK);

        var refused = await client.PostAsync(Message(1), Cancel);

        refused.Status.ShouldBe(HttpStatusCode.TooManyRequests);
        refused.ErrorCode.ShouldBe("TooManyFiles");
        (await client.SayAsync("bonjour", Cancel)).Status.ShouldBe(HttpStatusCode.OK);
        using var other = await DirectLineClient.StartAsync(server, Cancel);
        (await other.PostAsync(Message(1), Cancel)).Status.ShouldBe(HttpStatusCode.OK);
    }

    private static async Task<HttpStatusCode> StatusAsync(DirectLineClient client, string path) => (await client.SendAsync(HttpMethod.Get, path, null, Cancel)).Status;

    private static string Message(int files) => JsonSerializer.Serialize(new
    {
        type = "message",
        attachments = Enumerable.Range(0, files).Select(static i => new { contentType = "image/png", name = $"{i}.png", contentUrl = $"data:image/png;base64,{Convert.ToBase64String(Samples.Png(2, 3))}" }),
    });
}
