using Microsoft.IdentityModel.JsonWebTokens;

namespace SupportBot.Bot.Channels.BotConnector.Authentication;

/// <summary>One of the two kinds of tokens: who signs them, which keys are his, and what they say of the caller.</summary>
internal sealed class TokenFamily
{
    private const string Version1 = "1.0";
    private const string Version2 = "2.0";

    private readonly string[] _issuers;
    private readonly string? _tenantId;

    private TokenFamily(ConnectorVoucher voucher, SigningKeyRing keys, string[] issuers, string? tenantId)
    {
        Voucher = voucher;
        Keys = keys;
        _issuers = issuers;
        _tenantId = tenantId;
    }

    public ConnectorVoucher Voucher { get; }

    public SigningKeyRing Keys { get; }

    /// <summary>Tokens of the channel service.</summary>
    public static TokenFamily Channel(BotRegistrationOptions options, SigningKeyRing keys) =>
        new(ConnectorVoucher.Channel, keys, [options.ChannelIssuer], null);

    /// <summary>Tokens that the bot's own tenant gave to the bot's own credential; null for the multi-tenant kind, which has no tenant of its own.</summary>
    public static TokenFamily? Entra(BotRegistrationOptions options, Func<string, SigningKeyRing> keysAt)
    {
        if (!Guid.TryParse(options.TenantId, out var tenant))
        {
            return null;
        }

        var id = tenant.ToString("D");
        var authority = options.LoginAuthority.TrimEnd('/');
        string[] issuers =
        [
            $"https://sts.windows.net/{id}/",
            $"https://login.microsoftonline.com/{id}/v2.0",
            $"{authority}/{id}/v2.0",
        ];
        return new TokenFamily(ConnectorVoucher.Entra, keysAt($"{authority}/{id}/v2.0/.well-known/openid-configuration"), issuers, id);
    }

    /// <summary>Whether a token claims to be of this family. Compared to the letter.</summary>
    public bool Claims(string issuer) => Array.Exists(_issuers, known => string.Equals(known, issuer, StringComparison.Ordinal));

    /// <summary>What the family asks of a token whose signature is good; null when nothing is wrong.</summary>
    public TokenRefusal? Check(JsonWebToken token, string appId)
    {
        if (Voucher == ConnectorVoucher.Channel)
        {
            return null;
        }

        // Who got the token: "appid" in version 1, "azp" in version 2. The audience alone would let in whoever may ask for a token for this bot.
        var caller = Text(token, "ver") switch
        {
            null or Version1 => Text(token, "appid"),
            Version2 => Text(token, "azp"),
            _ => null,
        };
        if (!string.Equals(caller, appId, StringComparison.Ordinal))
        {
            return TokenRefusal.Application;
        }

        return Text(token, "tid") is { } tenant && !string.Equals(tenant, _tenantId, StringComparison.Ordinal) ? TokenRefusal.Issuer : null;
    }

    /// <summary>A claim that is one text; null when absent, or anything else.</summary>
    public static string? Text(JsonWebToken token, string claim) => token.TryGetPayloadValue<object>(claim, out var value) ? value as string : null;
}

/// <summary>Who vouches for a caller.</summary>
internal enum ConnectorVoucher
{
    /// <summary>The channel service, which also vouches for the service URL.</summary>
    Channel,

    /// <summary>Our own tenant: the caller holds the bot's own credential. Nobody vouches for the service URL.</summary>
    Entra,

    /// <summary>Nobody: Development, from this machine.</summary>
    Development,
}
