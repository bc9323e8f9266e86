using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using SupportBot.Bot.Contracts.Import;
using SupportBot.Bot.Tests.Conversations.Files;
using SupportBot.Knowledge.Content;
using SupportBot.Testing.Hosting;

namespace SupportBot.Bot.Tests.Security.Fuzz;

/// <summary>
/// Mutated input at every door: nothing answers 5xx, nothing throws past the edge, no other role is stored than the caller's. So many in all as
/// <c>SUPPORTBOT_FUZZ</c> says (3,000 when it says nothing); <c>deploymentTemplates/SECURITY.md</c> has the command of a long run.
/// </summary>
public sealed class FuzzTests : IAsyncDisposable
{
    private const int Size = 60;
    private const string Boundary = "boundary";

    private static readonly int Count = int.TryParse(System.Environment.GetEnvironmentVariable("SUPPORTBOT_FUZZ"), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 3_000;

    private readonly SupportBotServer _server = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static readonly string[] Activities =
    [
        """{"type":"message","id":"a","text":"bonjour","locale":"fr-FR","from":{"id":"x","name":"Anne","role":"user"},"channelData":{"clientActivityID":"c"},"value":{"a":[1,2]}}""",
        """{"type":"message","text":"demande Dell","textFormat":"plain","localTimestamp":"2026-11-23T09:00:00+01:00","localTimezone":"Europe/Paris","entities":[{"type":"mention","text":"<at>x</at>","mentioned":{"id":"28:bot"}}]}""",
        """{"type":"message","value":{"form":"dell","asked":"order_number","slots":{"order_number":"123456789","email":"a@example.fr","name":"Anne"}}}""",
        """{"type":"message","attachments":[{"contentType":"image/png","name":"a.png","contentUrl":"data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="}]}""",
        """{"type":"event","name":"startFlow","value":{"flow":"hp"}}""",
        """{"type":"conversationUpdate","membersAdded":[{"id":"x"}],"membersRemoved":[{"id":"y"}]}""",
        """{"type":"typing"}""",
        """{"type":"message","text":"où en est le contrat 7041002 ?"}""",
        """{"type":"message","text":"je voudrais parler à un conseiller, anne@example.fr, 06 12 34 56 78"}""",
        """{"type":"endOfConversation","code":"completedSuccessfully"}""",
    ];

    private static readonly string[] ConnectorActivities =
    [
        """{"type":"message","id":"1","channelId":"msteams","serviceUrl":"http://127.0.0.1:9/","deliveryMode":"expectReplies","from":{"id":"29:u","aadObjectId":"00000000-0000-0000-0000-000000000020"},"recipient":{"id":"28:b"},"conversation":{"id":"CONV","conversationType":"personal","tenantId":"t"},"text":"bonjour","channelData":{"tenant":{"id":"t"}}}""",
        """{"type":"invoke","name":"adaptiveCard/action","channelId":"msteams","serviceUrl":"http://127.0.0.1:9/","from":{"id":"u"},"conversation":{"id":"CONV"},"value":{"action":{"type":"Action.Execute","verb":"contract.renew","data":{"contract":"x"}}},"replyToId":"1"}""",
        """{"type":"installationUpdate","action":"add","channelId":"msteams","serviceUrl":"http://127.0.0.1:9/","from":{"id":"u"},"conversation":{"id":"CONV"}}""",
        """{"type":"conversationUpdate","channelId":"msteams","serviceUrl":"http://127.0.0.1:9/","membersAdded":[{"id":"28:b"}],"from":{"id":"u"},"recipient":{"id":"28:b"},"conversation":{"id":"CONV"},"deliveryMode":"expectReplies"}""",
    ];

    private static readonly string[] Bodies = ["""{"user":{"id":"dl_x","name":"x"},"trustedOrigins":["https://a.example"]}""", """{"locale":"fr-FR","user":{"id":"x"}}""", """{"userToken":"a.b.c"}""", "{}"];

    private static readonly string[] Tables =
    [
        "organisation;éditeur;type;numéro;produit;quantité;début;fin;email\nACME;Red Hat;abonnement;7041001;RHEL;2;01/01/2026;31/12/2026;a@example.fr\n",
        "organisation,vendor,kind,number,product,quantity,start,end,email\n\"A, B\",Dell,service tag,5RFDP01,\"x \"\"y\"\"\",1,2026-01-01,2026-12-31,\n",
    ];

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Mutated_activities_of_a_client_bring_no_failure_and_no_other_role()
    {
        var conversations = new List<string>();
        await RunAsync(Mutation.Of(Activities), Count * 35 / 100, async (client, body) =>
        {
            conversations.Add(client.ConversationId);
            return (int)(await client.SendAsync(HttpMethod.Post, $"/v3/directline/conversations/{client.ConversationId}/activities", Json(body), Cancel)).Status;
        });

        using var reader = new DirectLineClient(_server.Http()) { Credential = SupportBotServer.Secret };
        foreach (var conversation in conversations.Distinct(StringComparer.Ordinal).Take(20))
        {
            reader.ConversationId = conversation;
            (await reader.HistoryAsync(Cancel)).Where(static activity => !activity.TryGetProperty("replyToId", out _)).Skip(1)
                .ShouldAllBe(static activity => activity.GetProperty("from").GetProperty("role").GetString() != "agent");
        }
    }

    [Fact]
    public Task Mutated_activities_of_a_channel_bring_no_failure() => RunAsync(
        Mutation.Of(ConnectorActivities.Select(static text => text.Replace("CONV", Guid.NewGuid().ToString("N"), StringComparison.Ordinal))),
        Count * 20 / 100,
        static async (client, body) => (int)(await client.SendAsync(HttpMethod.Post, "/api/messages", Json(body), Cancel)).Status);

    [Fact]
    public Task Mutated_requests_for_tokens_and_conversations_bring_no_failure() => RunAsync(
        Mutation.Of(Bodies),
        Count * 10 / 100,
        static async (client, body) =>
        {
            var path = (body.Length % 3) switch { 0 => "/api/chat/token", 1 => "/v3/directline/tokens/generate", _ => "/v3/directline/conversations" };
            client.Credential = SupportBotServer.Secret;
            return (int)(await client.SendAsync(HttpMethod.Post, path, Json(body), Cancel)).Status;
        });

    [Fact]
    public Task Mutated_uploads_bring_no_failure() => RunAsync(
        Mutation.Of([Upload("file", "a.png", "image/png", Samples.Png(2, 3)), Upload("file", "b.pdf", "application/pdf", Samples.Pdf), Upload("activity", "blob", "application/vnd.microsoft.activity", Encoding.UTF8.GetBytes(Activities[0]))]),
        Count * 15 / 100,
        static async (client, body) =>
        {
            using var content = new ByteArrayContent(body);
            content.Headers.ContentType = MediaTypeHeaderValue.Parse($"multipart/form-data; boundary={Boundary}");
            return (int)(await client.SendAsync(HttpMethod.Post, $"/v3/directline/conversations/{client.ConversationId}/upload", content, Cancel)).Status;
        });

    [Fact]
    public void Mutated_tables_of_contracts_are_read_or_reported()
    {
        foreach (var bytes in Gen.Sample(Mutation.Of(Tables), Size, Count * 10 / 100))
        {
            ContractFile.Read(bytes).ShouldNotBeNull();
        }
    }

    [Fact]
    public void Mutated_entries_are_read_or_reported()
    {
        var folder = Repository.Path("knowledge", "content", "fr", "hp");
        var samples = Directory.GetFiles(folder, "*.md").Select(File.ReadAllBytes).ToArray();
        foreach (var part in Gen.Sample(Mutation.Of(samples), Size, Count * 10 / 100).Chunk(100))
        {
            using var content = new TemporaryDirectory();
            Directory.CreateDirectory(Path.Combine(content.FullName, "fr", "hp"));
            foreach (var (i, bytes) in part.Index())
            {
                File.WriteAllBytes(Path.Combine(content.FullName, "fr", "hp", $"e{i}.md"), bytes);
            }

            var read = KnowledgeContent.Read(content.FullName);

            foreach (var entry in read.Entries)
            {
                _ = Bot.ChatPage.AnswerHtml.Of(entry.Markdown);
                _ = Bot.AgentConsole.LiveChat.BotMarkdown.ToHtml(entry.Markdown);
            }
        }
    }

    private async Task RunAsync(Gen<byte[]> mutations, int count, Func<DirectLineClient, byte[], Task<int>> post)
    {
        DirectLineClient? client = null;
        var done = 0;
        var started = Stopwatch.GetTimestamp();
        while (done < count)
        {
            // A fresh conversation now and then: one that has been talked into a corner finds nothing new.
            client?.Dispose();
            client = await DirectLineClient.StartAsync(_server, Cancel);
            foreach (var body in Gen.Sample(mutations, Size, Math.Min(40, count - done)))
            {
                done++;
                var status = await post(client, body);
                (status is < 500 or 501).ShouldBeTrue($"{status} to {Encoding.UTF8.GetString(body)}"); // 501: the protocol's word for an unknown invoke.
            }
        }

        client?.Dispose();
        _server.Logs.All.ShouldNotContain(static line => line.StartsWith("Error ", StringComparison.Ordinal));
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{done} in {Stopwatch.GetElapsedTime(started).TotalSeconds:F1} s, {GC.GetTotalMemory(forceFullCollection: true) / 1048576} MB afterwards"));
    }

    private static ByteArrayContent Json(byte[] body)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return content;
    }

    private static byte[] Upload(string name, string fileName, string type, byte[] bytes) =>
    [
        .. Encoding.UTF8.GetBytes($"--{Boundary}\r\nContent-Disposition: form-data; name=\"{name}\"; filename=\"{fileName}\"\r\nContent-Type: {type}\r\n\r\n"), .. bytes, .. Encoding.UTF8.GetBytes($"\r\n--{Boundary}--\r\n"),
    ];
}
