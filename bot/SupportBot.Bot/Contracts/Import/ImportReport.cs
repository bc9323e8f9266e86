using System.Globalization;

namespace SupportBot.Bot.Contracts.Import;

/// <summary>What an operator reads after an import.</summary>
internal static class ImportReport
{
    /// <summary>More problems than that have one cause.</summary>
    private const int MostProblems = 200;

    /// <summary>One line for each problem, then what was found.</summary>
    public static IEnumerable<string> Problems(ImportReading reading)
    {
        foreach (var problem in reading.Problems.Take(MostProblems))
        {
            var column = problem.Column is null ? "" : $" [{problem.Column}]";
            var detail = problem.Detail is null ? "" : $": {problem.Detail}";
            yield return string.Create(CultureInfo.InvariantCulture, $"line {problem.Line}{column} {Words(problem.Problem)}{detail}");
        }

        if (reading.Problems.Count > MostProblems)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"... and {reading.Problems.Count - MostProblems} more");
        }
    }

    /// <summary>How the file was understood.</summary>
    public static IEnumerable<string> Reading(ImportReading reading)
    {
        var separator = reading.Separator == '\t' ? "tab" : reading.Separator.ToString();
        yield return string.Create(CultureInfo.InvariantCulture, $"Encoding {reading.Encoding}, separator {separator}, {reading.Contracts.Count} contracts, {reading.Problems.Count} problems.");
        if (reading.IgnoredColumns.Count > 0)
        {
            yield return $"Columns left out: {string.Join(", ", reading.IgnoredColumns)}.";
        }
    }

    /// <summary>What was done, or would be.</summary>
    public static string Summary(ImportSummary summary, bool isTrial)
    {
        var counts = string.Create(
            CultureInfo.InvariantCulture, $"{summary.Added} added, {summary.Changed} changed, {summary.Unchanged} unchanged, {summary.NewOrganisations} new organisations");
        return isTrial ? $"Trial, nothing written: {counts}." : $"Imported: {counts}.";
    }

    private static string Words(ImportProblemKind problem) => problem switch
    {
        ImportProblemKind.Empty => "the file is empty",
        ImportProblemKind.MissingColumn => "no such column",
        ImportProblemKind.RepeatedColumn => "means the same as another column",
        ImportProblemKind.CellCount => "has another number of cells than the headings",
        ImportProblemKind.Quotes => "has a quotation mark in the middle of a cell, or one that does not close",
        ImportProblemKind.Missing => "is empty",
        ImportProblemKind.Formula => "is a formula",
        ImportProblemKind.UnknownVendor => "is not Red Hat, Dell, HP or Symantec",
        ImportProblemKind.UnknownKind => "is not a kind of number",
        ImportProblemKind.BadNumber => "is not a contract's number",
        ImportProblemKind.BadDate => "is not a day between 1990 and 2100",
        ImportProblemKind.EndBeforeStart => "is before the start",
        ImportProblemKind.BadQuantity => "is not a whole number",
        ImportProblemKind.UnknownChannel => "is neither store nor reseller",
        ImportProblemKind.BadEmail => "is not one e-mail address",
        ImportProblemKind.TooLong => "is too long",
        ImportProblemKind.Duplicate => "repeats the number of line",
        _ => throw new ArgumentOutOfRangeException(nameof(problem)),
    };
}
