namespace SupportBot.Dialogs.Tests.Recognizers.Specifications;

/// <summary>How one specification file fares, and the rows that fail.</summary>
internal sealed record SpecificationScore(string File, int Rows, int Spans, int Full, IReadOnlyList<string> Failures)
{
    /// <summary>Share of the rows whose spans, types and values all agree, 0 to 1.</summary>
    internal double Share => Rows == 0 ? 1 : (double)Full / Rows;

    // Rows without a reference instant were written for one of these; a row passes when its values fit one of them.
    private static readonly DateTime[] Candidates =
    [
        new(2016, 11, 7, 0, 0, 0, DateTimeKind.Unspecified),
        new(2016, 11, 7, 16, 12, 0, DateTimeKind.Unspecified),
        new(2017, 11, 8, 0, 0, 0, DateTimeKind.Unspecified),
        new(2018, 5, 29, 0, 0, 0, DateTimeKind.Unspecified),
    ];

    internal static SpecificationScore Of(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        var recognize = SpecificationMap.Recognizers[name];
        var rows = SpecificationRow.Read(path);
        var failures = new List<string>();
        var (spans, full) = (0, 0);
        foreach (var row in rows)
        {
            var agreement = Judge(row, recognize, out var found);
            spans += agreement == Agreement.None ? 0 : 1;
            full += agreement == Agreement.Full ? 1 : 0;
            if (agreement != Agreement.Full)
            {
                failures.Add(Describe(row, agreement, found));
            }
        }

        return new SpecificationScore(name, rows.Count, spans, full, failures);
    }

    private static Agreement Judge(
        SpecificationRow row, Func<string, DateTime, IReadOnlyList<SpecificationResult>> recognize, out IReadOnlyList<SpecificationResult> found)
    {
        found = [];
        var best = Agreement.None;
        foreach (var reference in row.Reference is { } known ? [known] : Candidates)
        {
            var attempt = recognize(row.Input, reference);
            var agreement = SpecificationComparison.Compare(row, attempt);
            if (agreement > best || found.Count == 0)
            {
                (best, found) = (agreement, attempt);
            }

            if (best == Agreement.Full)
            {
                break;
            }
        }

        return best;
    }

    private static string Describe(SpecificationRow row, Agreement agreement, IReadOnlyList<SpecificationResult> found) =>
        $"{agreement} {row.Input} @{row.Reference:s}{Environment.NewLine}  - {string.Join($"{Environment.NewLine}  - ", row.Expected.Select(Line))}"
        + $"{Environment.NewLine}  + {string.Join($"{Environment.NewLine}  + ", found.Select(Line))}";

    private static string Line(SpecificationResult result) =>
        $"[{result.Text}] {result.TypeName} {result.Start} {string.Join(" | ", result.Readings)}";
}
