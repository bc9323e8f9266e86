using Microsoft.Extensions.Options;

namespace SupportBot.Bot.Channels.BotConnector.Authentication;

/// <summary>Client credentials with a secret (RFC 6749, section 4.4).</summary>
internal sealed class ClientSecretIssuer(IOptions<BotRegistrationOptions> options, TokenExchange exchange) : ITokenIssuer
{
    public Task<IssuedToken> RequestAsync(CancellationToken cancellationToken)
    {
        var settings = options.Value;
        if (settings.AppId is not { } appId || string.IsNullOrEmpty(settings.AppPassword))
        {
            return Task.FromResult(IssuedToken.Failed(OutboundTokenStatus.Refused, "BotConnector:AppPassword is not set"));
        }

        var address = new Uri($"{settings.LoginAuthority.TrimEnd('/')}/{Uri.EscapeDataString(settings.TenantId)}/oauth2/v2.0/token");
        return exchange.RequestAsync(
            () => new HttpRequestMessage(HttpMethod.Post, address)
            {
                Content = new FormUrlEncodedContent(
                [
                    new("grant_type", "client_credentials"),
                    new("client_id", appId.Trim()),
                    new("client_secret", settings.AppPassword),
                    new("scope", settings.Scope),
                ]),
            },
            cancellationToken);
    }
}
