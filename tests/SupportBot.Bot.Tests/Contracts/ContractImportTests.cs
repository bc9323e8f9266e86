using SupportBot.Bot.Contracts;
using SupportBot.Bot.Contracts.Import;
using SupportBot.Bot.Contracts.Viewers;
using static SupportBot.Bot.Tests.Contracts.ContractsFixture;

namespace SupportBot.Bot.Tests.Contracts;

public sealed class ContractImportTests : IAsyncLifetime
{
    private ContractsFixture _fixture = null!; // set before each test

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _fixture = await CreateAsync();

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task Second_import_of_the_same_lines_changes_nothing()
    {
        var lines = new[] { Line("Acme", "1001", "a@acme.example"), Line("Acmé ", "1002"), Line("Bois", "1003") };

        (await _fixture.ImportAsync(lines)).ShouldBe(new ImportSummary(3, 0, 0, 2));
        _fixture.Clock.Advance(TimeSpan.FromDays(1));
        (await _fixture.ImportAsync(lines)).ShouldBe(new ImportSummary(0, 0, 3, 0));

        (await _fixture.CountAsync("SELECT COUNT(*) FROM contracts")).ShouldBe(3);
        (await _fixture.CountAsync("SELECT COUNT(*) FROM organisations")).ShouldBe(2);
    }

    [Fact]
    public async Task Changed_line_replaces_the_contract_and_keeps_its_id()
    {
        await _fixture.ImportAsync(Line("Acme", "10-01", "a@acme.example"));
        var viewer = Viewer.ByEmail(ViewerProof.Code, "a@acme.example");
        var before = (await _fixture.Store.ListAsync(viewer, null, Token)).ShouldHaveSingleItem();

        (await _fixture.ImportAsync(Line("Acme", "1001", "a@acme.example", end: "2028-03-31"))).ShouldBe(new ImportSummary(0, 1, 0, 0));

        var after = (await _fixture.Store.ListAsync(viewer, null, Token)).ShouldHaveSingleItem();
        after.Id.ShouldBe(before.Id);
        (after.Number, after.End.Year).ShouldBe(("1001", 2028));
    }

    [Fact]
    public async Task Trial_counts_and_writes_nothing()
    {
        var summary = await _fixture.Importer.RunAsync([Line("Acme", "1001")], ContractSources.Import, isTrial: true, _fixture.Clock.GetUtcNow(), Token);

        summary.ShouldBe(new ImportSummary(1, 0, 0, 1));
        (await _fixture.CountAsync("SELECT COUNT(*) FROM contracts")).ShouldBe(0);
        (await _fixture.CountAsync("SELECT COUNT(*) FROM organisations")).ShouldBe(0);
    }

    [Fact]
    public async Task Contract_comes_back_as_it_was_imported()
    {
        var line = Line("Acme", "70415522", "a@acme.example") with
        {
            Kind = ContractKind.Subscription,
            ParentNumber = "1234567",
            ServiceTag = "7ABC123",
            Sku = "RH00004",
            Quantity = 12,
            Start = SampleContracts.Day("2026-04-01"),
            PurchaseChannel = PurchaseChannel.Reseller,
            Reseller = "Revendeur",
        };
        await _fixture.ImportAsync(line);

        var contract = (await _fixture.Store.ListAsync(Viewer.ByEmail(ViewerProof.Code, "a@acme.example"), null, Token)).ShouldHaveSingleItem();

        contract.ShouldBe(new Contract
        {
            Id = contract.Id,
            Organisation = contract.Organisation,
            Vendor = SoftwareVendor.RedHat,
            Kind = ContractKind.Subscription,
            Number = "70415522",
            ParentNumber = "1234567",
            ServiceTag = "7ABC123",
            Product = line.Product,
            Sku = "RH00004",
            Quantity = 12,
            Start = line.Start,
            End = line.End,
            PurchaseChannel = PurchaseChannel.Reseller,
            Reseller = "Revendeur",
            ContactEmail = "a@acme.example",
            Origin = new ContractOrigin(ContractSources.Import, _fixture.Clock.GetUtcNow()),
        });
    }
}
