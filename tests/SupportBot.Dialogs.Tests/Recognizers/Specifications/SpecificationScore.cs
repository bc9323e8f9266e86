using System.Globalization;

namespace SupportBot.Dialogs.Tests.Recognizers.Specifications;

/// <summary>How one specification file fares, and the rows that fail.</summary>
/// <param name="File">Name of the file.</param>
/// <param name="Rows">How many rows it has.</param>
/// <param name="Spans">How many agree in spans and types.</param>
/// <param name="Full">How many agree in values, too, at their own instant or at one of the candidates.</param>
/// <param name="Strict">How many agree in values at their own instant, or at the first candidate when they give none.</param>
/// <param name="Failures">The rows that are not full, described.</param>
internal sealed record SpecificationScore(string File, int Rows, int Spans, int Full, int Strict, IReadOnlyList<string> Failures)
{
    /// <summary>Share of the rows whose spans, types and values all agree, 0 to 1.</summary>
    internal double Share => Rows == 0 ? 1 : (double)Full / Rows;

    // Two thirds of the rows were written without the instant at which their text was said, though their values need one. These are the instants that the
    // values of those rows themselves point to ("dans trois semaines" = 26 July 2018); such a row passes when all its values fit one of them.
    private static readonly DateTime[] Candidates =
    [
        .. new[]
        {
            "2016-11-07", "2016-11-07T16:12", "2018-05-29", "2019-08-01", "2017-11-07", "2019-01-31", "2017-11-13", "2018-03-22", "2018-07-05", "2020-06-16",
            "2018-05-31", "2018-07-01", "2017-09-01", "2018-05-28", "2017-11-23", "2018-07-31", "2018-11-21", "2018-05-07", "2017-11-08", "2018-06-01",
            "2018-06-12", "2018-06-22", "2018-08-21", "2018-11-01", "2018-11-12", "2018-11-26", "2019-07-08", "2019-06-01", "2019-07-15", "2019-09-09",
            "2019-12-26", "2020-05-06", "2017-12-04", "2018-04-17", "2018-05-14", "2018-05-30", "2018-06-26", "2018-07-09", "2018-08-10", "2018-08-30",
            "2018-12-31", "2015-12-28", "2019-02-28", "2019-04-23", "2019-05-27T12:00", "2019-05-30", "2019-07-30", "2019-08-05", "2019-08-12", "2019-09-02",
            "2019-09-30", "2020-06-12", "2020-07-01", "2016-11-13",
        }.Select(text => DateTime.Parse(text, CultureInfo.InvariantCulture)),
    ];

    internal static SpecificationScore Of(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        var recognize = SpecificationMap.Recognizers[name];
        var rows = SpecificationRow.Read(path);
        var failures = new List<string>();
        var (spans, full, strict) = (0, 0, 0);
        foreach (var row in rows)
        {
            var agreement = Judge(row, recognize, out var found);
            spans += agreement == Agreement.None ? 0 : 1;
            full += agreement == Agreement.Full ? 1 : 0;
            strict += SpecificationComparison.Compare(row, recognize(row.Input, row.Reference ?? Candidates[0])) == Agreement.Full ? 1 : 0;
            if (agreement != Agreement.Full)
            {
                failures.Add(Describe(row, agreement, found));
            }
        }

        return new SpecificationScore(name, rows.Count, spans, full, strict, failures);
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
