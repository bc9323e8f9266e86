using SupportBot.Bot.Contracts;
using SupportBot.Bot.Contracts.Lookup;
using SupportBot.Bot.Contracts.Storage;
using SupportBot.Bot.Contracts.Viewers;
using SupportBot.Bot.Persistence;
using static SupportBot.Bot.Tests.Contracts.ContractsFixture;

namespace SupportBot.Bot.Tests.Contracts;

public sealed class ContractLookupTests : IAsyncLifetime
{
    private const string Tenant = "3f2504e0-4f89-41d3-9a0c-0305e82c3301";
    private const string Person = "11111111-0000-0000-0000-000000000020";

    private ContractsFixture _fixture = null!; // set before each test

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static Viewer Alice => Viewer.ByEmail(ViewerProof.Code, "Alice@acme.example");

    public async ValueTask InitializeAsync()
    {
        _fixture = await CreateAsync();
        await _fixture.ImportAsync(
            Line("Acme", "1001", "alice@acme.example") with { ParentNumber = "555000", ServiceTag = "7ABC123" },
            Line("Acme", "1002", "bob@acme.example", end: "2026-12-01") with { ParentNumber = "555000" },
            Line("Acme", "1001", vendor: SoftwareVendor.Hp),
            Line("Bois", "2001", "carole@bois.example"));
    }

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Theory]
    [InlineData("1001")]
    [InlineData(" 10 01 ")]
    [InlineData("555000")]
    [InlineData("7abc123")]
    public async Task Own_contract_is_found_by_each_of_its_numbers(string number)
    {
        var result = await FindAsync(Alice, number);

        result.Outcome.ShouldBe(LookupOutcome.Found);
        var status = result.Contracts.ShouldHaveSingleItem();
        (status.Contract.Number, status.State, status.DaysLeft).ShouldBe(("1001", ContractState.Active, 129));
    }

    [Theory]
    [InlineData("2001")]
    [InlineData("1002")]
    [InlineData("999999")]
    [InlineData("x' OR '1'='1")]
    [InlineData("")]
    public async Task Anothers_contract_and_none_at_all_get_the_same_answer(string number)
    {
        var result = await FindAsync(Alice, number);

        result.Outcome.ShouldBe(LookupOutcome.NotFound);
        result.Contracts.ShouldBeEmpty();
        (result.FreeAgainAt, result.SourceDownSince).ShouldBe((null, null));
    }

    [Fact]
    public async Task Member_sees_all_contracts_of_his_organisation_until_he_is_removed()
    {
        var member = new Member("Alice", "alice@acme.example", null);
        await _fixture.Organisations.AddMemberAsync("ACME", member, _fixture.Clock.GetUtcNow(), Token);
        (await ListAsync(Alice)).Contracts.Select(status => status.Contract.Number).ShouldBe(["1002", "1001", "1001"], ignoreOrder: true);
        (await FindAsync(Alice, "1001", SoftwareVendor.Hp)).Contracts.ShouldHaveSingleItem().Contract.Vendor.ShouldBe(SoftwareVendor.Hp);

        (await _fixture.Organisations.RemoveMemberAsync("Acme", member, Token)).ShouldBeTrue();

        (await ListAsync(Alice)).Contracts.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Teams_user_sees_his_organisation_by_tenant_and_person_together()
    {
        await _fixture.Organisations.AddMemberAsync("Bois", new Member(null, null, new EntraPerson(Tenant, Person)), _fixture.Clock.GetUtcNow(), Token);

        (await ListAsync(Viewer.ByTeams(Tenant.ToUpperInvariant(), Person))).Contracts.ShouldHaveSingleItem().Contract.Number.ShouldBe("2001");
        (await ListAsync(Viewer.ByTeams("99999999-4f89-41d3-9a0c-0305e82c3301", Person))).Outcome.ShouldBe(LookupOutcome.NotFound);
        (await ListAsync(Viewer.ByTeams(Tenant, "22222222-0000-0000-0000-000000000020"))).Outcome.ShouldBe(LookupOutcome.NotFound);
    }

    [Fact]
    public async Task Contract_named_by_a_card_is_checked_again()
    {
        var bobs = (await FindAsync(Viewer.ByEmail(ViewerProof.Code, "bob@acme.example"), "1002")).Contracts[0].Contract;

        (await _fixture.Store.GetAsync(Viewer.ByEmail(ViewerProof.Code, "bob@acme.example"), bobs.Id, Token)).ShouldBe(bobs);
        (await _fixture.Store.GetAsync(Alice, bobs.Id, Token)).ShouldBeNull();
    }

    [Fact]
    public async Task Eleventh_look_up_within_an_hour_is_refused_wherever_it_is_made()
    {
        for (var i = 0; i < 10; i++)
        {
            (await FindAsync(Alice, "1001")).Outcome.ShouldBe(LookupOutcome.Found);
            _fixture.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        var refused = await _fixture.Lookup.ListAsync(_fixture.WebTurn("another"), Alice, null, asFile: false, Token);
        refused.Outcome.ShouldBe(LookupOutcome.TooMany);
        refused.FreeAgainAt.ShouldBe(_fixture.Clock.GetUtcNow().AddMinutes(50));
        _fixture.Clock.Advance(TimeSpan.FromMinutes(50));
        (await FindAsync(Alice, "1001")).Outcome.ShouldBe(LookupOutcome.Found);
        (await FindAsync(Alice, "1001")).Outcome.ShouldBe(LookupOutcome.TooMany);
    }

    [Fact]
    [Trait("Attack", "S52")]
    public async Task Sixty_four_look_ups_at_once_get_ten_answers()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 64).Select(i => _fixture.Lookup.FindAsync(_fixture.WebTurn($"conv-{i}"), Alice, "1001", null, Token)));

        results.Count(result => result.Outcome == LookupOutcome.Found).ShouldBe(10);
        results.Count(result => result.Outcome == LookupOutcome.TooMany).ShouldBe(54);
    }

    [Fact]
    public async Task Every_look_up_is_audited_without_naming_the_person_or_the_number()
    {
        await FindAsync(Alice, "1001");
        await FindAsync(Alice, "2001");
        await ListAsync(Alice);

        var rows = await _fixture.Database.QueryAsync(
            SqlStatement.Of("SELECT viewer, proof, what, reference, contract_id, contracts, outcome FROM contract_reads ORDER BY number"),
            static row => (Viewer: row.GetString(0), Proof: row.GetString(1), What: row.GetString(2), Reference: row.ReadStringOrNull(3), Contract: row.ReadStringOrNull(4), Count: row.GetInt64(5), Outcome: row.GetString(6)),
            Token);
        rows.Select(row => (row.Proof, row.What, row.Count, row.Outcome)).ShouldBe(
            [("Code", "Number", 1, "Found"), ("Code", "Number", 0, "NotFound"), ("Code", "List", 1, "Found")]);
        rows.Select(row => row.Viewer).Distinct(StringComparer.Ordinal).ShouldHaveSingleItem().ShouldNotContain("alice");
        rows[0].Reference!.ShouldNotContain("1001");
        rows[0].Contract.ShouldNotBeNull();
        rows[1].Contract.ShouldBeNull();
    }

    [Theory]
    [InlineData(null, "Unknown")]
    [InlineData("personal", "Known")]
    [InlineData("groupChat", "NotPrivate")]
    [InlineData("channel", "NotPrivate")]
    public async Task Teams_user_is_known_in_the_private_chat_only(string? conversationType, string expected)
    {
        var turn = _fixture.TeamsTurn(Tenant, conversationType is null ? null : Person, conversationType);

        (await _fixture.Viewers.FindAsync(turn, Token)).Standing.ToString().ShouldBe(expected);
    }

    [Fact]
    [Trait("Attack", "S25")]
    public async Task Teams_user_of_a_tenant_that_is_not_served_is_refused()
    {
        _fixture.ContractOptions.TeamsTenants.Add("99999999-4f89-41d3-9a0c-0305e82c3301");

        (await _fixture.Viewers.FindAsync(_fixture.TeamsTurn(Tenant, Person), Token)).Standing.ShouldBe(ViewerStanding.ForeignTenant);
    }

    [Fact]
    [Trait("Attack", "S26")]
    public async Task Directory_id_on_another_channel_proves_nothing()
    {
        var turn = _fixture.WebTurn();
        var forged = new Dialogs.Turns.TurnContext(turn.Activity with { From = new Dialogs.Schema.ChannelAccount("dl_1", "Alex", Person) }, turn.Now);

        (await _fixture.Viewers.FindAsync(forged, Token)).Standing.ShouldBe(ViewerStanding.Unknown);
    }

    [Fact]
    [Trait("Attack", "S56")]
    public async Task Proof_holds_for_its_conversation_and_user_until_a_quarter_of_an_hour_without_a_look()
    {
        var turn = _fixture.WebTurn();
        turn.AddEffect(new RememberViewer("directline:conv-1", "dl_1", ViewerProof.HostPage, "alice@acme.example", turn.Now));
        await _fixture.CommitAsync(turn);

        (await StandingAsync("conv-1", "dl_1")).ShouldBe(ViewerStanding.Known);
        (await StandingAsync("conv-2", "dl_1")).ShouldBe(ViewerStanding.Unknown);
        (await StandingAsync("conv-1", "dl_2")).ShouldBe(ViewerStanding.Unknown);
        _fixture.Clock.Advance(TimeSpan.FromMinutes(14));
        await FindAsync(Alice, "1001");
        _fixture.Clock.Advance(TimeSpan.FromMinutes(14));
        (await StandingAsync("conv-1", "dl_1")).ShouldBe(ViewerStanding.Known);
        _fixture.Clock.Advance(TimeSpan.FromMinutes(1));
        (await StandingAsync("conv-1", "dl_1")).ShouldBe(ViewerStanding.Unknown);
    }

    [Fact]
    public void Demo_shows_every_state_of_every_vendor()
    {
        var today = ContractRules.DayOf(_fixture.Clock.GetUtcNow());

        var states = DemoContracts.Make(today).Select(line => (line.Vendor, State: ContractRules.StateOf(line.Vendor, line.Start, line.End, today))).ToHashSet();

        ContractState[] common = [ContractState.Active, ContractState.Expiring, ContractState.Expired];
        states.ShouldBe(
            SoftwareVendors.All.SelectMany(vendor => common.Select(state => (vendor, state)))
                .Append((SoftwareVendor.RedHat, ContractState.RecentlyExpired)).Append((SoftwareVendor.RedHat, ContractState.Upcoming)),
            ignoreOrder: true);
    }

    private async Task<ViewerStanding> StandingAsync(string conversation, string user) =>
        (await _fixture.Viewers.FindAsync(_fixture.WebTurn(conversation, user), Token)).Standing;

    private async Task<LookupResult> FindAsync(Viewer viewer, string number, SoftwareVendor? vendor = null)
    {
        var turn = _fixture.WebTurn();
        var result = await _fixture.Lookup.FindAsync(turn, viewer, number, vendor, Token);
        await _fixture.CommitAsync(turn);
        return result;
    }

    private async Task<LookupResult> ListAsync(Viewer viewer)
    {
        var turn = _fixture.WebTurn();
        var result = await _fixture.Lookup.ListAsync(turn, viewer, null, asFile: false, Token);
        await _fixture.CommitAsync(turn);
        return result;
    }
}
