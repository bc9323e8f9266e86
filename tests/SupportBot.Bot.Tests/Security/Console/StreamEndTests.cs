using System.Net;
using SupportBot.Bot.Tests.AgentConsole;
using SupportBot.Testing.Hosting;

namespace SupportBot.Bot.Tests.Security.Console;

public sealed class StreamEndTests(SupportBotServer server)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task S41_an_open_stream_of_the_console_ends_with_its_session_and_with_no_other()
    {
        using var leaver = await ConsoleBrowser.SignInAsync(server);
        using var stayer = await ConsoleBrowser.SignInAsync(server);
        var page = await leaver.GetAsync("/console/compte");
        using var http = server.Http();
        using var left = await OpenAsync(http, leaver);
        using var stayed = await OpenAsync(http, stayer);

        await leaver.PostAsync("/console/deconnexion", page);

        using var reader = new StreamReader(await left.Content.ReadAsStreamAsync(Cancel));
        var heard = await reader.ReadToEndAsync(Cancel); // Ends: it would wait for ever.
        heard.ShouldContain("event: ready");
        using var other = new StreamReader(await stayed.Content.ReadAsStreamAsync(Cancel));
        (await other.ReadLineAsync(Cancel)).ShouldBe("event: ready");
        (await leaver.SendAsync(HttpMethod.Get, "/console/demandes/events", null, "text/event-stream")).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task S41_a_foreign_page_cannot_open_a_stream_of_the_console()
    {
        using var browser = await ConsoleBrowser.SignInAsync(server);
        using var http = server.Http();
        using var request = browser.Request(HttpMethod.Get, "/console/demandes/events", "text/event-stream");
        request.Headers.Add("Origin", "https://evil.example");

        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancel);

        // The browser does not send the cookie along (SameSite), and would not let the page read it if it did.
        response.Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse();
        response.Headers.GetValues("Cross-Origin-Resource-Policy").ShouldBe(["same-origin"]);
    }

    private static async Task<HttpResponseMessage> OpenAsync(HttpClient http, ConsoleBrowser browser)
    {
        using var request = browser.Request(HttpMethod.Get, "/console/demandes/events", "text/event-stream");
        var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancel);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        return response;
    }
}
