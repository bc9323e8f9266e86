using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using SupportBot.Bot.Tests.Conversations.Files;
using SupportBot.Testing.Hosting;

namespace SupportBot.Bot.Tests.Channels.DirectLine;

public sealed class UploadTests(SupportBotServer server)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Files_are_echoed_with_an_address_that_gives_the_bytes_back_safely()
    {
        using var client = await DirectLineClient.StartAsync(server, Cancel);
        using var parts = new MultipartFormDataContent
        {
            { File(Samples.Png(2, 3), "image/png"), "file", "capture.png" },
            { Activity("""{"type":"message","text":"voici","channelData":{"clientActivityID":"u1"},"attachments":[{"contentType":"image/png","name":"capture.png","thumbnailUrl":"data:image/jpeg;base64,AAAA"}]}"""), "activity", "blob" },
            { File(Samples.Pdf, "application/pdf"), "file", "bon de livraison.pdf" },
        };

        var posted = await client.UploadAsync(parts, Cancel);

        posted.Status.ShouldBe(HttpStatusCode.OK, posted.Text);
        var echo = (await client.HistoryAsync(Cancel))[1];
        echo.GetProperty("id").GetString().ShouldBe(posted["id"]);
        echo.GetProperty("channelData").GetProperty("clientActivityID").GetString().ShouldBe("u1");
        var attachments = echo.GetProperty("attachments").EnumerateArray().ToList();
        attachments.Select(attachment => attachment.GetProperty("name").GetString()).ShouldBe(["capture.png", "bon de livraison.pdf"]);
        attachments[0].GetProperty("thumbnailUrl").GetString().ShouldBe("data:image/jpeg;base64,AAAA");
        using var http = server.Http();
        using var response = await http.GetAsync(new Uri(attachments[1].GetProperty("contentUrl").GetString()!), Cancel);
        (await response.Content.ReadAsByteArrayAsync(Cancel)).ShouldBe(Samples.Pdf);
        response.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
        response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        response.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("sandbox");
    }

    [Fact]
    public async Task A_resent_upload_is_one_message()
    {
        using var client = await DirectLineClient.StartAsync(server, Cancel);
        MultipartFormDataContent Parts() => new()
        {
            { File(Samples.Png(2, 3), "image/png"), "file", "a.png" },
            { Activity("""{"type":"message","channelData":{"clientActivityID":"u1"}}"""), "activity", "blob" },
        };

        var first = await client.UploadAsync(Parts(), Cancel);
        var second = await client.UploadAsync(Parts(), Cancel);

        second["id"].ShouldBe(first["id"]);
        (await client.HistoryAsync(Cancel)).Count(activity => activity.TryGetProperty("attachments", out _)).ShouldBe(1);
    }

    public static TheoryData<string, byte[], string, HttpStatusCode> Refused => new()
    {
        { "page as picture", "<html><script>alert(1)</script></html>"u8.ToArray(), "image/png", HttpStatusCode.UnsupportedMediaType },
        { "svg", "<svg onload='alert(1)'/>"u8.ToArray(), "image/svg+xml", HttpStatusCode.UnsupportedMediaType },
        { "document as picture", Samples.Pdf, "image/png", HttpStatusCode.UnsupportedMediaType },
        { "text", "bonjour"u8.ToArray(), "text/plain", HttpStatusCode.UnsupportedMediaType },
        { "nothing", [], "image/png", HttpStatusCode.BadRequest },
        { "pixel bomb", Samples.Png(50_000, 50_000), "image/png", HttpStatusCode.BadRequest },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task S45_S49_files_that_are_not_what_they_say_are_refused(string what, byte[] bytes, string type, HttpStatusCode status)
    {
        using var client = await DirectLineClient.StartAsync(server, Cancel);
        using var parts = new MultipartFormDataContent { { File(bytes, type), "file", "a.png" } };

        var answer = await client.UploadAsync(parts, Cancel);

        answer.Status.ShouldBe(status, what);
        answer.ErrorCode.ShouldNotBeEmpty();
        (await client.HistoryAsync(Cancel)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task S46_a_file_over_the_limit_is_413()
    {
        using var client = await DirectLineClient.StartAsync(server, Cancel);
        using var parts = new MultipartFormDataContent { { File([.. Samples.Png(2, 3), .. new byte[10 * 1024 * 1024]], "image/png"), "file", "a.png" } };

        (await client.UploadAsync(parts, Cancel)).Status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task S46_a_body_far_over_the_limit_is_413_without_being_read()
    {
        using var client = await DirectLineClient.StartAsync(server, Cancel);
        using var parts = new MultipartFormDataContent();
        for (var i = 0; i < 5; i++)
        {
            parts.Add(File([.. Samples.Png(2, 3), .. new byte[9 * 1024 * 1024]], "image/png"), "file", $"{i}.png");
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, $"/v3/directline/conversations/{client.ConversationId}/upload") { Content = parts };
        request.Headers.ExpectContinue = true;
        request.Headers.Add("Authorization", $"Bearer {client.Credential}");
        using var response = await client.Http.SendAsync(request, Cancel);

        response.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task S46_too_many_parts_are_400()
    {
        using var client = await DirectLineClient.StartAsync(server, Cancel);
        using var parts = new MultipartFormDataContent();
        for (var i = 0; i < 30; i++)
        {
            parts.Add(File(Samples.Png(2, 3), "image/png"), "file", $"{i}.png");
        }

        (await client.UploadAsync(parts, Cancel)).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("application/json", "{}")]
    [InlineData("multipart/form-data", "x")]
    [InlineData("multipart/form-data; boundary=b", "not multipart")]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nContent-Type: image/png\r\n\r\nabc\r\n--b--")]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=file\r\n\r\nabc")]
    public async Task Malformed_uploads_are_4xx(string type, string body)
    {
        using var client = await DirectLineClient.StartAsync(server, Cancel);
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", type);

        var answer = await client.SendAsync(HttpMethod.Post, $"/v3/directline/conversations/{client.ConversationId}/upload", content, Cancel);

        ((int)answer.Status).ShouldBeInRange(400, 499);
        answer.ErrorCode.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("../../evil.png", "evil.png")]
    [InlineData("\u200B.htaccess.png", "htaccess.png")]
    [InlineData("facture\u202Egnp.exe", "facturegnp.png")]
    public async Task S48_names_are_shown_clean(string given, string shown)
    {
        using var client = await DirectLineClient.StartAsync(server, Cancel);
        using var file = File(Samples.Png(2, 3), "image/png");
        file.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=file; filename*=UTF-8''{Uri.EscapeDataString(given)}");
        using var parts = new MultipartFormDataContent { file };

        (await client.UploadAsync(parts, Cancel)).Status.ShouldBe(HttpStatusCode.OK);

        (await client.HistoryAsync(Cancel))[1].GetProperty("attachments")[0].GetProperty("name").GetString().ShouldBe(shown);
    }

    [Fact]
    public async Task S44_a_file_is_found_only_in_its_own_conversation()
    {
        using var client = await DirectLineClient.StartAsync(server, Cancel);
        using var other = await DirectLineClient.StartAsync(server, Cancel);
        using var parts = new MultipartFormDataContent { { File(Samples.Png(2, 3), "image/png"), "file", "a.png" } };
        await client.UploadAsync(parts, Cancel);
        var address = (await client.HistoryAsync(Cancel))[1].GetProperty("attachments")[0].GetProperty("contentUrl").GetString()!;

        var elsewhere = address.Replace(client.ConversationId, other.ConversationId, StringComparison.Ordinal);

        (await other.SendAsync(HttpMethod.Get, elsewhere, null, Cancel)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await other.SendAsync(HttpMethod.Get, address[..^1] + (address[^1] == 'a' ? 'b' : 'a'), null, Cancel)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await other.SendAsync(HttpMethod.Get, address, null, Cancel)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("http://127.0.0.1:1/x.png")]
    [InlineData("file:///etc/passwd")]
    [InlineData("http://169.254.169.254/latest")]
    [InlineData("javascript:alert(1)")]
    public async Task S50_addresses_in_a_clients_activity_are_dropped(string address)
    {
        using var client = await DirectLineClient.StartAsync(server, Cancel);

        await client.PostAsync(JsonSerializer.Serialize(new { type = "message", text = "merci", attachments = new[] { new { contentType = "image/png", name = "x.png", contentUrl = address, thumbnailUrl = address } } }), Cancel);

        var attachment = (await client.HistoryAsync(Cancel))[1].GetProperty("attachments")[0];
        attachment.TryGetProperty("contentUrl", out _).ShouldBeFalse();
        attachment.TryGetProperty("thumbnailUrl", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task A_small_file_may_come_inside_the_activity()
    {
        using var client = await DirectLineClient.StartAsync(server, Cancel);
        var data = $"data:image/png;base64,{Convert.ToBase64String(Samples.Png(2, 3))}";

        await client.PostAsync($$"""{"type":"message","attachments":[{"contentType":"image/png","name":"x.png","contentUrl":"{{data}}"}]}""", Cancel);

        var address = (await client.HistoryAsync(Cancel))[1].GetProperty("attachments")[0].GetProperty("contentUrl").GetString()!;
        address.ShouldStartWith(server.Address);
        (await client.SendAsync(HttpMethod.Get, address, null, Cancel)).Status.ShouldBe(HttpStatusCode.OK);
    }

    private static ByteArrayContent File(byte[] bytes, string type)
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        return content;
    }

    private static StringContent Activity(string json) => new(json, Encoding.UTF8, "application/vnd.microsoft.activity");
}
