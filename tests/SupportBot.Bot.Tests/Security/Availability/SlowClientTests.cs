using System.Net;
using SupportBot.Testing.Hosting;

namespace SupportBot.Bot.Tests.Security.Availability;

/// <summary>S66 and S67, short: the server's own limits are in seconds, so these wait (and use no processor meanwhile).</summary>
public sealed class SlowClientTests(SupportBotServer server)
{
    private const int Lines = 200;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task S66_two_hundred_slow_heads_keep_nobody_waiting_and_are_all_cut()
    {
        var slow = await Task.WhenAll(Enumerable.Range(0, Lines).Select(async _ =>
        {
            var line = await RawLine.OpenAsync(server);
            await line.SendAsync("GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ");
            return line;
        }));
        using var client = await DirectLineClient.StartAsync(server, Cancel);

        (await client.SayAsync("bonjour", Cancel)).Status.ShouldBe(HttpStatusCode.OK);

        foreach (var line in slow)
        {
            var received = await line.ReadToEndAsync(); // Ends when the server closes: it would wait for ever.
            received.ShouldNotContain(" 200 ");
            line.Dispose();
        }
    }

    [Fact]
    public async Task S67_a_body_of_a_byte_now_and_then_is_cut()
    {
        using var line = await RawLine.OpenAsync(server);
        await line.SendAsync($"POST /v3/directline/tokens/generate HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {SupportBotServer.Secret}\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n{{");

        var received = await line.ReadToEndAsync(); // Ends: the rest of the body never comes.

        received.ShouldNotContain(" 200 ");
    }
}
