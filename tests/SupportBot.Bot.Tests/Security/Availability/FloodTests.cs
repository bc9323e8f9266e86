using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using SupportBot.Testing.Hosting;

namespace SupportBot.Bot.Tests.Security.Availability;

/// <summary>S65 and S68: one address asks for more than its share; another one notices nothing.</summary>
public sealed class FloodTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task S65_a_flood_from_one_address_is_429_with_the_time_to_wait_and_another_address_is_served()
    {
        await using var server = new SupportBotServer();
        server.Settings["RateLimits:Enabled"] = "true";
        server.Settings["RateLimits:StartBurst"] = "10";
        using var flooder = new DirectLineClient(HttpFrom(server, "127.0.0.2"));

        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => flooder.SendAsync(HttpMethod.Post, "/api/chat/token", null, Cancel)));

        answers.Count(static answer => answer.Status == HttpStatusCode.OK).ShouldBeInRange(1, 15);
        answers.Where(static answer => answer.Status != HttpStatusCode.OK).ShouldAllBe(static answer =>
            answer.Status == HttpStatusCode.TooManyRequests && answer.ErrorCode == "TooManyRequests" && answer.Headers.ContainsKey("Retry-After"));
        using var other = await DirectLineClient.StartAsync(server, Cancel);
        (await other.SayAsync("bonjour", Cancel)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("/api/knowledge/search?q=bonjour")]
    [InlineData("/envoi/AAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("/transfert/AAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("/avis/AAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("/rappels/AAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("/contrats/rapport/AAAAAAAAAAAAAAAAAAAAAA")]
    public async Task S65_links_cannot_be_guessed_at_by_the_thousand(string path)
    {
        await using var server = new SupportBotServer();
        server.Settings["RateLimits:Enabled"] = "true";
        server.Settings["RateLimits:StartBurst"] = "10";
        using var guesser = new DirectLineClient(HttpFrom(server, "127.0.0.3"));

        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => guesser.SendAsync(HttpMethod.Get, path, null, Cancel)));

        answers.Count(static answer => answer.Status == HttpStatusCode.TooManyRequests).ShouldBeGreaterThan(20);
    }

    [Fact]
    public async Task S68_one_address_opens_only_so_many_sockets_and_closing_one_makes_room()
    {
        await using var server = new SupportBotServer();
        server.Settings["RateLimits:Enabled"] = "true";
        server.Settings["DirectLine:StreamsPerAddress"] = "3";
        var sockets = new List<ClientWebSocket>();
        for (var i = 0; i < 3; i++)
        {
            sockets.Add(await ConnectAsync(server, "127.0.0.4"));
        }

        (await Should.ThrowAsync<WebSocketException>(() => ConnectAsync(server, "127.0.0.4"))).Message.ShouldContain("429");

        (await ConnectAsync(server, "127.0.0.5")).Dispose();
        sockets[0].Abort();
        await Eventually.HoldsAsync(
            async () =>
            {
                try
                {
                    sockets.Add(await ConnectAsync(server, "127.0.0.4"));
                    return true;
                }
                catch (WebSocketException)
                {
                    return false;
                }
            },
            Cancel);
        sockets.ForEach(static socket => socket.Dispose());
    }

    [Fact]
    public async Task S68_a_node_opens_only_so_many_sockets()
    {
        await using var server = new SupportBotServer();
        server.Settings["DirectLine:Streams"] = "2";
        using var one = await ConnectAsync(server, "127.0.0.6");
        using var two = await ConnectAsync(server, "127.0.0.7");

        (await Should.ThrowAsync<WebSocketException>(() => ConnectAsync(server, "127.0.0.8"))).Message.ShouldContain("429");

        using var client = await DirectLineClient.StartAsync(server, Cancel); // Who gets no socket can still talk.
        (await client.SayAsync("bonjour", Cancel)).Status.ShouldBe(HttpStatusCode.OK);
    }

    private static async Task<ClientWebSocket> ConnectAsync(SupportBotServer server, string from)
    {
        using var client = new DirectLineClient(HttpFrom(server, from));
        await client.TakeTokenAsync(Cancel);
        await client.BeginAsync(Cancel);
        using var line = new HttpMessageInvoker(HandlerFrom(from));
        var socket = new ClientWebSocket();
        try
        {
            await socket.ConnectAsync(new Uri(client.StreamUrl), line, Cancel);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static HttpClient HttpFrom(SupportBotServer server, string from) => new(HandlerFrom(from)) { BaseAddress = new Uri(server.Address) };

    /// <summary>Connects from one of the many addresses of this machine's loopback.</summary>
    private static SocketsHttpHandler HandlerFrom(string from) => new()
    {
        UseProxy = false,
        ConnectCallback = async (context, cancellationToken) =>
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(IPAddress.Parse(from), 0));
            await socket.ConnectAsync(IPAddress.Loopback, context.DnsEndPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        },
    };
}
