using System.Net;
using System.Text;
using FsCheck.Fluent;
using SupportBot.Testing.Hosting;

namespace SupportBot.Bot.Tests.Channels.DirectLine;

public sealed class BadInputTests(SupportBotServer server)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Malformed => new()
    {
        { "nothing", "" },
        { "no JSON", "bonjour" },
        { "cut short", """{"type":"message","text":"bon""" },
        { "a list", "[]" },
        { "null", "null" },
        { "no type", """{"text":"bonjour"}""" },
        { "type that is no text", """{"type":1}""" },
        { "text that is no text", """{"type":"message","text":{"a":1}}""" },
        { "more after the end", """{"type":"message","text":"a"}{"type":"message"}""" },
        { "a name twice", """{"type":"message","text":"a","text":"b"}""" },
        { "a name twice, deep", """{"type":"message","text":"a","channelData":{"x":1,"x":2}}""" },
        { "not a number", """{"type":"message","value":NaN}""" },
        { "a comment", """{"type":"message"/* */}""" },
        { "half a pair", """{"type":"message","text":"\ud83d oups"}""" },
        { "half a pair in channel data", """{"type":"message","text":"a","channelData":{"x":"\ude00"}}""" },
        { "half a pair in a name", """{"type":"message","text":"a","value":{"\ud83dx":1}}""" },
        { "too deep", $$"""{"type":"message","value":{{new string('[', 64)}}{{new string(']', 64)}}}""" },
        { "far too deep", $$"""{"type":"message","value":{{new string('[', 10_000)}}""" },
        { "a byte order mark", "\uFEFF{\"type\":\"message\",\"text\":\"a\"}" },
    };

    [Theory]
    [MemberData(nameof(Malformed))]
    public async Task S70_malformed_bodies_are_400_and_say_so(string what, string body)
    {
        using var client = await DirectLineClient.StartAsync(server, Cancel);

        var answer = await client.PostAsync(body, Cancel);

        answer.Status.ShouldBe(HttpStatusCode.BadRequest, what);
        answer.ErrorCode.ShouldBe("MalformedData");
        (await client.HistoryAsync(Cancel)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task S70_bytes_that_are_not_UTF8_are_400()
    {
        using var client = await DirectLineClient.StartAsync(server, Cancel);

        byte[][] bodies =
        [
            Encoding.Unicode.GetBytes("""{"type":"message","text":"a"}"""),
            [.. "{\"type\":\"message\",\"text\":\""u8, 0xC3, 0x28, .. "\"}"u8],
            [.. "{\"type\":\"message\",\"text\":\"a\",\"value\":{\"a\":\""u8, 0xC3, 0x28, .. "\"}}"u8],
            [.. "{\"type\":\"message\",\"text\":\"a\",\"channelData\":{\"a"u8, 0xFF, .. "\":1}}"u8],
        ];
        foreach (var bytes in bodies)
        {
            using var body = new ByteArrayContent(bytes);
            body.Headers.ContentType = new("application/json");
            (await client.SendAsync(HttpMethod.Post, $"/v3/directline/conversations/{client.ConversationId}/activities", body, Cancel)).Status.ShouldBe(HttpStatusCode.BadRequest);
        }
    }

    [Fact]
    public async Task S70_a_million_properties_are_read_or_refused_quickly()
    {
        using var client = await DirectLineClient.StartAsync(server, Cancel);
        var many = string.Join(',', Enumerable.Range(0, 20_000).Select(i => $"\"p{i}\":1"));

        (await client.PostAsync($$"""{"type":"message","text":"merci",{{many}}}""", Cancel)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    [Trait("Attack", "S69")]
    public async Task An_activity_over_256_KB_is_413()
    {
        using var client = await DirectLineClient.StartAsync(server, Cancel);

        var answer = await client.PostAsync($$"""{"type":"message","text":"{{new string('a', 256 * 1024)}}"}""", Cancel);

        answer.Status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        answer.ErrorCode.ShouldBe("MessageSizeTooBig");
    }

    [Fact]
    public async Task An_activity_over_256_KB_sent_in_chunks_is_413()
    {
        using var client = await DirectLineClient.StartAsync(server, Cancel);
        using var body = new StreamContent(new MemoryStream(Encoding.UTF8.GetBytes($$"""{"type":"message","text":"{{new string('a', 300 * 1024)}}"}""")));
        body.Headers.ContentType = new("application/json");
        body.Headers.ContentLength = null;

        (await client.SendAsync(HttpMethod.Post, $"/v3/directline/conversations/{client.ConversationId}/activities", body, Cancel)).Status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task A_body_that_is_not_JSON_by_its_type_is_415()
    {
        using var client = await DirectLineClient.StartAsync(server, Cancel);
        using var body = new StringContent("""{"type":"message","text":"a"}""", Encoding.UTF8, "text/plain");

        (await client.SendAsync(HttpMethod.Post, $"/v3/directline/conversations/{client.ConversationId}/activities", body, Cancel)).Status.ShouldBe(HttpStatusCode.UnsupportedMediaType);
    }

    [Theory]
    [InlineData(4_001)]
    [InlineData(10_000)]
    [InlineData(200_000)]
    public async Task A_long_message_is_kept_cut_and_the_customer_is_asked_to_shorten(int length)
    {
        using var client = await DirectLineClient.StartAsync(server, Cancel);

        (await client.SayAsync(new string('a', length), Cancel)).Status.ShouldBe(HttpStatusCode.OK);

        var history = await client.HistoryAsync(Cancel);
        history[1].GetProperty("text").GetString()!.Length.ShouldBe(4000);
        history[2].GetProperty("text").GetString()!.ShouldStartWith("Votre message est trop long");
        history.Count.ShouldBe(3);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\u0000\u0007")]
    [InlineData("\u202E")]
    public async Task An_empty_message_is_answered_with_a_request_to_write(string text)
    {
        using var client = await DirectLineClient.StartAsync(server, Cancel);

        (await client.SayAsync(text, Cancel)).Status.ShouldBe(HttpStatusCode.OK);

        var history = await client.HistoryAsync(Cancel);
        history.Count.ShouldBe(3);
        history[2].GetProperty("channelData").GetProperty("supportBot").GetProperty("kind").GetString().ShouldBe("reprompt");
    }

    [Fact]
    public async Task S78_what_cannot_be_seen_is_not_stored()
    {
        using var client = await DirectLineClient.StartAsync(server, Cancel);

        await client.SayAsync("mer\u200Bci\u202E\u0000", Cancel);

        var history = await client.HistoryAsync(Cancel);
        history[1].GetProperty("text").GetString().ShouldBe("merci");
        history[2].GetProperty("channelData").GetProperty("supportBot").GetProperty("kind").GetString().ShouldBe("smalltalk");
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    [InlineData("TRACE")]
    public async Task S73_other_methods_are_405(string method)
    {
        using var client = await DirectLineClient.StartAsync(server, Cancel);

        var answer = await client.SendAsync(new HttpMethod(method), $"/v3/directline/conversations/{client.ConversationId}/activities", null, Cancel);

        answer.Status.ShouldBe(HttpStatusCode.MethodNotAllowed);
        answer.ErrorCode.ShouldBe("MethodNotAllowed");
    }

    [Fact]
    public async Task S76_errors_say_nothing_about_the_inside()
    {
        using var client = await DirectLineClient.StartAsync(server, Cancel);

        foreach (var body in Malformed)
        {
            var answer = await client.PostAsync((string)body.Data.Item2, Cancel);
            answer.Text.ShouldNotContain("Exception");
            answer.Text.ShouldNotContain("System.");
            answer.Text.ShouldNotContain("   at ");
            answer.Headers.ShouldNotContainKey("Server");
        }
    }

    [Fact]
    public async Task Mutated_activities_never_break_the_server()
    {
        using var client = await DirectLineClient.StartAsync(server, Cancel);
        const string Sample = """{"type":"message","id":"a","text":"bonjour","locale":"fr-FR","from":{"id":"x"},"channelData":{"clientActivityID":"c"},"attachments":[{"contentType":"image/png","contentUrl":"data:image/png;base64,AAAA"}],"value":{"a":[1,2]}}""";
        var mutations = Gen.Sample(
            Gen.Choose(0, Sample.Length - 1).SelectMany(at => Gen.Choose(0, 255).SelectMany(with => Gen.Choose(0, 12).Select(skip => (at, (char)with, skip)))), 200, 300);

        foreach (var (at, with, skip) in mutations)
        {
            var mutated = Sample[..at] + with + Sample[Math.Min(Sample.Length, at + skip)..];
            ((int)(await client.PostAsync(mutated, Cancel)).Status).ShouldBeLessThan(500, mutated);
        }
    }
}
