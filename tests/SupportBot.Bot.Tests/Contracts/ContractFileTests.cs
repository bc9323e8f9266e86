using System.Text;
using SupportBot.Bot.Contracts;
using SupportBot.Bot.Contracts.Import;
using static SupportBot.Bot.Tests.Contracts.SampleContracts;

namespace SupportBot.Bot.Tests.Contracts;

public sealed class ContractFileTests
{
    private const string Header = "Société;Éditeur;N° d'abonnement;Produit;Quantité;Date de début;Date de fin;E-mail\n";
    private const string Line = "Bois & Cie;Red Hat;70415522;RHEL Server;12;01/04/2026;31/03/2027;Achats@bois.example\n";

    [Fact]
    public void French_file_is_read_whole()
    {
        var reading = Read(Header + Line);

        reading.Problems.ShouldBeEmpty();
        reading.Separator.ShouldBe(';');
        reading.Contracts.ShouldBe(
        [
            new ImportedContract(2)
            {
                Organisation = "Bois & Cie",
                Vendor = SoftwareVendor.RedHat,
                Kind = ContractKind.Subscription,
                Number = "70415522",
                Product = "RHEL Server",
                Quantity = 12,
                Start = Day("2026-04-01"),
                End = Day("2027-03-31"),
                Email = "achats@bois.example",
            },
        ]);
    }

    [Theory]
    [InlineData(",", "Customer,Vendor,Contract Number,Product,End Date\nAcme,Symantec,CN-12,Endpoint,2027-03-31\n")]
    [InlineData("\t", "client\téditeur\tcontrat\tproduit\tfin\nAcme\tSymantec\tCN-12\tEndpoint\t2027-03-31\n")]
    [InlineData("|", "client|éditeur|contrat|produit|fin\nAcme|Symantec|CN-12|Endpoint|2027-03-31\n")]
    [InlineData(",", "\"customer\",\"vendor\",\"contract\",\"product\",\"end\"\r\n\"Acme\",\"Broadcom\",\"CN-12\",\"Endpoint\",\"31/03/2027\"")]
    [InlineData("|", "sep=|\r\nclient|éditeur|contrat|produit|fin\r\nAcme|Symantec|CN-12|Endpoint|2027-03-31\r\n")]
    public void Separator_and_headings_are_found_out(string separator, string text)
    {
        var reading = Read(text);

        reading.Problems.ShouldBeEmpty();
        reading.Separator.ToString().ShouldBe(separator);
        var contract = reading.Contracts.ShouldHaveSingleItem();
        (contract.Organisation, contract.Vendor, contract.Kind, contract.Number, contract.End)
            .ShouldBe(("Acme", SoftwareVendor.Symantec, ContractKind.Contract, "CN-12", Day("2027-03-31")));
    }

