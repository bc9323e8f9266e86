using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Primitives;
using Microsoft.IdentityModel.Tokens;
using SupportBot.Dialogs.Schema;

namespace SupportBot.Bot.Tests.BotConnectorAuthentication;

public sealed class InboundTokenTests : IAsyncLifetime
{
    private LocalIssuer _issuer = null!; // set before each test
    private Door _door = null!; // set before each test

    private static DateTimeOffset Now => new Testing.ManualClock().GetUtcNow();

    public async ValueTask InitializeAsync()
    {
        _issuer = await LocalIssuer.StartAsync(Now);
        _door = Door.Registered(_issuer);
    }

    public async ValueTask DisposeAsync()
    {
        await _door.DisposeAsync();
        await _issuer.DisposeAsync();
    }

    [Theory]
    [InlineData("RS256")]
    [InlineData("RS384")]
    [InlineData("RS512")]
    public async Task Good_token_of_the_channel_is_let_in(string algorithm)
    {
        var header = LocalIssuer.Header();
        header["alg"] = algorithm;

        (await AskAsync(_issuer.Sign(_issuer.ChannelClaims(), header))).ShouldBe(200);
    }

    [Theory]
    [InlineData("https://login.microsoftonline.com/{0}/v2.0", "2.0", "azp")]
    [InlineData("https://sts.windows.net/{0}/", "1.0", "appid")]
    [InlineData("https://sts.windows.net/{0}/", null, "appid")]
    public async Task Good_token_of_our_tenant_is_let_in(string issuer, string? version, string callerClaim)
    {
        var claims = _issuer.EntraClaims();
        claims["iss"] = string.Format(System.Globalization.CultureInfo.InvariantCulture, issuer, LocalIssuer.TenantId);
        claims.Remove("azp");
        claims[callerClaim] = LocalIssuer.AppId;
        claims.Remove("ver");
        if (version is not null)
        {
            claims["ver"] = version;
        }

        (await AskAsync(_issuer.Sign(claims))).ShouldBe(200);
    }

    [Fact]
    [Trait("Attack", "S26")]
    public async Task Directory_id_of_the_sender_is_believed_from_the_channel_only()
    {
        var byChannel = await _door.Gate.AdmitAsync(Request(_issuer.Sign(_issuer.ChannelClaims())), TestContext.Current.CancellationToken);
        var byTenant = await _door.Gate.AdmitAsync(Request(_issuer.Sign(_issuer.EntraClaims())), TestContext.Current.CancellationToken);

        byChannel.Caller!.Believe(Door.Message()).From!.AadObjectId.ShouldBe("0000-20");
        byTenant.Caller!.Believe(Door.Message()).From!.AadObjectId.ShouldBeNull();
    }

    public static TheoryData<string> BadTokens => [.. Bad.Keys];

