using System.Net;
using System.Text.Json;
using SupportBot.Testing.Hosting;

namespace SupportBot.Bot.Tests.Persistence;

public sealed class KilledProcessTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>The short form: five kills under load. Every acknowledged turn is there once, whole, and no half turn.</summary>
    [Fact]
    public async Task F01_what_was_acknowledged_survives_a_kill()
    {
        using var data = new TemporaryDirectory();
        var acknowledged = new List<(DirectLineClient Client, string Conversation, List<string> Ids)>();
        for (var round = 0; round < 5; round++)
        {
            await using var bot = Start(data);
            var address = await bot.AddressAsync(Cancel);
            var enough = new Acknowledgements(40 + (17 * round));
            var talks = Enumerable.Range(0, 8).Select(_ => TalkAsync(address, enough, CancellationToken.None)).ToList();
            await enough.Reached.WaitAsync(Cancel);
            await bot.KillAsync(Cancel);
            foreach (var talk in await Task.WhenAll(talks))
            {
                acknowledged.AddRange(talk);
            }
        }

        await using var last = Start(data);
        var at = await last.AddressAsync(Cancel);
        acknowledged.Sum(talk => talk.Ids.Count).ShouldBeGreaterThan(300);
        foreach (var (client, conversation, ids) in acknowledged)
        {
            using var reader = new DirectLineClient(new HttpClient { BaseAddress = new Uri(at) }) { Credential = client.Credential, ConversationId = conversation };
            var history = await reader.HistoryAsync(Cancel);
            var users = history.Where(activity => activity.GetProperty("from").GetProperty("role").GetString() == "user").Select(activity => activity.GetProperty("id").GetString()!).ToList();
            ids.ShouldBeSubsetOf(users);
            users.Distinct().Count().ShouldBe(users.Count);
            history.Select(Answered).OfType<string>().Distinct().ShouldBe(users);
            history.Select(activity => activity.GetProperty("id").GetString()![^7..]).ShouldBe(Enumerable.Range(2, history.Count).Select(seq => $"{seq:D7}"));
            client.Dispose();
        }
    }

    [Fact]
    public async Task F05_a_polite_stop_finishes_what_is_under_way_and_ends_with_zero()
    {
        using var data = new TemporaryDirectory();
        await using var bot = Start(data);
        using var client = new DirectLineClient(new HttpClient { BaseAddress = new Uri(await bot.AddressAsync(Cancel)) });
        await client.TakeTokenAsync(Cancel);
        await client.BeginAsync(Cancel);
        await using var socket = await client.ConnectAsync(Cancel);
        await socket.ReceiveAsync(1, Cancel);

        bot.Terminate();

        (await socket.ReceiveFrameAsync(Cancel)).ShouldBeNull();
        (await bot.ExitCodeAsync(Cancel).WaitAsync(TimeSpan.FromSeconds(15), Cancel)).ShouldBe(0);
    }

    private static string? Answered(JsonElement activity) => activity.TryGetProperty("replyToId", out var id) ? id.GetString() : null;

    private static BotProcess Start(TemporaryDirectory data) => new(
        new Dictionary<string, string>(TestStorage.Settings(data.FullName)) { ["ASPNETCORE_ENVIRONMENT"] = "Development", ["RateLimits:Enabled"] = "false" },
        "--urls",
        "http://127.0.0.1:0");

    private static async Task<List<(DirectLineClient Client, string Conversation, List<string> Ids)>> TalkAsync(string address, Acknowledgements enough, CancellationToken cancellationToken)
    {
        var client = new DirectLineClient(new HttpClient { BaseAddress = new Uri(address) });
        var ids = new List<string>();
        try
        {
            await client.TakeTokenAsync(cancellationToken);
            (await client.BeginAsync(cancellationToken)).Status.ShouldBe(HttpStatusCode.Created);
            while (true)
            {
                var answer = await client.SayAsync("merci", cancellationToken, $"c{ids.Count}");
                answer.Status.ShouldBe(HttpStatusCode.OK);
                ids.Add(answer["id"]);
                enough.Hit();
            }
        }
        catch (HttpRequestException)
        {
            // The kill.
        }

        return client.StreamUrl.Length == 0 ? [] : [(client, client.ConversationId, ids)];
    }

    /// <summary>Counts acknowledged turns, so that the kill falls among them and not before.</summary>
    private sealed class Acknowledgements(int enough)
    {
        private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _count;

        public Task Reached => _reached.Task;

        public void Hit()
        {
            if (Interlocked.Increment(ref _count) == enough)
            {
                _reached.SetResult();
            }
        }
    }
}
