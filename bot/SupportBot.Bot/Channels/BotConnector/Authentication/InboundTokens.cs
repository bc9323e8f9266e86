using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols;
using SupportBot.Bot.Security.Egress;

namespace SupportBot.Bot.Channels.BotConnector.Authentication;

/// <summary>The validator of this installation, with the key rings it keeps for the life of the process.</summary>
internal sealed class InboundTokens : IDisposable
{
    private readonly List<SigningKeyRing> _rings = [];
    private readonly HttpClient _http = TrustedHttp.Create();

    public InboundTokens(IOptions<BotRegistrationOptions> options, TimeProvider clock, ILogger<SigningKeyRing> logger)
    {
        var settings = options.Value;
        List<TokenFamily> families = [TokenFamily.Channel(settings, RingAt(settings.ChannelOpenIdMetadata))];
        if (TokenFamily.Entra(settings, RingAt) is { } entra)
        {
            families.Add(entra);
        }

        Validator = new InboundTokenValidator(CanonicalAppId(settings.AppId), families, clock);

        SigningKeyRing RingAt(string address)
        {
            var documents = new HttpDocumentRetriever(_http) { RequireHttps = address.StartsWith("https:", StringComparison.OrdinalIgnoreCase) };
            var ring = new SigningKeyRing(address, documents, clock, logger);
            _rings.Add(ring);
            return ring;
        }
    }

    public InboundTokenValidator Validator { get; }

    public void Dispose()
    {
        _rings.ForEach(static ring => ring.Dispose());
        _http.Dispose();
    }

    /// <summary>Tokens carry the id in lower case, however the portal or the operator wrote it.</summary>
    private static string CanonicalAppId(string? appId) => Guid.TryParse(appId, out var id) ? id.ToString("D") : appId?.Trim() ?? "";
}
