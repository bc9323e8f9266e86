using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using SupportBot.Bot.Channels.Http;

namespace SupportBot.Bot.Channels.DirectLine;

/// <summary>Who calls: the holder of the secret, who may do everything, or the holder of a token, who has one conversation.</summary>
/// <param name="Claims">What the token says; null for the secret.</param>
internal sealed record DirectLineCaller(TokenClaims? Claims)
{
    public bool HoldsSecret => Claims is null;

    public bool Owns(string conversationId) => Claims is null || Claims.Conversation == conversationId;
}

/// <summary>Judges the credentials of Direct Line requests.</summary>
internal sealed class DirectLineGate(DirectLineTokens tokens, TrustedOrigins origins, IOptions<DirectLineOptions> options)
{
    private const string Scheme = "Bearer ";

    private readonly byte[]? _secretHash = options.Value.Secret is { Length: > 0 } secret ? Hash(secret) : null;

    /// <summary>The caller, or why he is refused.</summary>
    /// <param name="conversationId">The conversation of the route; null on routes that name none.</param>
    public (DirectLineCaller? Caller, ApiError? Refusal) Judge(HttpRequest request, string? conversationId)
    {
        var headers = request.Headers.Authorization;
        if (headers is not [{ } header] || !header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return (null, ApiError.Unauthorized);
        }

        var credential = header[Scheme.Length..].Trim();
        if (IsSecret(credential))
        {
            return (new DirectLineCaller(Claims: null), null);
        }

        var refusal = tokens.Judge(credential, DirectLineTokens.Chat, out var claims) switch
        {
            TokenVerdict.Refused => ApiError.Unauthorized,
            // Never 401: the clients take 403 for "expired" and anything else for the end of the chat.
            TokenVerdict.Expired => ApiError.TokenExpired,
            _ when conversationId is not null && claims?.Conversation != conversationId => ApiError.Forbidden,
            _ when !origins.Allows(request, claims?.Origins) => ApiError.OriginNotTrusted,
            _ => null,
        };
        return refusal is null ? (new DirectLineCaller(claims), null) : (null, refusal);
    }

    private bool IsSecret(string credential) => _secretHash is not null && CryptographicOperations.FixedTimeEquals(_secretHash, Hash(credential));

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