    /// <summary>Each makes one token that must be refused; the issuer is asked for nothing but its own metadata.</summary>
    private static readonly Dictionary<string, Func<LocalIssuer, string>> Bad = new(StringComparer.Ordinal)
    {
        ["empty"] = _ => "",
        ["not a token"] = _ => "abc",
        ["two parts"] = issuer => Good(issuer)[..Good(issuer).LastIndexOf('.')],
        ["four parts"] = issuer => Good(issuer) + ".x",
        ["five parts, encrypted"] = issuer => $"{LocalIssuer.Encode("""{"alg":"RSA-OAEP","enc":"A256GCM","kid":"key-1"}""")}.a.b.c.d",
        ["header is no JSON"] = issuer => $"{LocalIssuer.Encode("x")}.{LocalIssuer.Encode("{}")}.AAAA",
        ["payload is no JSON"] = issuer => issuer.Sign("hello", LocalIssuer.Header().ToJsonString()),
        ["payload is a list"] = issuer => issuer.Sign("[1,2]", LocalIssuer.Header().ToJsonString()),
        ["payload is empty"] = issuer => issuer.Sign("{}", LocalIssuer.Header().ToJsonString()),
        ["not base64"] = issuer => "é.è.à",
        ["20 kB"] = issuer => issuer.Sign(Claims(issuer, "pad", new string('x', 20_000))),
        ["alg none, no signature"] = issuer => $"{LocalIssuer.Encode("""{"alg":"none","kid":"key-1"}""")}.{LocalIssuer.Encode(issuer.ChannelClaims().ToJsonString())}.",
        ["alg None in other case"] = issuer => Resign(issuer, header => header["alg"] = "nOnE"),
        ["alg none with a signature"] = issuer => Resign(issuer, header => header["alg"] = "none"),
        ["alg missing"] = issuer => Resign(issuer, header => header.Remove("alg")),
        ["alg is a list"] = issuer => Resign(issuer, header => header["alg"] = new JsonArray("RS256")),
        ["alg lower case"] = issuer => Resign(issuer, header => header["alg"] = "rs256"),
        ["PS256"] = issuer => Resign(issuer, header => header["alg"] = "PS256"),
        ["ES256"] = issuer => Resign(issuer, header => header["alg"] = "ES256"),
        ["HS256 by the public key, DER"] = issuer => Hmac(issuer, issuer.Key().ExportSubjectPublicKeyInfo()),
        ["HS256 by the public key, PEM"] = issuer => Hmac(issuer, Encoding.ASCII.GetBytes(issuer.Key().ExportSubjectPublicKeyInfoPem())),
        ["HS256 by the modulus"] = issuer => Hmac(issuer, issuer.Key().ExportParameters(false).Modulus!),
        ["RS512 said, RS256 signed"] = issuer => Spliced(issuer, header => header["alg"] = "RS512"),
        ["kid missing"] = issuer => Resign(issuer, header => header.Remove("kid")),
        ["kid empty"] = issuer => Resign(issuer, header => header["kid"] = ""),
        ["kid is a number"] = issuer => Resign(issuer, header => header["kid"] = 1),
        ["kid in other case"] = issuer => Resign(issuer, header => header["kid"] = "KEY-1"),
        ["kid is a path"] = issuer => Resign(issuer, header => header["kid"] = "../../../../dev/null"),
        ["kid is SQL"] = issuer => Resign(issuer, header => header["kid"] = "x' UNION SELECT 'key-1"),
        ["kid of an unpublished key"] = issuer => WithKey(issuer, "key-hidden", 2048, publish: false),
        ["kid of another key"] = issuer => OtherKey(issuer),
        ["key of 1024 bits"] = issuer => WithKey(issuer, "key-short", 1024, publish: true),
        ["jku"] = issuer => Resign(issuer, header => header["jku"] = "https://attacker.example/keys"),
        ["x5u"] = issuer => Resign(issuer, header => header["x5u"] = "https://attacker.example/cert"),
        ["x5c"] = issuer => Resign(issuer, header => header["x5c"] = new JsonArray("MIIB")),
        ["jwk"] = OwnKey,
        ["crit"] = issuer => Resign(issuer, header => header["crit"] = new JsonArray("exp")),
        ["signature missing"] = issuer => Good(issuer)[..(Good(issuer).LastIndexOf('.') + 1)],
        ["signature of another token"] = issuer => Spliced(issuer, _ => { }, claims => claims["serviceurl"] = "https://smba.trafficmanager.net/de/"),
        ["claims changed"] = issuer => Spliced(issuer, _ => { }, claims => claims["exp"] = Now.AddYears(9).ToUnixTimeSeconds()),
        ["issuer foreign"] = issuer => issuer.Sign(Claims(issuer, "iss", "https://accounts.example.com")),
        ["issuer missing"] = issuer => issuer.Sign(Claims(issuer, "iss", null)),
        ["issuer is a list"] = issuer => issuer.Sign(Claims(issuer, "iss", new JsonArray(LocalIssuer.ChannelIssuer))),
        ["issuer with a slash"] = issuer => issuer.Sign(Claims(issuer, "iss", LocalIssuer.ChannelIssuer + "/")),
        ["issuer in other case"] = issuer => issuer.Sign(Claims(issuer, "iss", "https://API.botframework.com")),
        ["issuer by http"] = issuer => issuer.Sign(Claims(issuer, "iss", "http://api.botframework.com")),
        ["issuer of the government cloud"] = issuer => issuer.Sign(Claims(issuer, "iss", "https://api.botframework.us")),
        ["audience another bot"] = issuer => issuer.Sign(Claims(issuer, "aud", "00000000-0000-0000-0000-000000000001")),
        ["audience missing"] = issuer => issuer.Sign(Claims(issuer, "aud", null)),
        ["audience empty"] = issuer => issuer.Sign(Claims(issuer, "aud", "")),
        ["audience upper case"] = issuer => issuer.Sign(Claims(issuer, "aud", LocalIssuer.AppId.ToUpperInvariant())),
        ["audience with a space"] = issuer => issuer.Sign(Claims(issuer, "aud", LocalIssuer.AppId + " ")),
        ["audience with a slash"] = issuer => issuer.Sign(Claims(issuer, "aud", LocalIssuer.AppId + "/")),
        ["audience list of one"] = issuer => issuer.Sign(Claims(issuer, "aud", new JsonArray(LocalIssuer.AppId))),
        ["audience list of two"] = issuer => issuer.Sign(Claims(issuer, "aud", new JsonArray("other", LocalIssuer.AppId))),
        ["expired"] = issuer => issuer.Sign(Claims(issuer, "exp", Now.AddMinutes(-5).AddSeconds(-1).ToUnixTimeSeconds())),
        ["no expiry"] = issuer => issuer.Sign(Claims(issuer, "exp", null)),
        ["expiry is text"] = issuer => issuer.Sign(Claims(issuer, "exp", "tomorrow")),
        ["expiry negative"] = issuer => issuer.Sign(Claims(issuer, "exp", -1)),
        ["expiry beyond the calendar"] = issuer => issuer.Sign(Claims(issuer, "exp", 999_999_999_999_999)),
        ["expiry is a list"] = issuer => issuer.Sign(Claims(issuer, "exp", new JsonArray(9999999999))),
        ["expiry is 1e400"] = issuer => issuer.Sign(issuer.ChannelClaims().ToJsonString().Replace(Now.AddMinutes(59).ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture), "1e400", StringComparison.Ordinal), LocalIssuer.Header().ToJsonString()),
        ["not yet valid"] = issuer => issuer.Sign(Claims(issuer, "nbf", Now.AddMinutes(5).AddSeconds(1).ToUnixTimeSeconds())),
        ["nbf is text"] = issuer => issuer.Sign(Claims(issuer, "nbf", "x")),
        ["service URL claim missing"] = issuer => issuer.Sign(Claims(issuer, "serviceurl", null)),
        ["service URL of another region"] = issuer => issuer.Sign(Claims(issuer, "serviceurl", "https://smba.trafficmanager.net/de/")),
        ["service URL without the final slash"] = issuer => issuer.Sign(Claims(issuer, "serviceurl", LocalIssuer.ServiceUrl.TrimEnd('/'))),
        ["Entra: other tenant, v2"] = issuer => issuer.Sign(EntraClaims(issuer, "iss", "https://login.microsoftonline.com/11111111-4f89-41d3-9a0c-0305e82c3301/v2.0")),
        ["Entra: other tenant, v1"] = issuer => issuer.Sign(EntraClaims(issuer, "iss", "https://sts.windows.net/11111111-4f89-41d3-9a0c-0305e82c3301/")),
        ["Entra: the emulator's tenant"] = issuer => issuer.Sign(EntraClaims(issuer, "iss", "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/")),
        ["Entra: the emulator's tenant, v2"] = issuer => issuer.Sign(EntraClaims(issuer, "iss", "https://login.microsoftonline.com/f8cdef31-a31e-4b4a-93e4-5f571e91255a/v2.0")),
        ["Entra: no slash in v1"] = issuer => issuer.Sign(EntraClaims(issuer, "iss", $"https://sts.windows.net/{LocalIssuer.TenantId}")),
        ["Entra: got by another application"] = issuer => issuer.Sign(EntraClaims(issuer, "azp", "00000000-0000-0000-0000-000000000001")),
        ["Entra: nobody got it"] = issuer => issuer.Sign(EntraClaims(issuer, "azp", null)),
        ["Entra: v2 token with the v1 claim"] = issuer => issuer.Sign(EntraClaims(EntraClaims(issuer, "azp", null), "appid", LocalIssuer.AppId)),
        ["Entra: version 3"] = issuer => issuer.Sign(EntraClaims(issuer, "ver", "3.0")),
        ["Entra: tenant claim of another"] = issuer => issuer.Sign(EntraClaims(issuer, "tid", "11111111-4f89-41d3-9a0c-0305e82c3301")),
        ["Entra: another bot"] = issuer => issuer.Sign(EntraClaims(issuer, "aud", "00000000-0000-0000-0000-000000000001")),
        ["playground's fixed HS256 key"] = issuer => LocalIssuer.SignHmac(issuer.EntraClaims(), Encoding.ASCII.GetBytes("a-string-secret-at-least-256-bits-long"), new JsonObject { ["alg"] = "HS256", ["typ"] = "JWT" }),
    };

    [Theory]
    [MemberData(nameof(BadTokens))]
    [Trait("Attack", "S16")]
    [Trait("Attack", "S17")]
    [Trait("Attack", "S18")]
    public async Task Bad_token_is_refused_and_nothing_foreign_is_fetched(string name)
    {
        var status = await AskAsync(Bad[name](_issuer));

        status.ShouldBeOneOf(401, 403);
        _issuer.Requests.ShouldAllBe(request => request.Contains(".well-known", StringComparison.Ordinal) || request.EndsWith("/entra/keys", StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Attack", "S16")]
    public void At_least_seventy_bad_tokens_are_tried() => Bad.Count.ShouldBeGreaterThanOrEqualTo(70);

    [Fact]
    public async Task Every_character_of_a_good_token_matters()
    {
        var good = Good(_issuer);

        for (var i = 0; i < good.Length; i++)
        {
            // The last character of the signature holds four bits that no decoder looks at; 'A' and 'g' differ in the others.
            var other = good[i] == 'A' ? 'g' : 'A';
            var flipped = $"{good[..i]}{other}{good[(i + 1)..]}";
            (await AskAsync(flipped)).ShouldBeOneOf(401, 403);
        }
    }

    [Fact]
    [Trait("Attack", "S17")]
    public async Task Unknown_issuer_costs_no_network_call()
    {
        await AskAsync(_issuer.Sign(Claims(_issuer, "iss", "https://accounts.example.com")));
        await AskAsync(_issuer.Sign(EntraClaims(_issuer, "iss", "https://sts.windows.net/11111111-4f89-41d3-9a0c-0305e82c3301/")));

        _issuer.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Basic dXNlcjpwYXNz")]
    [InlineData("{0}")]
    [InlineData("Token {0}")]
    [Trait("Attack", "S15")]
    public async Task Header_that_is_no_bearer_token_is_refused(string? header)
    {
        var written = header?.Replace("{0}", Good(_issuer), StringComparison.Ordinal);

        (await _door.AskAsync(written)).ShouldBe(401);
    }

    [Fact]
    [Trait("Attack", "S15")]
    public async Task Two_authorization_headers_are_refused()
    {
        var http = Request("");
        http.Request.Headers.Authorization = new StringValues(["Bearer " + Good(_issuer), "Bearer " + Good(_issuer)]);

        (await _door.AskAsync(http)).ShouldBe(401);
        http.Response.Headers.WWWAuthenticate.ToString().ShouldBe("Bearer");
    }

    [Theory]
    [InlineData(-299, 200)]
    [InlineData(-300, 200)]
    [InlineData(-301, 401)]
    [Trait("Attack", "S19")]
    public async Task Expiry_counts_with_five_minutes_of_skew_to_the_second(int secondsFromNow, int expected) =>
        (await AskAsync(_issuer.Sign(Claims(_issuer, "exp", Now.AddSeconds(secondsFromNow).ToUnixTimeSeconds())))).ShouldBe(expected);

    [Theory]
    [InlineData(299, 200)]
    [InlineData(300, 200)]
    [InlineData(301, 401)]
    [Trait("Attack", "S19")]
    public async Task Beginning_counts_with_five_minutes_of_skew_to_the_second(int secondsFromNow, int expected) =>
        (await AskAsync(_issuer.Sign(Claims(_issuer, "nbf", Now.AddSeconds(secondsFromNow).ToUnixTimeSeconds())))).ShouldBe(expected);

    [Fact]
    [Trait("Attack", "S21")]
    public async Task Token_works_again_for_its_own_address_but_not_once_expired_nor_for_another_address_or_channel()
    {
        var token = Good(_issuer);

        (await AskAsync(token)).ShouldBe(200);
        (await AskAsync(token)).ShouldBe(200);
        (await AskAsync(token, Door.Message(serviceUrl: "https://smba.trafficmanager.net/us/"))).ShouldBe(401);
        (await AskAsync(token, Door.Message(channel: "slack"))).ShouldBe(403);
        _door.Clock.Advance(TimeSpan.FromMinutes(65));
        (await AskAsync(token)).ShouldBe(401);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("MSTEAMS")]
    [InlineData("msteams ")]
    [InlineData("directline")]
    [Trait("Attack", "S20")]
    public async Task Channel_that_the_key_does_not_endorse_is_forbidden(string? channel) =>
        (await AskAsync(Good(_issuer), Door.Message() with { ChannelId = channel })).ShouldBe(403);

    [Fact]
    [Trait("Attack", "S20")]
    public async Task Key_without_endorsements_speaks_for_no_channel()
    {
        _issuer.Endorsements.Clear();

        (await AskAsync(Good(_issuer))).ShouldBe(403);
    }

    [Fact]
    [Trait("Attack", "S21")]
    public async Task Activity_without_a_service_url_is_refused() =>
        (await AskAsync(Good(_issuer), Door.Message(serviceUrl: null))).ShouldBe(401);

    [Fact]
    [Trait("Attack", "S23")]
    public async Task Service_url_that_the_channel_vouches_for_but_the_list_does_not_hold_is_forbidden()
    {
        var token = _issuer.Sign(Claims(_issuer, "serviceurl", "https://169.254.169.254/"));

        (await AskAsync(token, Door.Message(serviceUrl: "https://169.254.169.254/"))).ShouldBe(403);
    }

    [Fact]
    [Trait("Attack", "S28")]
    public async Task Replies_in_the_answer_are_under_the_same_rules()
    {
        var message = Door.Message() with { DeliveryMode = DeliveryModes.ExpectReplies };

        (await _door.AskAsync((string?)null, message)).ShouldBe(401);
        (await AskAsync(Good(_issuer), message with { ServiceUrl = "https://smba.trafficmanager.net/us/" })).ShouldBe(401);
    }

    [Fact]
    public async Task Old_multi_tenant_kind_has_no_tenant_to_trust()
    {
        await using var door = Door.Registered(_issuer, ("TenantId", "botframework.com"));

        (await door.AskAsync("Bearer " + _issuer.Sign(_issuer.EntraClaims()))).ShouldBe(401);
        (await door.AskAsync("Bearer " + Good(_issuer))).ShouldBe(200);
    }

    [Fact]
    public async Task Registration_written_in_upper_case_takes_the_same_tokens()
    {
        await using var door = Door.Registered(_issuer, ("AppId", LocalIssuer.AppId.ToUpperInvariant()));

        (await door.AskAsync("Bearer " + Good(_issuer))).ShouldBe(200);
    }

    private static Microsoft.AspNetCore.Http.DefaultHttpContext Request(string token)
    {
        var http = new Microsoft.AspNetCore.Http.DefaultHttpContext();
        http.Request.Headers.Authorization = "Bearer " + token;
        return http;
    }

    private Task<int> AskAsync(string token, Activity? activity = null) => _door.AskAsync("Bearer " + token, activity);

    private static string Good(LocalIssuer issuer) => issuer.Sign(issuer.ChannelClaims());

    private static JsonObject Claims(LocalIssuer issuer, string name, JsonNode? value) => EntraClaims(issuer.ChannelClaims(), name, value);

    private static JsonObject EntraClaims(LocalIssuer issuer, string name, JsonNode? value) => EntraClaims(issuer.EntraClaims(), name, value);

    private static JsonObject EntraClaims(JsonObject claims, string name, JsonNode? value)
    {
        claims.Remove(name);
        if (value is not null)
        {
            claims[name] = value;
        }

        return claims;
    }

    private static string Resign(LocalIssuer issuer, Action<JsonObject> change)
    {
        var header = LocalIssuer.Header();
        change(header);
        return issuer.Sign(issuer.ChannelClaims(), header);
    }

    /// <summary>Header and claims of one token, signature of another.</summary>
    private static string Spliced(LocalIssuer issuer, Action<JsonObject> changeHeader, Action<JsonObject>? changeClaims = null)
    {
        var header = LocalIssuer.Header();
        changeHeader(header);
        var claims = issuer.ChannelClaims();
        changeClaims?.Invoke(claims);
        return $"{LocalIssuer.Encode(header.ToJsonString())}.{LocalIssuer.Encode(claims.ToJsonString())}.{Good(issuer).Split('.')[2]}";
    }

    private static string Hmac(LocalIssuer issuer, byte[] secret) =>
        LocalIssuer.SignHmac(issuer.ChannelClaims(), secret, new JsonObject { ["alg"] = "HS256", ["typ"] = "JWT", ["kid"] = "key-1" });

    private static string WithKey(LocalIssuer issuer, string id, int bits, bool publish)
    {
        issuer.AddKey(id, bits, publish);
        return issuer.Sign(issuer.ChannelClaims(), LocalIssuer.Header(id));
    }

    /// <summary>Signed by key-1, but named after key-2, which is published too.</summary>
    private static string OtherKey(LocalIssuer issuer)
    {
        issuer.AddKey("key-2");
        var body = Good(issuer).Split('.');
        var header = LocalIssuer.Encode(LocalIssuer.Header("key-2").ToJsonString());
        var signature = issuer.Key().SignData(Encoding.ASCII.GetBytes($"{header}.{body[1]}"), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return $"{header}.{body[1]}.{Base64UrlEncoder.Encode(signature)}";
    }

    /// <summary>Well signed, by a key that the token itself brings along.</summary>
    private static string OwnKey(LocalIssuer issuer)
    {
        issuer.AddKey("key-own", publish: false);
        var key = issuer.Key("key-own").ExportParameters(includePrivateParameters: false);
        var header = LocalIssuer.Header("key-own");
        header["jwk"] = new JsonObject { ["kty"] = "RSA", ["n"] = Base64UrlEncoder.Encode(key.Modulus), ["e"] = Base64UrlEncoder.Encode(key.Exponent) };
        return issuer.Sign(issuer.ChannelClaims(), header);
    }
}
