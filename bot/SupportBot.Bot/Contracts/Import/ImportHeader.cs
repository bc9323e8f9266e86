namespace SupportBot.Bot.Contracts.Import;

/// <summary>The first line: which cell holds what.</summary>
internal sealed class ImportHeader
{
    private static readonly ImportColumn[] Needed = [ImportColumn.Organisation, ImportColumn.Vendor, ImportColumn.Product, ImportColumn.End];

    private static readonly ImportColumn[] Numbers =
        [ImportColumn.Number, ImportColumn.ContractNumber, ImportColumn.SubscriptionNumber, ImportColumn.RenewalId, ImportColumn.ServiceTag];

    private readonly Dictionary<ImportColumn, int> _positions = [];

    public ImportHeader(IReadOnlyList<string> headings, int line)
    {
        Headings = headings;
        for (var i = 0; i < headings.Count; i++)
        {
            if (ImportWords.Column(headings[i]) is not { } column)
            {
                Ignored.Add(headings[i].Trim());
            }
            else if (!_positions.TryAdd(column, i))
            {
                Problems.Add(new ImportProblem(line, headings[i].Trim(), ImportProblemKind.RepeatedColumn, headings[_positions[column]].Trim()));
            }
        }

        foreach (var needed in Needed.Where(needed => !_positions.ContainsKey(needed)))
        {
            Problems.Add(new ImportProblem(line, needed.ToString(), ImportProblemKind.MissingColumn));
        }

        if (!Array.Exists(Numbers, _positions.ContainsKey))
        {
            Problems.Add(new ImportProblem(line, nameof(ImportColumn.Number), ImportProblemKind.MissingColumn));
        }
    }

    public IReadOnlyList<string> Headings { get; }

    public List<string> Ignored { get; } = [];

    public List<ImportProblem> Problems { get; } = [];

    /// <summary>The separator under which the first line names the most columns; on a tie, the first of semicolon, comma, tab and bar.</summary>
    public static char FindSeparator(string firstLine)
    {
        ReadOnlySpan<char> candidates = [';', ',', '\t', '|'];
        var best = candidates[0];
        var most = -1;
        foreach (var candidate in candidates)
        {
            var known = firstLine.Split(candidate).Count(static heading => ImportWords.Column(heading.Trim().Trim('"')) is not null);
            if (known > most)
            {
                (best, most) = (candidate, known);
            }
        }

        return best;
    }

    /// <summary>The cell of a column, cleaned; empty when the file has no such column.</summary>
    public string Cell(string[] cells, ImportColumn column) => _positions.TryGetValue(column, out var position) ? CellReader.Clean(cells[position]) : "";

    /// <summary>How the file itself calls a column.</summary>
    public string Heading(ImportColumn column) => _positions.TryGetValue(column, out var position) ? Headings[position].Trim() : column.ToString();
}
