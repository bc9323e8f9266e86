using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using SupportBot.Bot.Channels.BotConnector.Authentication;

namespace SupportBot.Bot.Tests.BotConnectorAuthentication;

public sealed class OutboundTokenTests : IAsyncLifetime
{
    private readonly List<IFormCollection> _forms = [];
    private LoopbackServer _authority = null!; // set before each test
    private Door _door = null!; // set before each test
    private Func<int, (int Status, string Body)> _answer = number => (200, Granted(number, 3600));

    public async ValueTask InitializeAsync()
    {
        _authority = await LoopbackServer.StartAsync(AnswerAsync);
        _door = new Door(
            Environments.Production,
            ("AppId", LocalIssuer.AppId), ("TenantId", LocalIssuer.TenantId), ("AppPassword", "s3cret&="), ("LoginAuthority", _authority.Address));
    }

    public async ValueTask DisposeAsync()
    {
        await _door.DisposeAsync();
        await _authority.DisposeAsync();
    }

    [Fact]
    public async Task Token_is_asked_with_the_credential_and_kept()
    {
        (await GetAsync()).ShouldBe(new OutboundToken(OutboundTokenStatus.Granted, "token-1"));
        _door.Clock.Advance(TimeSpan.FromMinutes(54));
        (await GetAsync()).Token.ShouldBe("token-1");

        _authority.Requests.ShouldBe([$"POST /{LocalIssuer.TenantId}/oauth2/v2.0/token"]);
        _forms[0]["grant_type"].ShouldBe(["client_credentials"]);
        _forms[0]["client_id"].ShouldBe([LocalIssuer.AppId]);
        _forms[0]["client_secret"].ShouldBe(["s3cret&="]);
        _forms[0]["scope"].ShouldBe(["https://api.botframework.com/.default"]);
    }

    [Fact]
    public async Task Token_is_renewed_five_minutes_before_its_end()
    {
        await GetAsync();
        _door.Clock.Advance(TimeSpan.FromMinutes(55));

        (await GetAsync()).Token.ShouldBe("token-2");
    }

    [Fact]
    public async Task Short_token_is_renewed_after_four_fifths_of_its_life()
    {
        _answer = number => (200, Granted(number, 100));
        await GetAsync();
        _door.Clock.Advance(TimeSpan.FromSeconds(79));
        (await GetAsync()).Token.ShouldBe("token-1");
        _door.Clock.Advance(TimeSpan.FromSeconds(1));

        (await GetAsync()).Token.ShouldBe("token-2");
    }

    [Fact]
    public async Task Sixty_four_callers_at_once_cause_one_request()
    {
        var tokens = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => GetAsync().AsTask()));

        tokens.ShouldAllBe(token => token.Token == "token-1");
        _authority.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Dropped_token_is_replaced_but_a_newer_one_stays()
    {
        await GetAsync();
        var tokens = _door.Get<ConnectorTokens>();

        tokens.Drop("token-1");
        (await GetAsync()).Token.ShouldBe("token-2");
        tokens.Drop("token-1");
        (await GetAsync()).Token.ShouldBe("token-2");
    }

    [Fact]
    public async Task Old_token_serves_to_its_end_when_it_cannot_be_renewed()
    {
        await GetAsync();
        _answer = _ => (400, """{"error":"temporarily_unavailable"}""");
        _door.Clock.Advance(TimeSpan.FromMinutes(58));
        (await GetAsync()).Token.ShouldBe("token-1");
        _door.Clock.Advance(TimeSpan.FromMinutes(2));

        (await GetAsync()).Status.ShouldBe(OutboundTokenStatus.Refused);
    }

    [Theory]
    [InlineData(400, """{"error":"invalid_client","error_description":"secret expired"}""")]
    [InlineData(401, "")]
    [InlineData(403, "<html>")]
    [InlineData(302, "")]
    public async Task Refused_credential_is_not_tried_again_for_five_seconds(int status, string body)
    {
        _answer = _ => (status, body);

        (await GetAsync()).Status.ShouldBe(OutboundTokenStatus.Refused);
        (await GetAsync()).Status.ShouldBe(OutboundTokenStatus.Refused);
        _authority.Requests.Count.ShouldBe(1);
        _door.Clock.Advance(TimeSpan.FromSeconds(5));
        _answer = number => (200, Granted(number, 3600));
        (await GetAsync()).Status.ShouldBe(OutboundTokenStatus.Granted);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("{}")]
    [InlineData("""{"access_token":"","expires_in":3600}""")]
    [InlineData("""{"access_token":"x","expires_in":0}""")]
    [InlineData("""{"access_token":"x"}""")]
    [InlineData("""{"access_token":5,"expires_in":3600}""")]
    [InlineData("""[]""")]
    public async Task Answer_without_a_usable_token_is_no_token(string body)
    {
        _answer = _ => (200, body);

        (await GetAsync()).Status.ShouldBe(OutboundTokenStatus.Unavailable);
    }

    [Fact]
    public async Task Overloaded_authority_is_tried_three_times_with_the_pauses_it_asks_for()
    {
        _answer = number => number < 3 ? (429, "") : (200, Granted(number, 3600));
        var waiting = GetAsync().AsTask();
        while (!waiting.IsCompleted)
        {
            _door.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        (await waiting).Token.ShouldBe("token-3");
        _authority.Requests.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Missing_secret_is_said_without_asking_anybody()
    {
        await using var door = new Door(Environments.Production, ("AppId", LocalIssuer.AppId), ("LoginAuthority", _authority.Address));

        (await door.Get<ConnectorTokens>().GetAsync(TestContext.Current.CancellationToken)).Status.ShouldBe(OutboundTokenStatus.Refused);
        _authority.Requests.ShouldBeEmpty();
    }

    private ValueTask<OutboundToken> GetAsync() => _door.Get<ConnectorTokens>().GetAsync(TestContext.Current.CancellationToken);

    private async Task AnswerAsync(HttpContext context)
    {
        int number;
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        lock (_forms)
        {
            _forms.Add(form);
            number = _forms.Count;
        }

        var (status, body) = _answer(number);
        context.Response.StatusCode = status;
        if (status == 429)
        {
            context.Response.Headers.RetryAfter = "2";
        }

        await context.Response.WriteAsync(body, context.RequestAborted);
    }

    private static string Granted(int number, int seconds) =>
        $$"""{"token_type":"Bearer","expires_in":{{seconds}},"ext_expires_in":{{seconds}},"access_token":"token-{{number}}"}""";
}
