using System.Net.Mail;
using System.Text;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace SupportBot.Bot.Security.HostPage;

/// <summary>Somebody for whom the page around the chat vouches.</summary>
/// <param name="Subject">The page's own id of the person.</param>
/// <param name="Email">The proved address, in lower case.</param>
internal sealed record HostPageUser(string Subject, string Email);

/// <summary>
/// Reads the token by which an embedding page says who its user is: a JWT, HS256 with the shared key, with <c>sub</c>, <c>email</c>, <c>aud</c> and
/// <c>exp</c>. Never throws for what a visitor can send.
/// </summary>
internal sealed class HostPageTokens(IOptions<HostPageOptions> options, TimeProvider clock)
{
    private const int LongestToken = 4096;
    private const int LongestAddress = 254;

    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);

    private readonly JsonWebTokenHandler _handler = new() { MaximumTokenSizeInBytes = LongestToken, MapInboundClaims = false };

    /// <summary>Whether a page may vouch at all.</summary>
    public bool AreTaken => !string.IsNullOrEmpty(options.Value.SigningKey);

    /// <summary>The person, or null when the token is not one of the page's, or not of now.</summary>
    public async Task<HostPageUser?> ReadAsync(string? encoded)
    {
        if (!AreTaken || string.IsNullOrEmpty(encoded) || encoded.Length > LongestToken || !_handler.CanReadToken(encoded))
        {
            return null;
        }

        var result = await _handler.ValidateTokenAsync(encoded, Parameters());
        return result is { IsValid: true, SecurityToken: JsonWebToken token }
            && TextOf(token, JwtRegisteredClaimNames.Sub) is { Length: > 0 and <= 256 } subject
            && AddressOf(token) is { } email
            ? new HostPageUser(subject, email)
            : null;
    }

    private TokenValidationParameters Parameters() => new()
    {
        IssuerSigningKey = new SymmetricSecurityKey(Encoding.UTF8.GetBytes(options.Value.SigningKey ?? "")),
        ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
        ValidateIssuer = false,
        ValidAudience = options.Value.Audience,
        RequireExpirationTime = true,
        RequireSignedTokens = true,
        LifetimeValidator = (begins, ends, _, _) => IsInForce(begins, ends),
    };

    private bool IsInForce(DateTime? begins, DateTime? ends)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return ends is { } end && now < end + Skew && end <= now + options.Value.LongestLife + Skew && (begins is not { } start || now >= start - Skew);
    }

    private static string? AddressOf(JsonWebToken token) =>
        TextOf(token, JwtRegisteredClaimNames.Email) is { Length: <= LongestAddress } email && MailAddress.TryCreate(email, out var address) && address.Address == email
            ? email.ToLowerInvariant()
            : null;

    private static string? TextOf(JsonWebToken token, string claim) => token.TryGetPayloadValue<object>(claim, out var value) ? value as string : null;
}
