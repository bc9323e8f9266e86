using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using SupportBot.Bot.Contracts;
using SupportBot.Bot.Contracts.RedHat;
using SupportBot.Bot.Contracts.Viewers;
using SupportBot.Bot.Security.Egress;
using SupportBot.Bot.Tests.BotConnectorAuthentication;

namespace SupportBot.Bot.Tests.Contracts;

public sealed class RedHatSourceTests : IAsyncLifetime
{
    private readonly List<IFormCollection> _forms = [];
    private readonly RedHatOptions _options = new() { Enabled = true };
    private ContractsFixture _fixture = null!; // set before each test
    private LoopbackServer _server = null!; // set before each test
    private Func<int, (int Status, string Body)> _answer = static _ => (200, Page());
    private int _calls;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _fixture = await ContractsFixture.CreateAsync();
        _server = await LoopbackServer.StartAsync(AnswerAsync);
        _options.Api = _server.Address + "/management/v1";
        _options.TokenAddress = _server.Address + "/token";
        _options.Accounts.Add(new RedHatAccount { Organisation = "Acme", OfflineToken = "offline", Email = "achats@acme.example" });
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await _fixture.DisposeAsync();
    }

    [Fact]
    public async Task Subscription_of_the_known_shape_becomes_a_contract()
    {
        _answer = static _ => (200, Page("""
            {"subscriptionName":"Red Hat Enterprise Linux Server","subscriptionNumber":"70415522","sku":"RH00004","quantity":"12","status":"expired",
             "startDate":"2026-04-01T04:00:00.000Z","endDate":"2027-03-31T03:59:59.000Z","contractNumber":"1234567","pools":[{"id":"p","type":"Normal","quantity":12,"consumed":3}]}
            """, """{"subscriptionName":"Sans numéro","endDate":"2027-03-31"}"""));

        var answer = await Source().ReadAsync("Acme", Token);

        var contract = answer.Contracts.ShouldNotBeNull().ShouldHaveSingleItem();
        (contract.Kind, contract.Number, contract.ParentNumber, contract.Sku, contract.Quantity).ShouldBe((ContractKind.Subscription, "70415522", "1234567", "RH00004", 12));
        (contract.Start, contract.End, contract.Email).ShouldBe((SampleContracts.Day("2026-04-01"), SampleContracts.Day("2027-03-31"), "achats@acme.example"));
        _forms.ShouldHaveSingleItem()["grant_type"].ShouldBe(["refresh_token"]);
        (_forms[0]["client_id"], _forms[0]["refresh_token"]).ShouldBe((new("rhsm-api"), new("offline")));
    }

    [Fact]
    public async Task Pages_are_read_to_the_last_and_the_token_is_asked_once()
    {
        _answer = static call => (200, Page([.. Enumerable.Range(0, call < 3 ? 50 : 7).Select(i => Item((call * 100) + i))]));

        (await Source().ReadAsync("Acme", Token)).Contracts.ShouldNotBeNull().Count.ShouldBe(107);

        _server.Requests.Where(request => request.StartsWith("GET", StringComparison.Ordinal)).ShouldBe(
            [.. new[] { 0, 50, 100 }.Select(offset => $"GET /management/v1/subscriptions?limit=50&offset={offset}")]);
        _forms.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Service_account_sends_its_secret()
    {
        _options.Accounts[0] = new RedHatAccount { Organisation = "Acme", ClientId = "id", ClientSecret = "s&=" };

        await Source().ReadAsync("Acme", Token);

        _forms[0]["grant_type"].ShouldBe(["client_credentials"]);
        _forms[0]["client_secret"].ShouldBe(["s&="]);
    }

    [Fact]
    public async Task Life_of_a_token_is_what_the_answer_says()
    {
        var source = Source();
        await source.ReadAsync("Acme", Token);
        _fixture.Clock.Advance(TimeSpan.FromSeconds(269));
        await source.ReadAsync("Acme", Token);
        _forms.Count.ShouldBe(1);
        _fixture.Clock.Advance(TimeSpan.FromSeconds(1));

        await source.ReadAsync("Acme", Token);

        _forms.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(403, "")]
    [InlineData(404, "")]
    [InlineData(200, "<html>")]
    [InlineData(200, "[]")]
    [InlineData(200, """{"pagination":{"count":0,"limit":50,"offset":0}}""")]
    public async Task Answer_that_trying_again_cannot_mend_is_a_failure_at_once(int status, string body)
    {
        _answer = _ => (status, body);

        var answer = await Source().ReadAsync("Acme", Token);

        answer.Contracts.ShouldBeNull();
        answer.Failure.ShouldNotBeNullOrEmpty();
        _calls.ShouldBe(1);
    }

    [Fact]
    public async Task Overloaded_interface_is_tried_three_times()
    {
        _answer = static call => call < 3 ? (503, "") : (200, Page(Item(1)));

        (await WithTimeAsync(Source().ReadAsync("Acme", Token))).Contracts.ShouldNotBeNull().Count.ShouldBe(1);
    }

    [Fact]
    public async Task Five_failures_leave_the_interface_alone_for_half_an_hour()
    {
        _answer = static _ => (500, "");
        var source = Source();
        for (var i = 0; i < 4; i++)
        {
            (await WithTimeAsync(source.ReadAsync("Acme", Token))).Contracts.ShouldBeNull();
        }

        _calls.ShouldBe(5);
        _answer = static _ => (200, Page(Item(1)));
        _fixture.Clock.Advance(TimeSpan.FromMinutes(31));
        (await source.ReadAsync("Acme", Token)).Contracts.ShouldNotBeNull();
    }

    [Fact]
    public async Task Last_known_contracts_stand_with_their_date_while_the_source_is_down()
    {
        using var refresher = Refresher();
        _answer = static _ => (200, Page(Item(1)));
        await refresher.RefreshAsync(Token);
        var readAt = _fixture.Clock.GetUtcNow();
        _answer = static _ => (403, "");
        _fixture.Clock.Advance(TimeSpan.FromHours(6));
        var downSince = _fixture.Clock.GetUtcNow();
        await refresher.RefreshAsync(Token);
        _fixture.Clock.Advance(TimeSpan.FromHours(1));
        await refresher.RefreshAsync(Token);

        var viewer = Viewer.ByEmail(ViewerProof.Code, "achats@acme.example");
        var result = await _fixture.Lookup.FindAsync(_fixture.WebTurn(), viewer, "7000001", null, Token);

        result.SourceDownSince.ShouldBe(downSince);
        result.Contracts.ShouldHaveSingleItem().Contract.Origin.ShouldBe(new ContractOrigin(ContractSources.RedHat, readAt));
    }

    [Fact]
    public async Task Two_nodes_read_an_organisation_once_and_again_when_it_is_due()
    {
        using var one = Refresher();
        using var other = Refresher();

        await Task.WhenAll(one.RefreshAsync(Token), other.RefreshAsync(Token));
        _calls.ShouldBe(1);
        await other.RefreshAsync(Token);
        _calls.ShouldBe(1);
        _fixture.Clock.Advance(TimeSpan.FromHours(6));
        await other.RefreshAsync(Token);
        _calls.ShouldBe(2);
    }

    [Fact]
    public void Source_is_off_by_default() => new RedHatSource(null!, Options.Create(new RedHatOptions())).Organisations.ShouldBeEmpty(); // no client is needed for that

    private RedHatSource Source()
    {
        var options = Options.Create(_options);
        return new RedHatSource(new RedHatClient(TrustedHttp.Create(), new RedHatPipelines(options, _fixture.Clock), options, _fixture.Clock), options);
    }

    private SourceRefresher Refresher() => new(
        [Source()], new SourceStates(_fixture.Database, _fixture.Organisations), _fixture.Importer, Options.Create(_options), _fixture.Clock, NullLogger<SourceRefresher>.Instance);

    /// <summary>Lets the clock run while pauses between tries are waited for; half a second at a time, below any time-out.</summary>
    private async Task<SourceAnswer> WithTimeAsync(Task<SourceAnswer> reading)
    {
        while (!reading.IsCompleted)
        {
            _fixture.Clock.Advance(TimeSpan.FromSeconds(0.5));
            await Task.WhenAny(reading, Task.Delay(50, Token));
        }

        return await reading;
    }

    private async Task AnswerAsync(HttpContext context)
    {
        if (context.Request.Path == "/token")
        {
            _forms.Add(await context.Request.ReadFormAsync(context.RequestAborted));
            await context.Response.WriteAsync("""{"access_token":"t","expires_in":300,"token_type":"Bearer"}""", context.RequestAborted);
            return;
        }

        context.Request.Headers.Authorization.ToString().ShouldBe("Bearer t");
        var (status, body) = _answer(Interlocked.Increment(ref _calls));
        context.Response.StatusCode = status;
        await context.Response.WriteAsync(body, context.RequestAborted);
    }

    private static string Item(int number) => string.Create(
        CultureInfo.InvariantCulture, $$"""{"subscriptionName":"RHEL","subscriptionNumber":"{{7_000_000 + number}}","quantity":1,"startDate":"2026-04-01","endDate":"2027-03-31"}""");

    private static string Page(params string[] items) =>
        "{\"body\":[" + string.Join(',', items) + "],\"pagination\":{\"count\":" + items.Length.ToString(CultureInfo.InvariantCulture) + ",\"limit\":50,\"offset\":0}}";
}
