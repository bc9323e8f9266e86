using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using SupportBot.Testing.Hosting;

namespace SupportBot.Bot.Tests.Flows.Transfer;

/// <summary>A page as somebody without script sees it.</summary>
internal sealed record FormPage(HttpStatusCode Status, IDocument Document, string? Cache)
{
    public string Text(string selector) => Document.QuerySelector(selector).ShouldNotBeNull(selector).TextContent.Trim();

    public string? Value(string name) => Document.QuerySelector($"[name={name}]")?.GetAttribute("value");

    public string? Error(string name) => Document.QuerySelector($"#{name}-aide.bad")?.TextContent;
}

/// <summary>What a browser does with pages, cookies and forms of text fields.</summary>
internal sealed class FormBrowser(SupportBotServer server) : IDisposable
{
    private static readonly HtmlParser Parser = new();
    private readonly HttpClient _http = server.Http();
    private string? _cookie;

    public async Task<FormPage> GetAsync(string path, CancellationToken cancellationToken)
    {
        using var response = await _http.GetAsync(new Uri(path, UriKind.Relative), cancellationToken);
        return await ReadAsync(response, cancellationToken);
    }

    /// <summary>Presses a button of the page that was shown.</summary>
    public async Task<FormPage> PostAsync(string path, FormPage shown, string action, IEnumerable<KeyValuePair<string, string>> fields, CancellationToken cancellationToken)
    {
        var hidden = shown.Document.QuerySelector("input[type=hidden]").ShouldNotBeNull();
        using var form = new FormUrlEncodedContent([new(hidden.GetAttribute("name")!, hidden.GetAttribute("value")!), new("action", action), .. fields]);
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = form };
        if (_cookie is not null)
        {
            request.Headers.Add("Cookie", _cookie);
        }

        using var response = await _http.SendAsync(request, cancellationToken);
        return await ReadAsync(response, cancellationToken);
    }

    public void Dispose() => _http.Dispose();

    private async Task<FormPage> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.Headers.TryGetValues("Set-Cookie", out var cookies))
        {
            _cookie = cookies.First().Split(';')[0];
        }

        var document = await Parser.ParseDocumentAsync(await response.Content.ReadAsStringAsync(cancellationToken), cancellationToken);
        return new FormPage(response.StatusCode, document, response.Headers.CacheControl?.ToString());
    }
}
