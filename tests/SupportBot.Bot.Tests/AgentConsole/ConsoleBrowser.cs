using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using SupportBot.Bot.AgentConsole.Accounts;
using SupportBot.Bot.AgentConsole.SignIn;
using SupportBot.Bot.Persistence;
using SupportBot.Testing.Hosting;

namespace SupportBot.Bot.Tests.AgentConsole;

/// <summary>A page as it came.</summary>
internal sealed record ConsolePage(HttpStatusCode Status, IHtmlDocument Document, HttpAnswer Answer)
{
    /// <summary>Where it redirects to, without the host; empty when it does not.</summary>
    public string Location => Answer.Headers.TryGetValue("Location", out var to) ? (Uri.TryCreate(to, UriKind.Absolute, out var uri) && uri.Scheme.StartsWith("http", StringComparison.Ordinal) ? uri.PathAndQuery : to) : "";

    public string Text(string selector) => Document.QuerySelector(selector).ShouldNotBeNull($"No {selector} in {Answer.Text}").TextContent.Trim();

    /// <summary>The hidden proof of the first form of the page, or of the one that <paramref name="form"/> selects.</summary>
    public string Proof(string form = "form") => Document.QuerySelector($"{form} input[name={ConsoleBrowser.ProofField}]").ShouldNotBeNull($"No proof in {Answer.Text}").GetAttribute("value") ?? "";
}

/// <summary>What a browser does with pages, cookies and forms; it follows no redirect by itself.</summary>
internal sealed class ConsoleBrowser(SupportBotServer server) : IDisposable
{
    public const string ProofField = "__RequestVerificationToken";

    private static readonly HtmlParser Parser = new();
    private readonly HttpClient _http = server.Http();

    /// <summary>Its cookies, to be looked at and changed.</summary>
    public Dictionary<string, string> Cookies { get; } = new(StringComparer.Ordinal);

    /// <summary>As the last answer set them, with their attributes.</summary>
    public IReadOnlyList<string> LastSetCookies { get; private set; } = [];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>A browser in which a fresh account with these roles is signed in.</summary>
    public static async Task<ConsoleBrowser> SignInAsync(SupportBotServer server, ConsoleRole roles = ConsoleRole.Administrator, string queues = QueueAccess.Every, string name = "Anne Testeur")
    {
        server.Http().Dispose(); // Starts it.
        var now = server.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        var agent = new Agent(AccountIds.New(), $"{Guid.NewGuid():N}@example.com", name, roles, QueueAccess.FromText(queues), AgentState.Active);
        var (path, link) = OneTimeLinks.Issue(agent.Id, LinkPurpose.SignIn, now, TimeSpan.FromHours(1));
        await server.Services.GetRequiredService<IDatabase>().WriteAsync([AgentStore.Insert(agent, now), .. link]);
        var browser = new ConsoleBrowser(server);
        var page = await browser.GetAsync(path);
        (await browser.PostAsync(path, page)).Status.ShouldBe(HttpStatusCode.SeeOther);
        return browser;
    }

    public Task<ConsolePage> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null);

    /// <summary>Posts the fields with the proof of the page's first form.</summary>
    public Task<ConsolePage> PostAsync(string path, ConsolePage shown, params (string Name, string Value)[] fields) => PostAsync(path, shown.Proof(), fields);

    /// <summary>Posts the fields; null sends no proof.</summary>
    public Task<ConsolePage> PostAsync(string path, string? proof, params (string Name, string Value)[] fields)
    {
        var all = fields.Select(static field => KeyValuePair.Create(field.Name, field.Value));
        return SendAsync(HttpMethod.Post, path, new FormUrlEncodedContent(proof is null ? all : all.Append(KeyValuePair.Create(ProofField, proof))));
    }

    public async Task<ConsolePage> SendAsync(HttpMethod method, string path, HttpContent? body, string accept = "text/html")
    {
        using var request = Request(method, path, accept);
        request.Content = body;
        using var response = await _http.SendAsync(request, Cancel);
        Keep(response);
        var answer = await HttpAnswer.ReadAsync(response, Cancel);
        return new ConsolePage(answer.Status, await Parser.ParseDocumentAsync(answer.Text, Cancel), answer);
    }

    /// <summary>A request with the cookies, to be sent by whoever wants the bare answer.</summary>
    public HttpRequestMessage Request(HttpMethod method, string path, string accept = "text/html")
    {
        var request = new HttpRequestMessage(method, path);
        request.Headers.Add("Accept", accept);
        if (Cookies.Count > 0)
        {
            request.Headers.Add("Cookie", string.Join("; ", Cookies.Select(static cookie => $"{cookie.Key}={cookie.Value}")));
        }

        return request;
    }

    public void Dispose() => _http.Dispose();

    private void Keep(HttpResponseMessage response)
    {
        LastSetCookies = response.Headers.TryGetValues("Set-Cookie", out var cookies) ? [.. cookies] : [];
        foreach (var cookie in LastSetCookies)
        {
            var pair = cookie.Split(';')[0];
            var at = pair.IndexOf('=', StringComparison.Ordinal);
            if (at == pair.Length - 1)
            {
                Cookies.Remove(pair[..at]);
            }
            else
            {
                Cookies[pair[..at]] = pair[(at + 1)..];
            }
        }
    }
}
