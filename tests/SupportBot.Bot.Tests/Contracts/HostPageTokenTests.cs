using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using SupportBot.Bot.Security.HostPage;
using SupportBot.Bot.Tests.BotConnectorAuthentication;
using SupportBot.Testing;

namespace SupportBot.Bot.Tests.Contracts;

public sealed class HostPageTokenTests
{
    private const string Key = "a shared key of thirty-two bytes, or more";

    private static readonly ManualClock Clock = new();

    [Fact]
    public async Task Token_of_the_page_names_its_user() =>
        (await ReadAsync(Sign(Claims()))).ShouldBe(new HostPageUser("u-1", "alice@acme.example"));

    public static TheoryData<string> Bad => [.. BadTokens.Keys];

    private static readonly Dictionary<string, Func<string>> BadTokens = new(StringComparer.Ordinal)
    {
        ["empty"] = () => "",
        ["nonsense"] = () => "a.b.c",
        ["another key"] = () => Sign(Claims(), "another key of thirty-two bytes, or even more"),
        ["alg none"] = () => $"{LocalIssuer.Encode("""{"alg":"none"}""")}.{LocalIssuer.Encode(Claims().ToJsonString())}.",
        ["HS512"] = () => LocalIssuer.SignHmac(Claims(), Encoding.UTF8.GetBytes(Key), new JsonObject { ["alg"] = "HS512" }),
        ["no expiry"] = () => Sign(Without("exp")),
        ["expired"] = () => Sign(With("exp", Clock.GetUtcNow().AddSeconds(-61).ToUnixTimeSeconds())),
        ["for years"] = () => Sign(With("exp", Clock.GetUtcNow().AddYears(1).ToUnixTimeSeconds())),
        ["not yet"] = () => Sign(With("nbf", Clock.GetUtcNow().AddMinutes(5).ToUnixTimeSeconds())),
        ["no audience"] = () => Sign(Without("aud")),
        ["another audience"] = () => Sign(With("aud", "shop")),
        ["no subject"] = () => Sign(Without("sub")),
        ["no address"] = () => Sign(Without("email")),
        ["no address, but a name"] = () => Sign(With("email", "Alice <alice@acme.example>")),
        ["two addresses"] = () => Sign(With("email", "alice@acme.example, bob@acme.example")),
        ["addresses in a list"] = () => Sign(With("email", new JsonArray("alice@acme.example"))),
        ["changed claims"] = () => Changed(),
        ["too long"] = () => Sign(With("pad", new string('x', 5000))),
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task Any_other_token_names_nobody(string name) => (await ReadAsync(BadTokens[name]())).ShouldBeNull();

    [Fact]
    public async Task Without_a_key_no_token_is_taken()
    {
        var tokens = new HostPageTokens(Options.Create(new HostPageOptions()), Clock);

        tokens.AreTaken.ShouldBeFalse();
        (await tokens.ReadAsync(Sign(Claims()))).ShouldBeNull();
    }

    [Fact]
    public void Short_key_stops_the_start() =>
        new HostPageOptionsValidator().Validate(null, new HostPageOptions { SigningKey = "secret" }).Failed.ShouldBeTrue();

    private static Task<HostPageUser?> ReadAsync(string token) =>
        new HostPageTokens(Options.Create(new HostPageOptions { SigningKey = Key }), Clock).ReadAsync(token);

    private static JsonObject Claims() => new()
    {
        ["sub"] = "u-1",
        ["email"] = "Alice@acme.example",
        ["aud"] = "supportbot",
        ["exp"] = Clock.GetUtcNow().AddMinutes(5).ToUnixTimeSeconds(),
    };

    private static JsonObject With(string claim, JsonNode value)
    {
        var claims = Claims();
        claims[claim] = value;
        return claims;
    }

    private static JsonObject Without(string claim)
    {
        var claims = Claims();
        claims.Remove(claim);
        return claims;
    }

    private static string Sign(JsonObject claims, string key = Key) =>
        LocalIssuer.SignHmac(claims, Encoding.UTF8.GetBytes(key), new JsonObject { ["alg"] = "HS256", ["typ"] = "JWT" });

    private static string Changed()
    {
        var parts = Sign(Claims()).Split('.');
        return $"{parts[0]}.{LocalIssuer.Encode(With("email", "bob@acme.example").ToJsonString())}.{parts[2]}";
    }
}
