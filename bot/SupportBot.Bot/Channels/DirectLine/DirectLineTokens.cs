using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;
using SupportBot.Bot.Conversations;
using SupportBot.Bot.Security;

namespace SupportBot.Bot.Channels.DirectLine;

/// <summary>What a token says. Times are seconds since 1970. Clients read <see cref="User"/> without checking the signature: it must be a string.</summary>
internal sealed record TokenClaims
{
    /// <summary>The one conversation it opens.</summary>
    [JsonPropertyName("conv")]
    public required string Conversation { get; init; }

    /// <summary>Who speaks with it; null until the conversation starts, when the one who asked for the token left it open.</summary>
    [JsonPropertyName("user")]
    public string? User { get; init; }

    /// <summary>What it is for: <see cref="DirectLineTokens.Chat"/> or <see cref="DirectLineTokens.Stream"/>. One is never good for the other.</summary>
    [JsonPropertyName("use")]
    public required string Use { get; init; }

    /// <summary>Not valid before.</summary>
    [JsonPropertyName("nbf")]
    public long NotBefore { get; init; }

    /// <summary>Not valid from.</summary>
    [JsonPropertyName("exp")]
    public long Expires { get; init; }

    /// <summary>No refresh reaches beyond.</summary>
    [JsonPropertyName("cap")]
    public long Cap { get; init; }

    /// <summary>Names the token; for streams, so that one is open at a time.</summary>
    [JsonPropertyName("jti")]
    public string? Id { get; init; }

    /// <summary>Origins that may use it; null: those of the configuration.</summary>
    [JsonPropertyName("origins")]
    public IReadOnlyList<string>? Origins { get; init; }
}

/// <summary>How a token was judged.</summary>
internal enum TokenVerdict
{
    /// <summary>Ours, for this use, alive.</summary>
    Valid,

    /// <summary>Ours, for this use, but its time is over.</summary>
    Expired,

    /// <summary>Anything else.</summary>
    Refused,
}

/// <summary>
/// Issues and judges Direct Line tokens: JSON Web Tokens with HMAC-SHA-256 under a key of the installation. The header is compared as a whole, so there is
/// no algorithm to choose, and the signature as text, so there is no second spelling of a valid one.
/// </summary>
internal sealed class DirectLineTokens(InstallationSecrets secrets, IOptions<DirectLineOptions> options, TimeProvider clock)
{
    public const string Chat = "chat";
    public const string Stream = "stream";

    /// <summary>Name of the key among the installation's secrets.</summary>
    public const string KeyName = "direct-line-signing-key";
    private const int SignatureLength = 43;
    private const int Longest = 4096;

    /// <summary>A stream address must be used within this time.</summary>
    private static readonly TimeSpan StreamLifetime = TimeSpan.FromSeconds(60);

    private static readonly string Header = Base64Url.EncodeToString("""{"alg":"HS256","typ":"JWT"}"""u8) + ".";

    /// <summary>Life of a chat token in seconds, as clients are told.</summary>
    public int LifetimeSeconds => (int)options.Value.TokenLifetime.TotalSeconds;

    /// <summary>A first token.</summary>
    public string Issue(string conversation, string? user, IReadOnlyList<string>? origins)
    {
        var now = clock.GetUtcNow();
        return IssueChat(new TokenClaims
        {
            Conversation = conversation,
            User = user,
            Use = Chat,
            Cap = (now + options.Value.TokenMaximumAge).ToUnixTimeSeconds(),
            Origins = origins,
        });
    }

    /// <summary>A token like <paramref name="claims"/> with its time begun anew, up to the cap.</summary>
    public string IssueChat(TokenClaims claims)
    {
        var now = clock.GetUtcNow();
        var expires = Math.Min((now + options.Value.TokenLifetime).ToUnixTimeSeconds(), claims.Cap);
        return Sign(claims with { NotBefore = now.ToUnixTimeSeconds(), Expires = expires, Id = ConversationIds.NewSecret(16) });
    }

    /// <summary>The short token inside a stream address.</summary>
    public string IssueStream(string conversation, IReadOnlyList<string>? origins)
    {
        var now = clock.GetUtcNow();
        return Sign(new TokenClaims
        {
            Conversation = conversation,
            Use = Stream,
            NotBefore = now.ToUnixTimeSeconds(),
            Expires = (now + StreamLifetime).ToUnixTimeSeconds(),
            Id = ConversationIds.NewSecret(16),
            Origins = origins,
        });
    }

    public TokenVerdict Judge(string? token, string use, out TokenClaims? claims)
    {
        claims = null;
        if (token is null || token.Length is < SignatureLength or > Longest || !token.StartsWith(Header, StringComparison.Ordinal)
            || !HasOurSignature(token) || Read(token) is not { } read || read.Use != use)
        {
            return TokenVerdict.Refused;
        }

        claims = read;
        return clock.GetUtcNow().ToUnixTimeSeconds() < read.Expires ? TokenVerdict.Valid : TokenVerdict.Expired;
    }

    private string Sign(TokenClaims claims)
    {
        var body = Header + Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(claims, TokenJson.Default.TokenClaims));
        Span<byte> signature = stackalloc byte[SignatureLength];
        WriteSignature(body, signature);
        return $"{body}.{Encoding.ASCII.GetString(signature)}";
    }

    private bool HasOurSignature(string token)
    {
        var dot = token.Length - SignatureLength - 1;
        if (dot <= Header.Length || token[dot] != '.' || !Ascii.IsValid(token))
        {
            return false;
        }

        Span<byte> expected = stackalloc byte[SignatureLength];
        Span<byte> given = stackalloc byte[SignatureLength];
        WriteSignature(token.AsSpan(0, dot), expected);
        Encoding.ASCII.GetBytes(token.AsSpan(dot + 1), given);
        return CryptographicOperations.FixedTimeEquals(expected, given);
    }

    private void WriteSignature(ReadOnlySpan<char> body, Span<byte> base64)
    {
        Span<byte> bytes = stackalloc byte[Longest];
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        var length = Encoding.ASCII.GetBytes(body, bytes);
        HMACSHA256.HashData(secrets.Get(KeyName), bytes[..length], hash);
        Base64Url.EncodeToUtf8(hash, base64);
    }

    /// <summary>The claims of a token whose signature is ours: they are well-formed unless the product changed.</summary>
    private static TokenClaims? Read(string token)
    {
        try
        {
            var body = token.AsSpan(Header.Length, token.Length - SignatureLength - 1 - Header.Length);
            return JsonSerializer.Deserialize(Base64Url.DecodeFromChars(body), TokenJson.Default.TokenClaims);
        }
        catch (Exception failure) when (failure is JsonException or FormatException)
        {
            return null;
        }
    }
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(TokenClaims))]
internal sealed partial class TokenJson : JsonSerializerContext;
