using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace SupportBot.Examples;

/// <summary>
/// Says to the chat who is signed in on your site: a JWT (HS256) for <c>data-user-token</c>. Make one for each page view: it opens one chat. The key is
/// <c>HostPage:SigningKey</c> of the bot; keep it on your server.
/// </summary>
public static class UserTokens
{
    private static readonly string Header = Base64Url.EncodeToString("""{"alg":"HS256","typ":"JWT"}"""u8);

    /// <param name="id">Your own id of the person.</param>
    /// <param name="email">The address that your site has proved.</param>
    /// <param name="key">The shared key, 32 bytes at least.</param>
    public static string Sign(string id, string email, string key)
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var claims = JsonSerializer.SerializeToUtf8Bytes(new { sub = id, email, aud = "supportbot", iat = now, exp = now + 600, jti = Guid.NewGuid().ToString("N") });
        var signed = $"{Header}.{Base64Url.EncodeToString(claims)}";
        return $"{signed}.{Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.ASCII.GetBytes(signed)))}";
    }
}
