using System.Net;
using Microsoft.Extensions.Options;
using SupportBot.Bot.Channels.Http;

namespace SupportBot.Bot.Channels.BotConnector;

/// <summary>
/// Who may post to <c>/api/messages</c>. Without an application id only programs of the developer's own machine may, and only them are called back.
/// </summary>
internal sealed class ConnectorGate(IOptions<BotConnectorOptions> options, IHostEnvironment environment)
{
    private static readonly string[] ProxyHeaders = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "X-Original-For", "Via"];

    /// <summary>Why the request is refused; null when it may pass.</summary>
    public ApiError? Judge(HttpRequest request)
    {
        if (options.Value.AppId is { Length: > 0 })
        {
            // Tokens of the channels are not judged yet: an installation that names an application id stays shut rather than open.
            return ApiError.Unauthorized;
        }

        if (!environment.IsDevelopment())
        {
            return ApiError.NotFound;
        }

        return IsOfThisMachine(request) ? null : new ApiError(403, "Forbidden", "Without an application id only this machine may call, and not through a proxy.");
    }

    /// <summary>Whether replies may be sent to the address.</summary>
    public static bool MayCall(string? serviceUrl) =>
        Uri.TryCreate(serviceUrl, UriKind.Absolute, out var uri)
        && uri.Scheme is ("http" or "https")
        && uri.UserInfo.Length == 0
        && (uri.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(uri.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address)));

    private static bool IsOfThisMachine(HttpRequest request) =>
        request.HttpContext.Connection.RemoteIpAddress is { } address
        && IPAddress.IsLoopback(address)
        && !Array.Exists(ProxyHeaders, request.Headers.ContainsKey);
}
