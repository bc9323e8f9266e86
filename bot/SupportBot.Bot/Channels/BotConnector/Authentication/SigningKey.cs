using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace SupportBot.Bot.Channels.BotConnector.Authentication;

/// <summary>A published public key.</summary>
/// <param name="Key">RSA, 2048 bits at least.</param>
/// <param name="Endorsements">The channels that the key may speak for; empty for issuers that endorse nothing.</param>
internal sealed record SigningKey(JsonWebKey Key, IReadOnlyList<string> Endorsements)
{
    private const int FewestBits = 2048;
    private const string EndorsementsMember = "endorsements";

    /// <summary>The usable keys of a published set, by their ids; the first one of an id counts.</summary>
    public static Dictionary<string, SigningKey> ReadAll(JsonWebKeySet? published)
    {
        var keys = new Dictionary<string, SigningKey>(StringComparer.Ordinal);
        foreach (var key in published?.Keys ?? [])
        {
            if (IsUsable(key))
            {
                keys.TryAdd(key.Kid, new SigningKey(key, EndorsementsOf(key)));
            }
        }

        return keys;
    }

    private static bool IsUsable(JsonWebKey key) =>
        key.Kty == JsonWebAlgorithmsKeyTypes.RSA
        && !string.IsNullOrEmpty(key.Kid)
        && key.Use is null or JsonWebKeyUseNames.Sig
        && !string.IsNullOrEmpty(key.N)
        && !string.IsNullOrEmpty(key.E)
        && key.KeySize >= FewestBits;

    private static string[] EndorsementsOf(JsonWebKey key)
    {
        if (!key.AdditionalData.TryGetValue(EndorsementsMember, out var listed))
        {
            return [];
        }

        return listed switch
        {
            JsonElement { ValueKind: JsonValueKind.Array } array =>
                [.. array.EnumerateArray().Where(static item => item.ValueKind == JsonValueKind.String).Select(static item => item.GetString()!)], // strings, as just asked
            IEnumerable<object> items => [.. items.OfType<string>()],
            _ => [],
        };
    }
}
