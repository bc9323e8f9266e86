using System.Security.Cryptography;
using System.Text;
using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.Security.HostPage;

/// <summary>Lets each token of the host page open one conversation: whoever has copied one comes too late.</summary>
internal sealed class UsedHostTokens(IDatabase database)
{
    private const string Insert = "INSERT INTO used_host_tokens (token_hash, expires_at) VALUES ($1, $2) ON CONFLICT (token_hash) DO NOTHING";
    private const string DeleteOld = "DELETE FROM used_host_tokens WHERE expires_at <= $1";

    /// <summary>The statement that uses the token up; its unit is a conflict when it was used before, by whichever node.</summary>
    /// <param name="token">As it came.</param>
    /// <param name="forgetAt">From then on the token is refused for its age.</param>
    public static SqlStatement Use(string token, DateTimeOffset forgetAt) =>
        SqlStatement.Of(Insert, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token))), forgetAt).Touching(1);

    /// <summary>Forgets tokens that are refused for their age by now.</summary>
    public Task CleanAsync(DateTimeOffset now) => database.WriteAsync([SqlStatement.Of(DeleteOld, now)]);
}
