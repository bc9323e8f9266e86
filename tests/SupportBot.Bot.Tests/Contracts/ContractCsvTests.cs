using System.Text;
using SupportBot.Bot.Contracts;
using SupportBot.Bot.Contracts.Import;
using static SupportBot.Bot.Tests.Contracts.SampleContracts;

namespace SupportBot.Bot.Tests.Contracts;

public sealed class ContractCsvTests
{
    [Fact]
    public void File_has_byte_order_mark_semicolons_french_headings_and_dates()
    {
        var contract = RedHat(Day("2027-03-31")) with
        {
            ParentNumber = "1234567",
            Sku = "RH00004",
            Quantity = 12,
            Reseller = "Le \"Bon\"; revendeur",
            Origin = new ContractOrigin(ContractSources.Import, Instant("2027-03-01T23:30:00Z")),
        };

        var file = ContractCsv.Write([ContractRules.StatusOf(contract, Day("2027-03-19"))]);

        file.Take(3).ShouldBe(Encoding.UTF8.Preamble.ToArray());
        Encoding.UTF8.GetString(file.AsSpan(3)).ShouldBe(
            "éditeur;type;numéro;numéro de contrat;balise de service;produit;sku;quantité;début;fin;état;revendeur;source;données du\r\n"
            + "Red Hat;abonnement;70415522;1234567;;Red Hat Enterprise Linux Server;RH00004;12;01/04/2026;31/03/2027;\"expire dans 12 jours, le 31 mars 2027\";"
                .Replace("\"", "", StringComparison.Ordinal)
            + "\"Le \"\"Bon\"\"; revendeur\";fichier importé;02/03/2027\r\n");
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+33 1 23")]
    [InlineData("-2")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData("\r=1")]
    [InlineData("\n=1")]
    [InlineData("  =1")]
    [InlineData("＝1")]
    [InlineData("=HYPERLINK(\"http://x\";\"y\")")]
    [Trait("Attack", "S37")]
    public void Cell_that_a_spreadsheet_would_run_is_neutralised(string product)
    {
        var contract = RedHat(Day("2027-03-31")) with { Product = product };

        var text = Encoding.UTF8.GetString(ContractCsv.Write([ContractRules.StatusOf(contract, Day("2027-01-01"))]));

        var cell = text[text.IndexOf("70415522;;;", StringComparison.Ordinal)..][11..];
        cell.TrimStart('"').ShouldStartWith("'");
    }

    [Fact]
    public void Exported_file_has_every_column_that_the_import_needs_but_the_organisation()
    {
        var contracts = DemoContracts.Make(Day("2026-11-22")).Select(line => RedHat(line.End, line.Number) with { Vendor = line.Vendor, Kind = line.Kind, Product = line.Product, Start = line.Start });

        var reading = ContractFile.Read(ContractCsv.Write(contracts.Select(contract => ContractRules.StatusOf(contract, Day("2026-11-22")))));

        reading.Problems.Select(problem => (problem.Column, problem.Problem)).ShouldBe([("Organisation", ImportProblemKind.MissingColumn)]);
    }

    [Theory]
    [InlineData(-200, "actif jusqu'au 31 mars 2027")]
    [InlineData(-120, "expire dans 120 jours, le 31 mars 2027")]
    [InlineData(-1, "expire demain, le 31 mars 2027")]
    [InlineData(0, "expire aujourd'hui, le 31 mars 2027")]
    [InlineData(1, "expiré depuis hier, le 31 mars 2027 (encore dans « Récemment expiré »)")]
    [InlineData(30, "expiré depuis 30 jours, le 31 mars 2027 (encore dans « Récemment expiré »)")]
    [InlineData(31, "expiré depuis 31 jours, le 31 mars 2027")]
    [InlineData(-400, "débute le 1er avril 2026")]
    public void State_is_said_in_french(int daysAfterEnd, string expected)
    {
        var contract = RedHat(Day("2027-03-31")) with { Start = Day("2026-04-01") };

        var text = ContractTexts.State(ContractRules.StatusOf(contract, contract.End.AddDays(daysAfterEnd)));

        text.Replace('\u00A0', ' ').ShouldBe(expected);
    }

    [Fact]
    public void Symantec_is_never_said_to_have_a_recent_list() =>
        ContractTexts.State(ContractRules.StatusOf(RedHat(Day("2027-03-31")) with { Vendor = SoftwareVendor.Symantec }, Day("2027-04-01")))
            .ShouldBe("expiré depuis hier, le 31 mars 2027");
}
