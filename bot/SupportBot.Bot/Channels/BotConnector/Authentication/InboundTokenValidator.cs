using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace SupportBot.Bot.Channels.BotConnector.Authentication;

/// <summary>What became of a token: one of the two members is set.</summary>
internal readonly record struct TokenVerdict(ConnectorCaller? Caller, TokenRefusal? Refusal)
{
    public static implicit operator TokenVerdict(TokenRefusal refusal) => new(null, refusal);
}

/// <summary>
/// Validates the tokens that channels send. The issuer that a token claims decides whose keys are asked, and nothing else is believed before the
/// signature is: an unknown issuer costs no network call. Never throws for what a caller can write.
/// </summary>
internal sealed class InboundTokenValidator(string appId, IReadOnlyList<TokenFamily> families, TimeProvider clock)
{
    private const int LongestToken = 16 * 1024;
    private const int LongestKeyId = 256;

    /// <summary>How far clocks may differ, both ways.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    private static readonly string[] Algorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512];

    /// <summary>Header members that bring a key along or change how the token is to be read: no channel sends any.</summary>
    private static readonly string[] RefusedHeaders = ["jku", "jwk", "x5u", "x5c", "crit", "b64", "zip", "enc"];

    private readonly JsonWebTokenHandler _handler = new() { MaximumTokenSizeInBytes = LongestToken, MapInboundClaims = false };

    public async ValueTask<TokenVerdict> ValidateAsync(string encoded, CancellationToken cancellationToken)
    {
        if (Read(encoded) is not { } token)
        {
            return TokenRefusal.Malformed;
        }

        if (CheckHeader(token, out var keyId) is { } wrongHeader)
        {
            return wrongHeader;
        }

        if (TokenFamily.Text(token, JwtRegisteredClaimNames.Iss) is not { } issuer || families.FirstOrDefault(candidate => candidate.Claims(issuer)) is not { } family)
        {
            return TokenRefusal.Issuer;
        }

        if (await family.Keys.FindAsync(keyId, cancellationToken) is not { } key)
        {
            return TokenRefusal.UnknownKey;
        }

        var refusal = await VerifyAsync(token, issuer, key) ?? family.Check(token, appId);
        return refusal ?? new TokenVerdict(CallerOf(token, family, key), null);
    }

    private static JsonWebToken? Read(string encoded)
    {
        if (encoded.Length > LongestToken || encoded.AsSpan().Count('.') != 2)
        {
            return null;
        }

        try
        {
            return new JsonWebToken(encoded);
        }
        catch (Exception failure) when (failure is SecurityTokenException or ArgumentException or FormatException or OverflowException)
        {
            return null;
        }
    }

    private static TokenRefusal? CheckHeader(JsonWebToken token, out string keyId)
    {
        keyId = token.TryGetHeaderValue<object>(JwtHeaderParameterNames.Kid, out var id) ? id as string ?? "" : "";
        if (!token.TryGetHeaderValue<object>(JwtHeaderParameterNames.Alg, out var algorithm) || !Algorithms.Contains(algorithm as string, StringComparer.Ordinal))
        {
            return TokenRefusal.Algorithm;
        }

        if (Array.Exists(RefusedHeaders, name => token.TryGetHeaderValue<object>(name, out _)))
        {
            return TokenRefusal.Header;
        }

        return keyId.Length is 0 or > LongestKeyId ? TokenRefusal.UnknownKey : null;
    }

    private static ConnectorCaller CallerOf(JsonWebToken token, TokenFamily family, SigningKey key) =>
        new(family.Voucher, TokenFamily.Text(token, "serviceurl"), key.Endorsements);

    private async Task<TokenRefusal?> VerifyAsync(JsonWebToken token, string issuer, SigningKey key)
    {
        var parameters = new TokenValidationParameters
        {
            ValidIssuer = issuer,
            ValidAlgorithms = Algorithms,
            IssuerSigningKey = key.Key,
            TryAllIssuerSigningKeys = false,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            AudienceValidator = (_, _, _) => IsForThisBotAlone(token),
            LifetimeValidator = (_, _, _, _) => IsInForce(token),
        };
        var result = await _handler.ValidateTokenAsync(token, parameters);
        return result.IsValid ? null : result.Exception switch
        {
            SecurityTokenInvalidAudienceException => TokenRefusal.Audience,
            SecurityTokenInvalidLifetimeException or SecurityTokenExpiredException or SecurityTokenNoExpirationException or SecurityTokenNotYetValidException => TokenRefusal.Lifetime,
            _ => TokenRefusal.Signature,
        };
    }

    /// <summary>One audience, written to the letter: a list, even of one, is somebody else's idea of a token.</summary>
    private bool IsForThisBotAlone(JsonWebToken token) => string.Equals(TokenFamily.Text(token, JwtRegisteredClaimNames.Aud), appId, StringComparison.Ordinal);

    /// <summary>From <c>nbf</c> (when there is one) up to <c>exp</c> (there must be one), each moved by the skew; times are whole seconds.</summary>
    private bool IsInForce(JsonWebToken token)
    {
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        var skew = (long)Skew.TotalSeconds;
        if (Seconds(token, JwtRegisteredClaimNames.Exp) is not { } expires || now > expires + skew)
        {
            return false;
        }

        return !token.TryGetPayloadValue<object>(JwtRegisteredClaimNames.Nbf, out _)
            || (Seconds(token, JwtRegisteredClaimNames.Nbf) is { } begins && now >= begins - skew);
    }

    /// <summary>A whole number of seconds within the calendar; null for anything else.</summary>
    private static long? Seconds(JsonWebToken token, string claim)
    {
        const long EndOfCalendar = 253402300799;
        if (!token.TryGetPayloadValue<object>(claim, out var value))
        {
            return null;
        }

        var seconds = value switch
        {
            int number => number,
            long number => number,
            double number when double.IsInteger(number) && number is >= 0 and <= EndOfCalendar => (long)number,
            _ => -1L,
        };
        return seconds is >= 0 and <= EndOfCalendar ? seconds : null;
    }
}
