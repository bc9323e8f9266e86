using System.Net;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using SupportBot.Bot.Channels.BotConnector.Authentication;
using SupportBot.Bot.Security.Egress;

namespace SupportBot.Bot.Tests.BotConnectorAuthentication;

public sealed class ServiceUrlTests
{
    [Theory]
    [InlineData("https://smba.trafficmanager.net/fr/")]
    [InlineData("https://SMBA.trafficmanager.net/emea/")]
    [InlineData("https://smba.trafficmanager.net:443")]
    [InlineData("https://webchat.botframework.com/")]
    [InlineData("https://smba.infra.gcc.teams.microsoft.com/teams")]
    public void Addresses_of_the_public_channels_are_allowed_by_default(string serviceUrl) => Allows(serviceUrl).ShouldBeTrue();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("/relative")]
    [InlineData("http://smba.trafficmanager.net/fr/")]
    [InlineData("https://smba.trafficmanager.net:8443/fr/")]
    [InlineData("https://evil.trafficmanager.net/")]
    [InlineData("https://smba.trafficmanager.net.evil.example/")]
    [InlineData("https://smba.trafficmanager.net@evil.example/")]
    [InlineData("https://user:pass@smba.trafficmanager.net/")]
    [InlineData("https://evil.example/smba.trafficmanager.net/")]
    [InlineData("https://evil.example#smba.trafficmanager.net/")]
    [InlineData("https://evil.example\\smba.trafficmanager.net/")]
    [InlineData("https://smba.trafficmanager.net/fr/?x=1")]
    [InlineData("https://smba.trafficmanager.net/fr/#x")]
    [InlineData("https://botframework.com/")]
    [InlineData("https://evilbotframework.com/")]
    [InlineData("https://smba.trafficmanager.net/\r\nHost: evil")]
    [InlineData(" https://smba.trafficmanager.net/")]
    [InlineData("https://ѕmba.trafficmanager.net/")]
    [InlineData("http://127.0.0.1:8080/")]
    [InlineData("https://127.0.0.1/")]
    [InlineData("http://localhost/")]
    [InlineData("http://2130706433/")]
    [InlineData("http://0x7f.1/")]
    [InlineData("http://[::1]/")]
    [InlineData("http://[::ffff:10.0.0.1]/")]
    [InlineData("http://169.254.169.254/metadata")]
    [InlineData("file:///etc/passwd")]
    [InlineData("gopher://smba.trafficmanager.net/")]
    [Trait("Attack", "S22")]
    [Trait("Attack", "S23")]
    public void Every_other_address_is_refused(string? serviceUrl) => Allows(serviceUrl).ShouldBeFalse();

    [Theory]
    [InlineData("http://127.0.0.1:46150", "http://127.0.0.1:46150/_connector/", true)]
    [InlineData("http://127.0.0.1:46150", "http://127.0.0.1:46151/_connector/", false)]
    [InlineData("http://127.0.0.1:46150/base", "http://127.0.0.1:46150/base/", true)]
    [InlineData("http://127.0.0.1:46150/base", "http://127.0.0.1:46150/base2/", false)]
    [InlineData("http://127.0.0.1:46150/base", "http://127.0.0.1:46150/base/../other/", false)]
    [InlineData("connector.example.com", "https://connector.example.com/x", true)]
    [InlineData("*.example.com", "https://a.b.example.com/x", true)]
    [InlineData("*.example.com", "https://example.com/x", false)]
    [InlineData("https://a.example; https://b.example", "https://b.example/", true)]
    [InlineData("https://a.example https://b.example", "https://smba.trafficmanager.net/fr/", false)]
    public void Configured_list_replaces_the_default_one(string list, string serviceUrl, bool expected) => Allows(serviceUrl, list).ShouldBe(expected);

    [Theory]
    [InlineData("http://connector.example.com")]
    [InlineData("*")]
    [InlineData("*.com*")]
    [InlineData("*.localhost")]
    [InlineData("https://user@host.example")]
    [InlineData("ftp://host.example")]
    public void Entry_that_would_open_too_much_stops_the_start(string list) =>
        Should.Throw<OptionsValidationException>(() => Allows("https://x.example", list));

    [Theory]
    [InlineData("ChannelOpenIdMetadata", "http://login.example.com/metadata")]
    [InlineData("LoginAuthority", "http://login.example.com")]
    [InlineData("LoginAuthority", "login.example.com")]
    public void Authority_by_plain_http_elsewhere_than_on_loopback_stops_the_start(string setting, string address) =>
        Should.Throw<OptionsValidationException>(() => new Door(Environments.Production, ("AppId", LocalIssuer.AppId), (setting, address)).Gate.IsOpen);

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.255.255.254")]
    [InlineData("0.0.0.0")]
    [InlineData("10.1.2.3")]
    [InlineData("100.64.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.168.0.1")]
    [InlineData("198.18.0.1")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("::10.0.0.1")]
    [InlineData("64:ff9b::a00:1")]
    [InlineData("2002:a00:1::")]
    [InlineData("2001::1")]
    [InlineData("fc00::1")]
    [InlineData("fd12::1")]
    [InlineData("fe80::1")]
    [InlineData("ff02::1")]
    [Trait("Attack", "S22")]
    public void Inside_addresses_are_known(string address) => InsideAddress.Is(IPAddress.Parse(address)).ShouldBeTrue();

    [Theory]
    [InlineData("52.112.0.1")]
    [InlineData("8.8.8.8")]
    [InlineData("172.32.0.1")]
    [InlineData("100.128.0.1")]
    [InlineData("2603:1000::1")]
    [InlineData("2a01:111::1")]
    public void Public_addresses_are_not_inside(string address) => InsideAddress.Is(IPAddress.Parse(address)).ShouldBeFalse();

    [Fact]
    [Trait("Attack", "S22")]
    public async Task Loopback_is_reached_by_its_own_name_and_redirects_are_not_followed()
    {
        await using var inside = await LoopbackServer.StartAsync(_ => Task.CompletedTask);
        await using var server = await LoopbackServer.StartAsync(context =>
        {
            context.Response.StatusCode = 307;
            context.Response.Headers.Location = inside.Address + "/secret";
            return Task.CompletedTask;
        });
        using var http = new HttpClient(GuardedHandler.Create());

        using var answer = await http.PostAsync(new Uri(server.Address), null, TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(HttpStatusCode.TemporaryRedirect);
        inside.Requests.ShouldBeEmpty();
    }

    [Fact]
    [Trait("Attack", "S22")]
    public async Task Other_name_that_resolves_to_loopback_gets_no_connection()
    {
        await using var server = await LoopbackServer.StartAsync(_ => Task.CompletedTask);
        using var http = new HttpClient(GuardedHandler.Create());
        var byMachineName = new UriBuilder(server.Address) { Host = Dns.GetHostName() }.Uri;
        var byNumber = new UriBuilder(server.Address) { Host = "0.0.0.0" }.Uri;

        await Should.ThrowAsync<HttpRequestException>(() => http.GetAsync(byMachineName, TestContext.Current.CancellationToken));
        await Should.ThrowAsync<HttpRequestException>(() => http.GetAsync(byNumber, TestContext.Current.CancellationToken));
        server.Requests.ShouldBeEmpty();
    }

    private static bool Allows(string? serviceUrl, string? list = null)
    {
        var settings = new List<(string Key, string Value)> { ("AppId", LocalIssuer.AppId) };
        if (list is not null)
        {
            settings.Add(("AllowedServiceUrls", list));
        }

        return new Door(Environments.Production, [.. settings]).Get<ServiceUrlPolicy>().TryAllow(serviceUrl, out _);
    }
}
