using System.Globalization;
using CsvHelper;

namespace SupportBot.Bot.AgentConsole.Audit;

/// <summary>The log for a French spreadsheet. What a cell begins with is never taken for a formula: names and addresses come from people.</summary>
internal static class AuditCsv
{
    private const string Instant = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    private static readonly string[] Headings = ["Number", "At", "Who", "What", "Subject", "Detail", "Address"];

    private static readonly CsvWriterOptions Format = CsvWriterOptions.Default with { Separator = ';', WriteByteOrderMark = true, Injection = CsvInjection.Escape };

    public static byte[] Write(IEnumerable<AuditRow> rows)
    {
        using var file = new MemoryStream();
        using (var csv = CsvWriter.Create(file, Format, leaveOpen: true))
        {
            csv.WriteRecord([.. Headings.Select(static key => AuditTexts.Of[key])]);
            foreach (var row in rows)
            {
                csv.WriteRecord(
                [
                    row.Number.ToString(CultureInfo.InvariantCulture), row.At.ToString(Instant, CultureInfo.InvariantCulture), row.ActorName ?? "",
                    AuditTexts.Event(row.Event), row.Subject ?? "", row.Detail ?? "", row.Address ?? "",
                ]);
            }
        }

        return file.ToArray();
    }
}
