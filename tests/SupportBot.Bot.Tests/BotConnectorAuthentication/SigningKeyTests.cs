namespace SupportBot.Bot.Tests.BotConnectorAuthentication;

public sealed class SigningKeyTests : IAsyncLifetime
{
    private LocalIssuer _issuer = null!; // set before each test
    private Door _door = null!; // set before each test

    public async ValueTask InitializeAsync()
    {
        _issuer = await LocalIssuer.StartAsync(new Testing.ManualClock().GetUtcNow());
        _door = Door.Registered(_issuer);
    }

    public async ValueTask DisposeAsync()
    {
        await _door.DisposeAsync();
        await _issuer.DisposeAsync();
    }

    [Fact]
    public async Task Keys_are_read_once_for_many_messages()
    {
        var token = Token("key-1");

        await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => AskAsync(token)));

        _issuer.Requests.Count.ShouldBe(2);
    }

    [Fact]
    [Trait("Attack", "S24")]
    public async Task Token_under_a_newly_published_key_is_taken_at_once()
    {
        await AskAsync(Token("key-1"));
        _door.Clock.Advance(TimeSpan.FromSeconds(31));
        _issuer.AddKey("key-2");

        (await AskAsync(Token("key-2"))).ShouldBe(200);
    }

    [Fact]
    public async Task Key_that_is_no_longer_published_is_refused_after_the_next_reading()
    {
        await AskAsync(Token("key-1"));
        _issuer.AddKey("key-2");
        _issuer.Published.Remove("key-1");
        _door.Clock.Advance(TimeSpan.FromMinutes(1));

        (await AskAsync(Token("key-2"))).ShouldBe(200);
        (await AskAsync(Token("key-1"))).ShouldBe(401);
    }

    [Fact]
    [Trait("Attack", "S24")]
    public async Task Invented_key_ids_fetch_at_most_every_thirty_seconds()
    {
        _issuer.AddKey("key-hidden", publish: false);
        var forged = Token("key-hidden");

        for (var i = 0; i < 100; i++)
        {
            (await AskAsync(forged)).ShouldBe(401);
            _door.Clock.Advance(TimeSpan.FromMilliseconds(590));
        }

        // 59 seconds: the first reading and one more, two requests each.
        _issuer.Requests.Count.ShouldBe(4, string.Join(", ", _issuer.Requests));
    }

    [Fact]
    public async Task Keys_are_read_again_after_twelve_hours()
    {
        await AskAsync(Token("key-1"));
        _door.Clock.Advance(TimeSpan.FromHours(12));

        (await AskAsync(Fresh("key-1"))).ShouldBe(200);

        _issuer.Requests.Count.ShouldBe(4);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(404)]
    [InlineData(302)]
    [Trait("Attack", "S24")]
    public async Task Last_good_keys_serve_for_a_day_when_the_issuer_is_down_and_no_longer(int status)
    {
        await AskAsync(Token("key-1"));
        _issuer.FailWith = status;

        _door.Clock.Advance(TimeSpan.FromHours(23));
        (await AskAsync(Fresh("key-1"))).ShouldBe(200);
        _door.Clock.Advance(TimeSpan.FromHours(1));
        (await AskAsync(Fresh("key-1"))).ShouldBe(401);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"keys":[]}""")]
    [InlineData("""{"keys":[{"kty":"RSA","kid":"key-1"}]}""")]
    [InlineData("""{"keys":[{"kty":"oct","kid":"key-1","k":"AAAA"}]}""")]
    [InlineData("""{"keys":"none"}""")]
    [Trait("Attack", "S24")]
    public async Task Broken_key_set_does_not_replace_good_keys(string published)
    {
        await AskAsync(Token("key-1"));
        _issuer.KeysText = published;
        _door.Clock.Advance(TimeSpan.FromHours(13));

        (await AskAsync(Fresh("key-1"))).ShouldBe(200);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("""{"keys":[{"kty":"RSA","kid":"key-1","n":"AQAB","e":"AQAB"}]}""")]
    [InlineData("""{"keys":[{"kty":"RSA","kid":"key-1","n":"!!!","e":"?"}]}""")]
    public async Task Broken_key_set_from_the_start_refuses_without_failing(string published)
    {
        _issuer.KeysText = published;

        (await AskAsync(Token("key-1"))).ShouldBe(401);
    }

    [Fact]
    public async Task Issuer_that_is_down_at_the_start_is_asked_again_after_five_seconds_only()
    {
        _issuer.FailWith = 500;
        for (var i = 0; i < 20; i++)
        {
            (await AskAsync(Token("key-1"))).ShouldBe(401);
        }

        _issuer.Requests.Count.ShouldBe(1);
        _issuer.FailWith = null;
        _door.Clock.Advance(TimeSpan.FromSeconds(5));
        (await AskAsync(Token("key-1"))).ShouldBe(200);
    }

    private string Token(string key) => _issuer.Sign(_issuer.ChannelClaims(), LocalIssuer.Header(key));

    /// <summary>A token that is good at the time the clock shows now.</summary>
    private string Fresh(string key)
    {
        var claims = _issuer.ChannelClaims();
        claims["exp"] = _door.Clock.GetUtcNow().AddHours(1).ToUnixTimeSeconds();
        return _issuer.Sign(claims, LocalIssuer.Header(key));
    }

    private Task<int> AskAsync(string token) => _door.AskAsync("Bearer " + token);
}
