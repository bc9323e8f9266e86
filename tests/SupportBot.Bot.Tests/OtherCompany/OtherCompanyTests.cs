using System.Net;
using System.Text.Json;
using SupportBot.Bot.Tests.AgentConsole;
using SupportBot.Testing.Hosting;

namespace SupportBot.Bot.Tests.OtherCompany;

/// <summary>
/// Somebody else's support on the same program, by configuration alone: a company that rents bicycles puts its own answers, names, colour, logo, hours and region in.
/// The folder beside this file is what such a company writes.
/// </summary>
public sealed class OtherCompanyTests : IAsyncDisposable
{
    private const string Welcome = "Bonjour, ici l'assistant des Vélos du Canal. Une question sur votre location ?";

    private readonly SupportBotServer _server = new();

    public OtherCompanyTests()
    {
        var folder = Repository.Path("tests", "SupportBot.Bot.Tests", "OtherCompany");
        var settings = _server.Settings;
        settings["Knowledge:ContentDirectory"] = Path.Combine(folder, "content");
        settings["Brand:Name"] = "Aide « Vélos du Canal » <test>";
        settings["Brand:Assistant"] = "Canalou";
        settings["Brand:Lead"] = "Location, caution, panne : dites-nous tout.";
        settings["Brand:Example"] = "Ex. : j'ai crevé, que faire ?";
        settings["Brand:Greeting"] = Welcome;
        settings["Brand:Color"] = "#7a1f4b";
        settings["Brand:Logo"] = Path.Combine(folder, "logo.svg");
        settings["Brand:Console"] = "Vélos du Canal, conseillers";
        settings["Regions:france:Mailbox"] = "aide@velosducanal.example";
        settings["BusinessHours:Days:Tuesday"] = "09:00-18:30";
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Its_bot_greets_in_its_name_and_answers_from_its_own_answers_only()
    {
        using var client = await DirectLineClient.StartAsync(_server, Cancel);

        await client.SayAsync("j'ai crevé en route, que faire ?", Cancel);
        await client.SayAsync("quand est-ce que ma caution est rendue ?", Cancel);
        await client.SayAsync("où est le numéro de série de mon abonnement red hat ?", Cancel);

        var said = (await client.HistoryAsync(Cancel)).Where(static activity => activity.TryGetProperty("channelData", out var data) && data.TryGetProperty("supportBot", out _)).ToList();
        said[0].GetProperty("text").GetString().ShouldBe(Welcome);
        said.ShouldContain(static reply => Entries(reply).Contains("crevaison"));
        said.ShouldContain(static reply => Entries(reply).Contains("caution-velo"));
        said.SelectMany(Entries).ShouldBeSubsetOf(["crevaison", "caution-velo", "horaires-agence", "antivol-bloque", "abonnement-annuel-velo"]);
    }

    [Fact]
    public async Task Its_page_its_chat_and_its_console_carry_its_name_its_colour_and_its_logo()
    {
        using var http = _server.Http();

        var page = await http.GetStringAsync(new Uri("/", UriKind.Relative), Cancel);
        Assert.SkipWhen(page.Contains("was not built", StringComparison.Ordinal), "The chat page is not built: needs Node.js 20 or newer.");
        var chat = await http.GetStringAsync(new Uri("/chat", UriKind.Relative), Cancel);
        using var logo = await http.GetAsync(new Uri("/brand/logo", UriKind.Relative), Cancel);
        var signIn = await new ConsoleBrowser(_server).GetAsync("/console/connexion");

        page.ShouldContain("<title>Aide &#xAB; V&#xE9;los du Canal &#xBB; &lt;test&gt;</title>");
        page.ShouldContain("data-brand-color=\"#7a1f4b\"");
        page.ShouldContain("src=\"brand/logo\"");
        page.ShouldNotContain("Assistance abonnements");
        page.ShouldContain("<p class=\"lead\">Location, caution, panne : dites-nous tout.</p>");
        page.ShouldContain("placeholder=\"Ex. : j&#x27;ai crev&#xE9;, que faire ?\"");
        page.ShouldNotContain("?reponse=");
        page.ShouldContain("id=\"themes\" hidden");
        page.ShouldNotContain("<test>");
        chat.ShouldContain("<title>Canalou</title>");
        chat.ShouldContain("data-brand-assistant=\"Canalou\"");
        logo.Content.Headers.ContentType?.MediaType.ShouldBe("image/svg+xml");
        logo.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("sandbox");
        signIn.Document.Title.ShouldNotBeNull().ShouldContain("Vélos du Canal, conseillers");
    }

    [Fact]
    public async Task A_page_that_has_not_changed_is_not_sent_again()
    {
        using var http = _server.Http();
        using var first = await http.GetAsync(new Uri("/chat", UriKind.Relative), Cancel);
        Assert.SkipWhen(first.StatusCode == HttpStatusCode.NotFound, "The chat page is not built: needs Node.js 20 or newer.");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/chat");
        request.Headers.TryAddWithoutValidation("If-None-Match", first.Headers.ETag?.ToString());

        using var second = await http.SendAsync(request, Cancel);

        second.StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    [Fact]
    public async Task Without_a_brand_there_is_no_logo_of_its_own()
    {
        await using var plain = new SupportBotServer();

        (await new DirectLineClient(plain.Http()).SendAsync(HttpMethod.Get, "/brand/logo", null, Cancel)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private static string[] Entries(JsonElement reply) =>
        reply.GetProperty("channelData").GetProperty("supportBot").TryGetProperty("entries", out var entries) ? [.. entries.EnumerateArray().Select(static entry => entry.GetString() ?? "")] : [];
}
