using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.Tokens;

namespace SupportBot.Bot.Tests.BotConnectorAuthentication;

/// <summary>
/// An OpenID issuer on loopback that plays both the channel service and Entra, and signs whatever the test wants: tokens are put together by hand, so that
/// wrong ones can be as wrong as an attacker's.
/// </summary>
internal sealed class LocalIssuer : IAsyncDisposable
{
    public const string AppId = "8c1f0d3a-5f0e-4f0e-9a61-2f6a3b7c9d10";
    public const string TenantId = "3f2504e0-4f89-41d3-9a0c-0305e82c3301";
    public const string ChannelIssuer = "https://api.botframework.com";
    public const string ServiceUrl = "https://smba.trafficmanager.net/fr/";

    /// <summary>Making a key takes a tenth of a second: tests share them.</summary>
    private static readonly ConcurrentDictionary<(string Id, int Bits), RSAParameters> Made = new();

    private readonly Dictionary<string, RSA> _keys = new(StringComparer.Ordinal);
    private readonly DateTimeOffset _now;
    private LoopbackServer? _server;

    private LocalIssuer(DateTimeOffset now) => _now = now;

    public string MetadataAddress => $"{Server.Address}/v1/.well-known/openidconfiguration";

    public string LoginAuthority => Server.Address;

    /// <summary>Ids of the published keys.</summary>
    public List<string> Published { get; } = [];

    /// <summary>What the published keys may speak for.</summary>
    public List<string> Endorsements { get; } = ["msteams", "webchat"];

    /// <summary>When set, every request gets this status.</summary>
    public int? FailWith { get; set; }

    /// <summary>When set, the key set is this text.</summary>
    public string? KeysText { get; set; }

    public IReadOnlyList<string> Requests => Server.Requests;

    private LoopbackServer Server => _server ?? throw new InvalidOperationException("Not started.");

    public static async Task<LocalIssuer> StartAsync(DateTimeOffset now)
    {
        var issuer = new LocalIssuer(now);
        issuer.AddKey("key-1");
        issuer._server = await LoopbackServer.StartAsync(issuer.AnswerAsync);
        return issuer;
    }

    /// <summary>Makes and publishes a key.</summary>
    public void AddKey(string id, int bits = 2048, bool publish = true)
    {
        _keys[id] = RSA.Create(Made.GetOrAdd((id, bits), static key => Make(key.Bits)));
        if (publish)
        {
            Published.Add(id);
        }
    }

    /// <summary>Claims of a good token of the channel.</summary>
    public JsonObject ChannelClaims() => new()
    {
        ["iss"] = ChannelIssuer,
        ["aud"] = AppId,
        ["serviceurl"] = ServiceUrl,
        ["nbf"] = _now.AddMinutes(-1).ToUnixTimeSeconds(),
        ["exp"] = _now.AddMinutes(59).ToUnixTimeSeconds(),
    };

    /// <summary>Claims of a good token of our own tenant, version 2.</summary>
    public JsonObject EntraClaims() => new()
    {
        ["iss"] = $"https://login.microsoftonline.com/{TenantId}/v2.0",
        ["aud"] = AppId,
        ["azp"] = AppId,
        ["ver"] = "2.0",
        ["tid"] = TenantId,
        ["nbf"] = _now.AddMinutes(-1).ToUnixTimeSeconds(),
        ["exp"] = _now.AddMinutes(59).ToUnixTimeSeconds(),
    };

    public static JsonObject Header(string keyId = "key-1") => new() { ["alg"] = "RS256", ["typ"] = "JWT", ["kid"] = keyId };

    public string Sign(JsonObject claims, JsonObject? header = null) => Sign(claims.ToJsonString(), (header ?? Header()).ToJsonString());

    /// <summary>Signs with the key that the header names (<c>key-1</c> when it is unknown), by the RSA algorithm that it names (RS256 when it names none).</summary>
    public string Sign(string claims, string header)
    {
        var read = JsonNode.Parse(header)!.AsObject();
        var key = read["kid"] is JsonValue kid && kid.TryGetValue<string>(out var id) && _keys.TryGetValue(id, out var named) ? named : _keys["key-1"];
        var hash = (read["alg"] is JsonValue alg && alg.TryGetValue<string>(out var algorithm) ? algorithm : "") switch
        {
            "RS384" => HashAlgorithmName.SHA384,
            "RS512" => HashAlgorithmName.SHA512,
            _ => HashAlgorithmName.SHA256,
        };
        var body = $"{Encode(header)}.{Encode(claims)}";
        return $"{body}.{Base64UrlEncoder.Encode(key.SignData(Encoding.ASCII.GetBytes(body), hash, RSASignaturePadding.Pkcs1))}";
    }

    /// <summary>Signs by HMAC, as one who mistakes a public key for a shared secret.</summary>
    public static string SignHmac(JsonObject claims, byte[] secret, JsonObject header)
    {
        var body = $"{Encode(header.ToJsonString())}.{Encode(claims.ToJsonString())}";
        return $"{body}.{Base64UrlEncoder.Encode(HMACSHA256.HashData(secret, Encoding.ASCII.GetBytes(body)))}";
    }

    public RSA Key(string id = "key-1") => _keys[id];

    public static string Encode(string json) => Base64UrlEncoder.Encode(Encoding.UTF8.GetBytes(json));

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        foreach (var key in _keys.Values)
        {
            key.Dispose();
        }
    }

    private static RSAParameters Make(int bits)
    {
        using var key = RSA.Create(bits);
        return key.ExportParameters(includePrivateParameters: true);
    }

    private Task AnswerAsync(HttpContext context)
    {
        if (FailWith is { } status)
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        }

        context.Response.ContentType = "application/json";
        return context.Request.Path.Value switch
        {
            "/v1/.well-known/openidconfiguration" => WriteAsync(context, Metadata(ChannelIssuer, "/v1/.well-known/keys")),
            "/v1/.well-known/keys" => WriteAsync(context, KeysText ?? KeySet(endorsed: true)),
            $"/{TenantId}/v2.0/.well-known/openid-configuration" => WriteAsync(context, Metadata($"{Server.Address}/{TenantId}/v2.0", "/entra/keys")),
            "/entra/keys" => WriteAsync(context, KeysText ?? KeySet(endorsed: false)),
            _ => WriteAsync(context, "{}"),
        };
    }

    private string Metadata(string issuer, string keys) =>
        new JsonObject { ["issuer"] = issuer, ["jwks_uri"] = Server.Address + keys, ["id_token_signing_alg_values_supported"] = new JsonArray("RS256") }.ToJsonString();

    private string KeySet(bool endorsed)
    {
        var keys = Published.Select(id =>
        {
            var key = _keys[id].ExportParameters(includePrivateParameters: false);
            var jwk = new JsonObject
            {
                ["kty"] = "RSA",
                ["use"] = "sig",
                ["kid"] = id,
                ["n"] = Base64UrlEncoder.Encode(key.Modulus),
                ["e"] = Base64UrlEncoder.Encode(key.Exponent),
            };
            if (endorsed)
            {
                jwk["endorsements"] = JsonSerializer.SerializeToNode(Endorsements);
            }

            return jwk;
        });
        return new JsonObject { ["keys"] = new JsonArray([.. keys]) }.ToJsonString();
    }

    private static Task WriteAsync(HttpContext context, string text) => context.Response.WriteAsync(text);
}