    public static TheoryData<string, string> Encodings => new()
    {
        { "utf-8", "UTF-8" },
        { "utf-8-bom", "UTF-8 (BOM)" },
        { "windows-1252", "Windows-1252" },
        { "utf-16", "UTF-16 LE" },
        { "utf-16-bom", "UTF-16 LE" },
        { "utf-16be-bom", "UTF-16 BE" },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Encoding_is_found_out(string encoding, string name)
    {
        const string Text = "société;éditeur;n° de contrat;produit;échéance\nÉlevage d'Œufs « Ÿ » – Noël;HP;1015;Tôle à 5 €;31/03/2027\n";
        var western = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
        byte[] bytes = encoding switch
        {
            "utf-8" => Encoding.UTF8.GetBytes(Text),
            "utf-8-bom" => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Text)],
            "windows-1252" => western.GetBytes(Text),
            "utf-16" => Encoding.Unicode.GetBytes(Text),
            "utf-16-bom" => [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Text)],
            _ => [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(Text)],
        };

        var reading = ContractFile.Read(bytes);

        reading.Problems.ShouldBeEmpty();
        reading.Encoding.ShouldBe(name);
        reading.Contracts[0].Organisation.ShouldBe("Élevage d'Œufs « Ÿ » – Noël");
        reading.Contracts[0].Product.ShouldBe("Tôle à 5 €");
    }

    [Theory]
    [InlineData("31/03/2027", "2027-03-31")]
    [InlineData("1/4/2027", "2027-04-01")]
    [InlineData("31-03-2027", "2027-03-31")]
    [InlineData("31.03.2027", "2027-03-31")]
    [InlineData("31/03/27", "2027-03-31")]
    [InlineData("2027-03-31", "2027-03-31")]
    [InlineData("2027-03-31T00:00:00Z", "2027-03-31")]
    [InlineData("2027-03-31 23:59:59", "2027-03-31")]
    [InlineData("31/03/2027 00:00", "2027-03-31")]
    [InlineData("20270331", "2027-03-31")]
    [InlineData("31 mars 2027", "2027-03-31")]
    [InlineData("1er avril 2027", "2027-04-01")]
    [InlineData("15 févr. 2027", "2027-02-15")]
    [InlineData("15 Aout 2027", "2027-08-15")]
    [InlineData("31\u00A0décembre\u00A02027", "2027-12-31")]
    [InlineData("31 March 2027", "2027-03-31")]
    [InlineData("31-Mar-2027", "2027-03-31")]
    [InlineData("29/02/2028", "2028-02-29")]
    public void Date_is_read_as_people_write_it(string cell, string expected) => CellReader.Date(CellReader.Clean(cell)).ShouldBe(Day(expected));

    [Theory]
    [InlineData("31/02/2027")]
    [InlineData("29/02/2027")]
    [InlineData("03/31/2027")]
    [InlineData("00/00/0000")]
    [InlineData("31/03/1899")]
    [InlineData("31/03/2101")]
    [InlineData("46477")]
    [InlineData("bientôt")]
    [InlineData("31 xyz 2027")]
    [InlineData("31/03")]
    public void Day_that_does_not_exist_is_no_date(string cell) => CellReader.Date(cell).ShouldBeNull();

    [Theory]
    [InlineData("12", 12)]
    [InlineData("1 250", 1250)]
    [InlineData("12,00", 12)]
    [InlineData("12.0", 12)]
    [InlineData("1.250", 1250)]
    [InlineData("1.250,00", 1250)]
    [InlineData("1,250.00", 1250)]
    [InlineData("1 000 000", 1_000_000)]
    [InlineData("0", 0)]
    public void Quantity_is_read_as_people_write_it(string cell, int expected) => CellReader.Quantity(cell).ShouldBe(expected);

    [Theory]
    [InlineData("-3")]
    [InlineData("12,5")]
    [InlineData("douze")]
    [InlineData("12 unités")]
    [InlineData("99999999999")]
    [InlineData("1,2,3")]
    [InlineData("")]
    public void What_is_no_whole_number_is_no_quantity(string cell) => CellReader.Quantity(cell).ShouldBeNull();

    [Theory]
    [InlineData("70415522;RHEL;12;01/04/2026;31/02/2027;a@b.fr", "BadDate", "Date de fin")]
    [InlineData("70415522;RHEL;12;01/04/2027;31/03/2027;a@b.fr", "EndBeforeStart", "Date de fin")]
    [InlineData("70415522;RHEL;douze;01/04/2026;31/03/2027;a@b.fr", "BadQuantity", "Quantité")]
    [InlineData("70415522;=1+1;12;01/04/2026;31/03/2027;a@b.fr", "Formula", "Produit")]
    [InlineData("=\"0070415522\";RHEL;12;01/04/2026;31/03/2027;a@b.fr", "Quotes", null)]
    [InlineData("70415522;@SUM(A1);12;01/04/2026;31/03/2027;a@b.fr", "Formula", "Produit")]
    [InlineData("70415522;+cmd|' /C calc'!A0;12;01/04/2026;31/03/2027;a@b.fr", "Formula", "Produit")]
    [InlineData("70415522;-2+3+cmd|x;12;01/04/2026;31/03/2027;a@b.fr", "Formula", "Produit")]
    [InlineData("70415522;;12;01/04/2026;31/03/2027;a@b.fr", "Missing", "Produit")]
    [InlineData(";RHEL;12;01/04/2026;31/03/2027;a@b.fr", "Missing", "Number")]
    [InlineData("n° inconnu;RHEL;12;01/04/2026;31/03/2027;a@b.fr", "BadNumber", "N° d'abonnement")]
    [InlineData("70415522;RHEL;12;01/04/2026;31/03/2027;a@b", "BadEmail", "E-mail")]
    [InlineData("70415522;RHEL;12;01/04/2026;31/03/2027;a@b.fr, c@d.fr", "BadEmail", "E-mail")]
    [InlineData("70415522;RHEL;12;01/04/2026;31/03/2027", "CellCount", null)]
    [InlineData("70415522;RHEL;12;01/04/2026;31/03/2027;a@b.fr;x", "CellCount", null)]
    [InlineData("70415522;RH\"EL;12;01/04/2026;31/03/2027;a@b.fr", "Quotes", null)]
    public void Wrong_line_is_reported_with_its_number_and_column(string rest, string problem, string? column)
    {
        var reading = Read($"{Header}{Line}Acme;Red Hat;{rest}\n");

        var found = reading.Problems.ShouldHaveSingleItem();
        (found.Line, found.Column, found.Problem.ToString()).ShouldBe((3, column, problem));
    }

    [Fact]
    public void All_problems_of_a_file_are_reported_at_once_in_order()
    {
        var reading = Read(Header + "Acme;Oracle;1;DB;x;hier;demain;moi\n" + Line + "\n" + Line + "Acme;Dell\n");

        reading.Problems.Select(problem => (problem.Line, problem.Problem)).ShouldBe(
        [
            (2, ImportProblemKind.UnknownVendor), (2, ImportProblemKind.BadDate), (2, ImportProblemKind.BadDate), (2, ImportProblemKind.BadQuantity),
            (2, ImportProblemKind.BadEmail), (5, ImportProblemKind.Duplicate), (6, ImportProblemKind.CellCount),
        ]);
        reading.Problems.Single(problem => problem.Problem == ImportProblemKind.Duplicate).Detail.ShouldBe("3");
    }

    [Fact]
    public void Lines_are_counted_as_an_editor_counts_them_even_with_line_breaks_in_cells()
    {
        var reading = Read("sep=;\r\n" + Header + "\"Bois\net Cie\";Red Hat;1;RHEL;1;;31/03/2027;\nAcme;Red Hat;2;RHEL;1;;31/02/2027;\n");

        reading.Problems.ShouldHaveSingleItem().Line.ShouldBe(5);
        reading.Contracts.ShouldHaveSingleItem().Line.ShouldBe(3);
    }

    [Theory]
    [InlineData("", "Empty")]
    [InlineData("\n\n", "Empty")]
    [InlineData(";;;\n", "Empty")]
    [InlineData("a;b;c\n1;2;3\n", "MissingColumn")]
    [InlineData("société;éditeur;produit;fin\nAcme;HP;x;31/03/2027\n", "MissingColumn")]
    [InlineData("société;client;éditeur;contrat;produit;fin\na;b;HP;1;x;31/03/2027\n", "RepeatedColumn")]
    public void File_without_the_right_columns_is_refused_as_a_whole(string text, string problem)
    {
        var reading = Read(text);

        reading.Contracts.ShouldBeEmpty();
        reading.Problems.ShouldContain(found => found.Problem.ToString() == problem);
    }

    [Fact]
    public void Column_that_means_nothing_here_is_named_and_left_out()
    {
        var reading = Read("société;éditeur;contrat;produit;fin;Couleur\nAcme;HP;1015;x;31/03/2027;bleu\n");

        reading.Problems.ShouldBeEmpty();
        reading.IgnoredColumns.ShouldBe(["Couleur"]);
    }

    [Fact]
    public void Subscription_keeps_the_contract_and_the_machine_it_belongs_to()
    {
        var reading = Read("société;éditeur;contrat;abonnement;balise;produit;fin\nAcme;Red Hat;1234567;70415522;7ABC123;RHEL;31/03/2027\nAcme;Dell;;;7ABC124;PowerEdge;31/03/2027\n");

        reading.Contracts.Select(contract => (contract.Kind, contract.Number, contract.ParentNumber, contract.ServiceTag)).ShouldBe(
        [
            (ContractKind.Subscription, "70415522", "1234567", "7ABC123"),
            (ContractKind.ServiceTag, "7ABC124", null, null),
        ]);
    }

    [Fact]
    public void Same_number_of_another_vendor_or_kind_is_no_duplicate() => Read(
        "société;éditeur;type;numéro;produit;fin\nA;Red Hat;contrat;1234567;x;31/03/2027\nA;Red Hat;abonnement;1234567;x;31/03/2027\nA;HP;contrat;12-345-67;x;31/03/2027\n")
        .Problems.ShouldBeEmpty();

    [Fact]
    public void Bytes_of_any_kind_are_read_or_reported_but_never_throw()
    {
        var bytes = new byte[400];
        for (var seed = 0; seed < 300; seed++)
        {
            for (var i = 0; i < bytes.Length; i++)
            {
                bytes[i] = (byte)((((seed * 7919) + i) * 2654435761L) >> 13);
            }

            ContractFile.Read(bytes).Problems.ShouldNotBeEmpty();
        }
    }

    private static ImportReading Read(string text) => ContractFile.Read(Encoding.UTF8.GetBytes(text));
}
