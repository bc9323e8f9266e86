using Microsoft.Extensions.Options;

namespace SupportBot.Bot.Channels.BotConnector.Authentication;

/// <summary>
/// The machine's own identity, without a secret. App Service and Container Apps name their endpoint in the environment (<c>IDENTITY_ENDPOINT</c>,
/// <c>IDENTITY_HEADER</c>, API version 2019-08-01); virtual machines have it at a fixed link-local address (2018-02-01).
/// </summary>
internal sealed class ManagedIdentityIssuer(IOptions<BotRegistrationOptions> options, TokenExchange exchange, IConfiguration environment) : ITokenIssuer
{
    private const string VirtualMachine = "http://169.254.169.254/metadata/identity/oauth2/token";
    private const string DefaultScope = "/.default";

    public Task<IssuedToken> RequestAsync(CancellationToken cancellationToken) => exchange.RequestAsync(MakeRequest, cancellationToken);

    private HttpRequestMessage MakeRequest()
    {
        var settings = options.Value;
        var resource = settings.Scope.EndsWith(DefaultScope, StringComparison.Ordinal) ? settings.Scope[..^DefaultScope.Length] : settings.Scope;
        var query = $"resource={Uri.EscapeDataString(resource)}&client_id={Uri.EscapeDataString(settings.AppId?.Trim() ?? "")}";
        if (environment["IDENTITY_ENDPOINT"] is { Length: > 0 } endpoint && environment["IDENTITY_HEADER"] is { Length: > 0 } secret)
        {
            var request = new HttpRequestMessage(HttpMethod.Get, $"{endpoint}?api-version=2019-08-01&{query}");
            request.Headers.Add("X-IDENTITY-HEADER", secret);
            return request;
        }

        var metadata = new HttpRequestMessage(HttpMethod.Get, $"{VirtualMachine}?api-version=2018-02-01&{query}");
        metadata.Headers.Add("Metadata", "true");
        return metadata;
    }
}
