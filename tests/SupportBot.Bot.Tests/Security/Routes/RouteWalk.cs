using System.Net;
using System.Text;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SupportBot.Bot.AgentConsole.Accounts;
using SupportBot.Bot.Tests.AgentConsole;
using SupportBot.Bot.Tests.BotConnectorAuthentication;
using SupportBot.Bot.Tests.Security.Routes;
using SupportBot.Testing.Hosting;

[assembly: AssemblyFixture(typeof(RouteWalk))]

namespace SupportBot.Bot.Tests.Security.Routes;

/// <summary>Who asks. The object is always the same: one visitor's conversation, one case.</summary>
internal enum Actor
{
    /// <summary>Anybody, without any credential.</summary>
    Stranger,

    /// <summary>A visitor with the token of a conversation of his own.</summary>
    Visitor,

    /// <summary>The visitor whose conversation it is.</summary>
    Owner,

    /// <summary>A server that holds the Direct Line secret.</summary>
    Secret,

    /// <summary>An agent of another queue.</summary>
    OtherAgent,

    /// <summary>An agent of the case's queue.</summary>
    Agent,

    /// <summary>Somebody who works on the knowledge only.</summary>
    Editor,

    /// <summary>Somebody who works on the accounts.</summary>
    Administrator,
}

/// <summary>What an actor got on a route, which is its method and its pattern as the endpoint table has them.</summary>
internal sealed record Visit(string Route, Actor Actor, HttpStatusCode Status, IDictionary<string, string> Headers, string Body);

/// <summary>Walks every route that the product maps, as every actor, once for all tests. Forms are posted without their proof: nothing changes.</summary>
public sealed class RouteWalk : IAsyncDisposable
{
    private readonly SupportBotServer _server = new();
    private readonly SemaphoreSlim _walking = new(1);
    private readonly Dictionary<Actor, ConsoleBrowser> _browsers = [];
    private readonly Dictionary<Actor, string> _tokens = [];
    private readonly List<IDisposable> _clients = [];
    private IReadOnlyList<Visit>? _visits;
    private string _conversation = "";
    private string _case = "";

    public RouteWalk()
    {
        // A registration, so that the door of the channels asks for a token as it does outside Development.
        _server.Settings["BotConnector:AppId"] = LocalIssuer.AppId;
        _server.Settings["BotConnector:TenantId"] = LocalIssuer.TenantId;
        _server.Settings["BotConnector:AppPassword"] = "secret";
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        _clients.ForEach(static client => client.Dispose());
        await _server.DisposeAsync();
        _walking.Dispose();
    }

    internal async Task<IReadOnlyList<Visit>> VisitsAsync()
    {
        await _walking.WaitAsync(Cancel);
        try
        {
            return _visits ??= await WalkAsync();
        }
        finally
        {
            _walking.Release();
        }
    }

    private async Task<IReadOnlyList<Visit>> WalkAsync()
    {
        await EnterAsync();
        var visits = new List<Visit>();
        foreach (var (method, pattern) in Routes())
        {
            foreach (var actor in Enum.GetValues<Actor>())
            {
                visits.Add(await VisitAsync(method, pattern, actor));
            }
        }

        return visits;
    }

    private IEnumerable<(string Method, string Pattern)> Routes() => _server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .SelectMany(static route => (route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Select(method => (method, "/" + route.RoutePattern.RawText?.TrimStart('/'))))
        .Distinct()
        .OrderBy(static route => route.Item2, StringComparer.Ordinal).ThenBy(static route => route.method, StringComparer.Ordinal);

    private async Task EnterAsync()
    {
        var owner = await DirectLineClient.StartAsync(_server, Cancel);
        var visitor = await DirectLineClient.StartAsync(_server, Cancel);
        _clients.AddRange([owner, visitor]);
        _conversation = owner.ConversationId;
        _tokens[Actor.Owner] = owner.Credential!;
        _tokens[Actor.Visitor] = visitor.Credential!;
        _tokens[Actor.Secret] = SupportBotServer.Secret;
        var file = await new CaseRoom(_server).OpenAsync();
        _case = file.Reference.ToString();
        _browsers[Actor.OtherAgent] = await ConsoleBrowser.SignInAsync(_server, ConsoleRole.Agent, "autre");
        _browsers[Actor.Agent] = await ConsoleBrowser.SignInAsync(_server, ConsoleRole.Agent, file.Queue);
        _browsers[Actor.Editor] = await ConsoleBrowser.SignInAsync(_server, ConsoleRole.Editor, file.Queue);
        _browsers[Actor.Administrator] = await ConsoleBrowser.SignInAsync(_server);
        _clients.AddRange(_browsers.Values);
    }

    private async Task<Visit> VisitAsync(string method, string pattern, Actor actor)
    {
        using var http = _server.Http();
        using var request = _browsers.TryGetValue(actor, out var browser)
            ? browser.Request(new HttpMethod(method), Address(pattern))
            : new HttpRequestMessage(new HttpMethod(method), Address(pattern));
        if (_tokens.TryGetValue(actor, out var token))
        {
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        }

        if (method == "POST")
        {
            request.Content = pattern.StartsWith("/console", StringComparison.Ordinal) ? new FormUrlEncodedContent([]) : new StringContent("{}", Encoding.UTF8, "application/json");
        }

        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancel);
        var headers = response.Headers.Concat(response.Content.Headers).ToDictionary(static pair => pair.Key, static pair => string.Join(",", pair.Value), StringComparer.OrdinalIgnoreCase);
        var isStream = response.Content.Headers.ContentType?.MediaType == "text/event-stream";
        return new Visit($"{method} {pattern}", actor, response.StatusCode, headers, isStream ? "" : await response.Content.ReadAsStringAsync(Cancel));
    }

    /// <summary>The pattern with the visitor's conversation and the case put in, and something well-formed that does not exist for everything else.</summary>
    private string Address(string pattern)
    {
        var segments = pattern.Split('/').Select(segment => segment switch
        {
            _ when !segment.StartsWith('{') => segment,
            "{conversationId}" => _conversation,
            "{reference}" => _case,
            "{**nothing}" => "nothing",
            _ when segment.Contains(":length(32)", StringComparison.Ordinal) => new string('a', 32),
            _ when segment.Contains(":long", StringComparison.Ordinal) => "999999",
            _ when segment.Contains("bloquer", StringComparison.Ordinal) => "bloquer",
            _ when segment.EndsWith(".csv", StringComparison.Ordinal) => "nothing.csv",
            _ => "nothing",
        });
        return string.Join('/', segments);
    }
}
