using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using SupportBot.Bot.Persistence;
using SupportBot.Bot.Security;
using SupportBot.Dialogs.Turns;

namespace SupportBot.Bot.Privacy;

/// <summary>Makes a link valid by which a person takes a copy of what is kept of him.</summary>
/// <param name="TokenHash">SHA-256 of the token, lower-case hexadecimal.</param>
/// <param name="Email">Whose copy: the address that was proved.</param>
/// <param name="ExpiresAt">Not valid from this instant on.</param>
internal sealed record OfferCopy(string TokenHash, string Email, DateTimeOffset ExpiresAt) : ITurnEffect;

/// <summary>Writes <see cref="OfferCopy"/>; an earlier link of the same person is worth nothing any more.</summary>
internal sealed class OfferCopyWriter : EffectWriter<OfferCopy>
{
    private const string DeleteFormer = "DELETE FROM data_links WHERE email = $1";
    private const string Insert = "INSERT INTO data_links (token_hash, conversation_id, email, expires_at, taken) VALUES ($1, $2, $3, $4, 0)";

    protected override IEnumerable<SqlStatement> Write(OfferCopy effect, EffectScope scope) =>
    [
        SqlStatement.Of(DeleteFormer, effect.Email),
        SqlStatement.Of(Insert, effect.TokenHash, scope.Key.Value, effect.Email, effect.ExpiresAt),
    ];
}

/// <summary>Links to the copy of a person's data: 128 random bits, an hour, a few uses. The copy itself is made when it is taken, and kept nowhere.</summary>
internal sealed class DataLinks(IDatabase database, PublicAddress publicAddress)
{
    public static readonly TimeSpan Life = TimeSpan.FromHours(1);

    /// <summary>Browsers take a file twice when they are unsure; a link that leaked is soon used up.</summary>
    private const int MostUses = 3;

    private const int TokenBytes = 16;
    private const string Take = "UPDATE data_links SET taken = taken + 1 WHERE token_hash = $1 AND expires_at > $2 AND taken < $3";
    private const string Select = "SELECT email FROM data_links WHERE token_hash = $1";
    private const string DeleteOld = "DELETE FROM data_links WHERE expires_at <= $1";

    /// <summary>A fresh link, with the effect that makes it valid.</summary>
    public (Uri Address, OfferCopy Effect) Issue(string email, DateTimeOffset now)
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));
        return (publicAddress.Of($"/donnees/{token}"), new OfferCopy(Hash(token), email.ToLowerInvariant(), now + Life));
    }

    /// <summary>Uses the link once; whose copy it gives, or null when it gives none (any more).</summary>
    public async Task<string?> TakeAsync(string token, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var hash = Hash(token);
        if (await database.WriteAsync([SqlStatement.Of(Take, hash, now, MostUses).Touching(1)]) != WriteOutcome.Committed)
        {
            return null;
        }

        return await database.QueryAsync(SqlStatement.Of(Select, hash), static reader => reader.GetString(0), cancellationToken) is [var email] ? email : null;
    }

    /// <summary>Forgets links whose hour is over.</summary>
    public Task CleanAsync(DateTimeOffset now) => database.WriteAsync([SqlStatement.Of(DeleteOld, now)]);

    private static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
