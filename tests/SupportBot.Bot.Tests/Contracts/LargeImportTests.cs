using System.Diagnostics;
using System.Globalization;
using System.Text;
using SupportBot.Bot.Contracts.Import;

namespace SupportBot.Bot.Tests.Contracts;

/// <summary>Alone, so that the time of the process is the time of the import.</summary>
[CollectionDefinition(nameof(LargeImportTests), DisableParallelization = true)]
[Collection(nameof(LargeImportTests))]
public sealed class LargeImportTests
{
    private static readonly TimeSpan Goal = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task Hundred_thousand_lines_are_read_and_imported_in_ten_seconds()
    {
        await using var fixture = await ContractsFixture.CreateAsync();
        var bytes = Encoding.UTF8.GetBytes(Lines(100_000));
        var started = Stopwatch.GetTimestamp();
        var before = Environment.CpuUsage.TotalTime;

        var reading = ContractFile.Read(bytes);
        var summary = await fixture.ImportAsync([.. reading.Contracts]);

        var spent = Environment.CpuUsage.TotalTime - before;
        TestContext.Current.TestOutputHelper?.WriteLine($"{spent} of the processor, {Stopwatch.GetElapsedTime(started)} on the clock");
        reading.Problems.ShouldBeEmpty();
        summary.ShouldBe(new ImportSummary(100_000, 0, 0, 5000));
        (await fixture.ImportAsync([.. reading.Contracts])).ShouldBe(new ImportSummary(0, 0, 100_000, 0));
        // The processor's time, not the clock's: other programs may hold the machine.
        spent.ShouldBeLessThan(Goal);
    }

    private static string Lines(int count)
    {
        var text = new StringBuilder("société;éditeur;abonnement;contrat;produit;sku;quantité;début;fin;canal;e-mail\n");
        for (var i = 0; i < count; i++)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"Client {i / 20};Red Hat;{70_000_000 + i};{1_000_000 + (i / 5)};Red Hat Enterprise Linux;RH00004;1 250,00;01/04/2026;31/03/2027;revendeur;achats{i / 20}@client.example\n");
        }

        return text.ToString();
    }
}
