using System.Net;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using SupportBot.Bot.Observability;
using SupportBot.Bot.Security.Egress;
using SupportBot.Dialogs.Schema;

namespace SupportBot.Bot.Channels.BotConnector.Authentication;

/// <summary>Whether a request to <c>/api/messages</c> may come in, asked before its body is read.</summary>
/// <param name="Status">200, 401, or 404 when the route is off.</param>
/// <param name="Caller">Who it is; set with 200 only.</param>
internal readonly record struct ConnectorAdmission(int Status, ConnectorCaller? Caller);

/// <summary>
/// The door of the Bot Connector channel. With a registration, a good token is asked for, whatever the environment. Without one the route works in
/// Development for callers on this very machine, and is off everywhere else.
/// </summary>
internal sealed partial class ConnectorGate(
    IOptions<BotRegistrationOptions> options, IHostEnvironment environment, ServiceUrlPolicy serviceUrls, InboundTokens tokens, ILogger<ConnectorGate> logger)
{
    private const string Scheme = "Bearer ";

    /// <summary>What proxies add. One of them suffices: the peer's address is then not the caller's.</summary>
    private static readonly string[] ProxyHeaders =
        ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "Via", "X-Original-Host", "CF-Connecting-IP", "True-Client-IP"];

    /// <summary>Whether the route exists.</summary>
    public bool IsOpen => options.Value.HasAppId || environment.IsDevelopment();

    public async ValueTask<ConnectorAdmission> AdmitAsync(HttpContext http, CancellationToken cancellationToken)
    {
        if (!options.Value.HasAppId)
        {
            return AdmitLocal(http);
        }

        if (TokenIn(http.Request) is not { } token)
        {
            return Refuse(http, TokenRefusal.NoToken);
        }

        var verdict = await tokens.Validator.ValidateAsync(token, cancellationToken);
        return verdict.Caller is { } caller ? new ConnectorAdmission(StatusCodes.Status200OK, caller) : Refuse(http, verdict.Refusal ?? TokenRefusal.Malformed);
    }

    /// <summary>Whether an admitted caller may send what he sends: 200, 401 when the token is not about this activity, 403 when he may not speak for the channel or the address is not allowed.</summary>
    public int Check(ConnectorCaller caller, Activity activity)
    {
        if (caller.Check(activity, serviceUrls) is not { } refusal)
        {
            return StatusCodes.Status200OK;
        }

        Count(refusal);
        return refusal == TokenRefusal.ServiceUrl ? StatusCodes.Status401Unauthorized : StatusCodes.Status403Forbidden;
    }

    /// <summary>The one token of the one Authorization header; null for anything else.</summary>
    private static string? TokenIn(HttpRequest request)
    {
        var headers = request.Headers.Authorization;
        return headers is [{ } header] && header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) && header.Length > Scheme.Length
            ? header[Scheme.Length..].Trim()
            : null;
    }

    private ConnectorAdmission AdmitLocal(HttpContext http)
    {
        if (!environment.IsDevelopment())
        {
            return new ConnectorAdmission(StatusCodes.Status404NotFound, null);
        }

        return IsLocal(http) ? new ConnectorAdmission(StatusCodes.Status200OK, ConnectorCaller.Local) : Refuse(http, TokenRefusal.NotLocal);
    }

    /// <summary>From this machine, under its own name (a foreign name that resolves here is a trick), and not from a foreign page in a browser.</summary>
    private static bool IsLocal(HttpContext http)
    {
        var request = http.Request;
        return http.Connection.RemoteIpAddress is { } peer && IPAddress.IsLoopback(peer)
            && InsideAddress.IsLoopbackName(request.Host.Host)
            && !Array.Exists(ProxyHeaders, request.Headers.ContainsKey)
            && IsOwnPage(request.Headers[HeaderNames.Origin]);
    }

    private static bool IsOwnPage(string? origin) =>
        string.IsNullOrEmpty(origin) || (Uri.TryCreate(origin, UriKind.Absolute, out var uri) && InsideAddress.IsLoopbackName(uri.Host));

    private ConnectorAdmission Refuse(HttpContext http, TokenRefusal refusal)
    {
        Count(refusal);
        http.Response.Headers.WWWAuthenticate = "Bearer";
        return new ConnectorAdmission(StatusCodes.Status401Unauthorized, null);
    }

    private void Count(TokenRefusal refusal)
    {
        ConnectorMetrics.Refused.Add(1, new KeyValuePair<string, object?>("reason", refusal.ToString()));
        LogRefused(logger, refusal);
    }

    [LoggerMessage(EventIds.BotConnector + 53, LogLevel.Warning, "Call to the bot refused: {Refusal}")]
    private static partial void LogRefused(ILogger logger, TokenRefusal refusal);
}
