using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using SupportBot.Bot.Channels.BotConnector.Authentication;
using SupportBot.Dialogs.Schema;

namespace SupportBot.Bot.Tests.BotConnectorAuthentication;

/// <summary>The bot without a registration.</summary>
public sealed class LocalCallTests
{
    [Theory]
    [InlineData("127.0.0.1", "localhost:3978")]
    [InlineData("::1", "[::1]:3978")]
    [InlineData("::ffff:127.0.0.1", "127.0.0.1:3978")]
    public async Task Call_from_this_machine_needs_no_token_in_development(string peer, string host)
    {
        await using var door = new Door(Environments.Development);

        (await door.AskAsync(Request(peer, host), Local())).ShouldBe(200);
    }

    [Fact]
    public async Task Any_authorization_header_is_ignored_without_a_registration()
    {
        await using var door = new Door(Environments.Development);
        var http = Request("127.0.0.1", "localhost");
        http.Request.Headers.Authorization = "Bearer nonsense";

        (await door.AskAsync(http, Local())).ShouldBe(200);
    }

    [Theory]
    [InlineData("192.168.1.20", "localhost")]
    [InlineData("10.0.0.1", "localhost")]
    [InlineData("203.0.113.9", "localhost")]
    [InlineData(null, "localhost")]
    [InlineData("127.0.0.1", "rebound.example.com")]
    [InlineData("127.0.0.1", "localhost.example.com")]
    [InlineData("127.0.0.1", "")]
    public async Task Call_that_is_not_from_this_machine_under_its_own_name_is_refused(string? peer, string host)
    {
        await using var door = new Door(Environments.Development);

        (await door.AskAsync(Request(peer, host), Local())).ShouldBe(401);
    }

    [Theory]
    [InlineData("X-Forwarded-For", "127.0.0.1")]
    [InlineData("x-forwarded-proto", "https")]
    [InlineData("Forwarded", "for=127.0.0.1")]
    [InlineData("Via", "1.1 proxy")]
    [InlineData("X-Real-IP", "127.0.0.1")]
    [InlineData("Origin", "https://attacker.example")]
    [InlineData("Origin", "null")]
    public async Task Call_that_came_through_a_proxy_or_a_foreign_page_is_refused(string header, string value)
    {
        await using var door = new Door(Environments.Development);
        var http = Request("127.0.0.1", "localhost");
        http.Request.Headers[header] = value;

        (await door.AskAsync(http, Local())).ShouldBe(401);
    }

    [Theory]
    [InlineData("Production")]
    [InlineData("Staging")]
    public async Task Route_is_off_without_a_registration_outside_development(string environment)
    {
        await using var door = new Door(environment);

        door.Gate.IsOpen.ShouldBeFalse();
        (await door.AskAsync(Request("127.0.0.1", "localhost"), Local())).ShouldBe(404);
    }

    [Fact]
    public async Task Registration_asks_for_a_token_in_development_too()
    {
        await using var issuer = await LocalIssuer.StartAsync(new Testing.ManualClock().GetUtcNow());
        await using var door = new Door(Environments.Development, ("AppId", LocalIssuer.AppId), ("ChannelOpenIdMetadata", issuer.MetadataAddress));

        (await door.AskAsync(Request("127.0.0.1", "localhost"), Local())).ShouldBe(401);
        (await door.AskAsync("Bearer " + issuer.Sign(issuer.ChannelClaims()))).ShouldBe(200);
    }

    [Theory]
    [InlineData("http://localhost:46150/_connector", 200)]
    [InlineData("http://127.0.0.1:46150/", 200)]
    [InlineData("https://smba.trafficmanager.net/fr/", 403)]
    [InlineData("http://192.168.0.4/", 403)]
    [InlineData("http://localhost.example.com/", 403)]
    [InlineData("http://user@localhost/", 403)]
    [InlineData("ftp://localhost/", 403)]
    [InlineData(null, 403)]
    public async Task Only_this_machine_is_called_back_without_a_registration(string? serviceUrl, int expected)
    {
        await using var door = new Door(Environments.Development);

        (await door.AskAsync(Request("127.0.0.1", "localhost"), Local() with { ServiceUrl = serviceUrl })).ShouldBe(expected);
    }

    [Fact]
    public async Task Replies_in_the_answer_need_no_address()
    {
        await using var door = new Door(Environments.Development);
        var message = Local() with { ServiceUrl = null, DeliveryMode = DeliveryModes.ExpectReplies };

        (await door.AskAsync(Request("127.0.0.1", "localhost"), message)).ShouldBe(200);
    }

    [Fact]
    [Trait("Attack", "S23")]
    public async Task No_token_is_sent_without_a_registration()
    {
        await using var door = new Door(Environments.Development);

        var token = await door.Get<ConnectorTokens>().GetAsync(TestContext.Current.CancellationToken);

        token.ShouldBe(new OutboundToken(OutboundTokenStatus.NotNeeded));
    }

    private static Activity Local() => Door.Message(serviceUrl: "http://localhost:46150/_connector");

    private static DefaultHttpContext Request(string? peer, string host)
    {
        var http = new DefaultHttpContext();
        http.Connection.RemoteIpAddress = peer is null ? null : IPAddress.Parse(peer);
        http.Request.Host = new HostString(host);
        return http;
    }
}
