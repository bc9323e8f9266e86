using System.Globalization;
using CsvHelper;

namespace SupportBot.Bot.Contracts;

/// <summary>
/// Contracts as a file for a French spreadsheet: semicolons, UTF-8 with byte order mark, dates as people write them. A cell that a spreadsheet would
/// run gets an apostrophe before it. The headings are those that the import reads.
/// </summary>
internal static class ContractCsv
{
    private const string Day = "dd/MM/yyyy";
    private const char Apostrophe = '\'';

    private static readonly char[] Runs = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

    /// <param name="contracts">In the order wanted.</param>
    public static byte[] Write(IEnumerable<ContractStatus> contracts)
    {
        using var file = new MemoryStream();
        using (var csv = CsvWriter.Create(file, CsvWriterOptions.Default with { Separator = ';', WriteByteOrderMark = true }, leaveOpen: true))
        {
            csv.WriteRecord(ContractTexts.CsvHeadings);
            foreach (var status in contracts)
            {
                csv.WriteRecord(Array.ConvertAll(Cells(status), static cell => Neutral(cell ?? "")));
            }
        }

        return file.ToArray();
    }

    private static string?[] Cells(ContractStatus status)
    {
        var contract = status.Contract;
        return
        [
            contract.Vendor.DisplayName(),
            ContractTexts.Kind(contract.Kind),
            contract.Number,
            contract.ParentNumber,
            contract.ServiceTag,
            contract.Product,
            contract.Sku,
            contract.Quantity?.ToString(CultureInfo.InvariantCulture),
            contract.Start?.ToString(Day, CultureInfo.InvariantCulture),
            contract.End.ToString(Day, CultureInfo.InvariantCulture),
            ContractTexts.State(status),
            contract.Reseller,
            ContractTexts.Source(contract.Origin.Source),
            ContractRules.DayOf(contract.Origin.ReadAt).ToString(Day, CultureInfo.InvariantCulture),
        ];
    }

    private static string Neutral(string cell) => cell.Length > 0 && (Runs.Contains(cell[0]) || Runs.Contains(cell.TrimStart().FirstOrDefault())) ? Apostrophe + cell : cell;
}
