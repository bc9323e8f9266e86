using System.Net;
using System.Text;
using System.Text.Json;
using SupportBot.Testing.Hosting;

namespace SupportBot.Bot.Tests.Security.Connector;

public sealed class ActivityTests(SupportBotServer server)
{
    private const string Head = """{"type":"invoke","name":"adaptiveCard/action","channelId":"msteams","serviceUrl":"http://127.0.0.1:9/","from":{"id":"u"},"conversation":{"id":"s27"},"value":""";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string, string, HttpStatusCode> Presses => new()
    {
        { "one megabyte", Press(1024 * 1024), HttpStatusCode.RequestEntityTooLarge },
        { "quarter of a megabyte", Press(256 * 1024), HttpStatusCode.RequestEntityTooLarge },
        { "64 levels", new string('[', 64) + new string(']', 64), HttpStatusCode.BadRequest },
        { "33 levels", new string('[', 33) + new string(']', 33), HttpStatusCode.BadRequest },
        { "a name twice", """{"action":{"verb":"a","verb":"b"}}""", HttpStatusCode.BadRequest },
        { "no action", """{"x":1}""", HttpStatusCode.BadRequest },
        { "a text", "\"action\"", HttpStatusCode.BadRequest },
    };

    [Theory]
    [MemberData(nameof(Presses))]
    public async Task S27_a_press_that_is_too_large_too_deep_or_none_is_refused(string what, string value, HttpStatusCode expected)
    {
        using var http = server.Http();
        using var body = new StringContent(Head + value + "}", Encoding.UTF8, "application/json");

        using var answer = await http.PostAsync(new Uri("/api/messages", UriKind.Relative), body, Cancel);

        answer.StatusCode.ShouldBe(expected, what);
    }

    private static string Press(int length) => JsonSerializer.Serialize(new { action = new { type = "Action.Execute", verb = "x", data = new { a = new string('a', length) } } });
}
