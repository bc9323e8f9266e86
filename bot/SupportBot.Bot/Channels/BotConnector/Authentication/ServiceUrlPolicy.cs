using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Options;
using SupportBot.Bot.Security.Egress;

namespace SupportBot.Bot.Channels.BotConnector.Authentication;

/// <summary>
/// Says where replies may go. With a registration: to the listed addresses, whoever vouches for another one. Without: to this machine only, and no
/// token is sent.
/// </summary>
internal sealed class ServiceUrlPolicy
{
    private const int LongestAddress = 2048;

    /// <summary>Teams in its commercial and GCC clouds, and the channels that Microsoft hosts.</summary>
    private static readonly string[] Known = ["smba.trafficmanager.net", "smba.infra.gcc.teams.microsoft.com", "*.botframework.com"];

    private readonly ServiceUrlPattern[]? _allowed;

    public ServiceUrlPolicy(IOptions<BotRegistrationOptions> options)
    {
        if (options.Value.HasAppId)
        {
            IEnumerable<string> entries = options.Value.AllowedServiceUrls.Count > 0 ? options.Value.AllowedServiceUrls : Known;
            _allowed = [.. entries.Select(Parse)];
        }
    }

    /// <summary>Reads an activity's service URL as the base for requests; false when nothing may be sent there.</summary>
    public bool TryAllow([NotNullWhen(true)] string? serviceUrl, [NotNullWhen(true)] out Uri? address)
    {
        address = null;
        if (serviceUrl is null || serviceUrl.Length > LongestAddress || serviceUrl.AsSpan().ContainsAnyExceptInRange('!', '~') || serviceUrl.Contains('\\', StringComparison.Ordinal)
            || !Uri.TryCreate(serviceUrl, UriKind.Absolute, out var uri)
            || uri.UserInfo.Length > 0 || uri.Query.Length > 0 || uri.Fragment.Length > 0
            || !IsAllowed(uri))
        {
            return false;
        }

        address = uri;
        return true;
    }

    private bool IsAllowed(Uri uri) => _allowed is null
        ? InsideAddress.IsLoopbackName(uri.Host) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
        : Array.Exists(_allowed, pattern => pattern.Covers(uri));

    private static ServiceUrlPattern Parse(string entry) =>
        ServiceUrlPattern.TryParse(entry, out var pattern) ? pattern : throw new FormatException($"'{entry}' passed the options' validation.");
}
