using System.Globalization;
using CsvHelper;

namespace SupportBot.Bot.Contracts.Import;

/// <summary>
/// Reads a file of contracts as customers and vendors send it: separator, encoding, dates and decimals are found out, headings may be French or English.
/// Everything that is wrong is said at once, with its line. Pure.
/// </summary>
internal static class ContractFile
{
    private const string SeparatorLine = "sep=";

    public static ImportReading Read(byte[] bytes)
    {
        var decoded = CsvText.Decode(bytes);
        var (text, skippedLines, declared) = SkipSeparatorLine(decoded.Text);
        var separator = declared ?? ImportHeader.FindSeparator(FirstLine(text));
        var problems = new List<ImportProblem>();
        using var reader = Open(text, separator, skippedLines, problems);
        if (!reader.Read() || CellsOf(reader) is var headings && headings.All(string.IsNullOrWhiteSpace))
        {
            return new ImportReading([], [new ImportProblem(0, null, ImportProblemKind.Empty)], [], separator, decoded.Encoding);
        }

        var header = new ImportHeader(headings, skippedLines + (int)reader.LineNumber);
        problems.AddRange(header.Problems);
        var contracts = header.Problems.Count > 0 ? [] : ReadLines(reader, header, skippedLines, problems);
        return new ImportReading(contracts, [.. problems.OrderBy(static problem => problem.Line)], header.Ignored, separator, decoded.Encoding);
    }

    private static List<ImportedContract> ReadLines(CsvReader reader, ImportHeader header, int skippedLines, List<ImportProblem> problems)
    {
        var contracts = new List<ImportedContract>();
        var firstLines = new Dictionary<(SoftwareVendor, ContractKind, string), int>();
        while (reader.Read())
        {
            var line = (int)reader.LineNumber + skippedLines;
            var cells = CellsOf(reader);
            if (cells.All(string.IsNullOrWhiteSpace))
            {
                continue;
            }

            if (cells.Length != header.Headings.Count)
            {
                var counts = string.Create(CultureInfo.InvariantCulture, $"{cells.Length}/{header.Headings.Count}");
                problems.Add(new ImportProblem(line, null, ImportProblemKind.CellCount, counts));
            }
            else if (new ImportLine(header, cells, line, problems).Read() is { } contract && IsFirst(contract))
            {
                contracts.Add(contract);
            }
        }

        return contracts;

        bool IsFirst(ImportedContract contract)
        {
            _ = ContractReference.TryParse(contract.Number, out var reference); // Checked by the line reader before.
            var key = (contract.Vendor, contract.Kind, reference.Key);
            if (firstLines.TryAdd(key, contract.Line))
            {
                return true;
            }

            var first = firstLines[key].ToString(CultureInfo.InvariantCulture);
            problems.Add(new ImportProblem(contract.Line, header.Heading(ImportColumn.Number), ImportProblemKind.Duplicate, first));
            return false;
        }
    }

    private static string[] CellsOf(CsvReader reader)
    {
        var cells = new string[reader.FieldCount];
        for (var i = 0; i < cells.Length; i++)
        {
            cells[i] = reader.GetString(i);
        }

        return cells;
    }

    private static CsvReader Open(string text, char separator, int skippedLines, List<ImportProblem> problems) => CsvReader.FromText(
        text,
        CsvReaderOptions.Default with
        {
            Separator = separator,
            HasHeader = false,
            TrackLineNumbers = true,
            MalformedData = CsvMalformedDataHandling.Skip,
            OnMalformedRecord = record => problems.Add(new ImportProblem((int)record.LineNumber + skippedLines, null, ImportProblemKind.Quotes)),
        });

    /// <summary>Excel writes the separator into a line of its own: <c>sep=;</c>.</summary>
    private static (string Text, int SkippedLines, char? Declared) SkipSeparatorLine(string text)
    {
        var line = FirstLine(text);
        if (line.Length != SeparatorLine.Length + 1 || !line.StartsWith(SeparatorLine, StringComparison.OrdinalIgnoreCase))
        {
            return (text, 0, null);
        }

        var rest = text.AsSpan(line.Length);
        rest = rest.StartsWith("\r\n", StringComparison.Ordinal) ? rest[2..] : rest.Length > 0 ? rest[1..] : rest;
        return (rest.ToString(), 1, line[^1]);
    }

    private static string FirstLine(string text)
    {
        var end = text.AsSpan().IndexOfAny('\r', '\n');
        return end < 0 ? text : text[..end];
    }
}
